import type { Database } from '../sqlite.ts';

/** The members who may see a work; null where it is no restricted one. */
export function readersOf(db: Database, workId: string): string[] | null {
  const work = db.first(db.sql.selectFrom('work').select('restricted').where('id', '=', workId));
  if (work?.restricted !== 1) return null;
  const query = db.sql
    .selectFrom('work_reader')
    .select('user_id')
    .where('work_id', '=', workId)
    .orderBy('user_id');
  return db.all(query).map(({ user_id }) => user_id);
}

/** null lifts the restriction. */
export function writeReaders(db: Database, workId: string, readers: string[] | null): void {
  db.transaction(() => {
    db.run(db.sql.deleteFrom('work_reader').where('work_id', '=', workId));
    const restricted = readers === null ? 0 : 1;
    db.run(db.sql.updateTable('work').set({ restricted }).where('id', '=', workId));
    for (const user_id of new Set(readers ?? [])) {
      db.run(db.sql.insertInto('work_reader').values({ work_id: workId, user_id }));
    }
    if (readers === null) {
      db.run(db.sql.deleteFrom('work_identity').where('work_id', '=', workId));
    }
  });
}

export function realNameOf(db: Database, workId: string): string {
  const query = db.sql
    .selectFrom('work_identity')
    .select('real_name')
    .where('work_id', '=', workId);
  return db.first(query)?.real_name ?? '';
}

export function writeRealName(db: Database, workId: string, real_name: string): void {
  db.run(
    db.sql
      .insertInto('work_identity')
      .values({ work_id: workId, real_name })
      .onConflict((conflict) => conflict.column('work_id').doUpdateSet({ real_name })),
  );
}

/** Ids alone, for whoever meets them on the map: the restricted that one may not see, the withdrawn. */
export function hiddenWorks(
  db: Database,
  workspaceId: string,
  sight: string | null,
): Array<{ id: string; withdrawn_at: string | null }> {
  return db.all(
    db.sql
      .selectFrom('work')
      .leftJoin('work_reader', (join) =>
        join.onRef('work_reader.work_id', '=', 'work.id').on('work_reader.user_id', '=', sight),
      )
      .select(['work.id', 'work.withdrawn_at'])
      .where('work.workspace_id', '=', workspaceId)
      .where((eb) =>
        eb.or([
          eb('work.withdrawn_at', 'is not', null),
          eb.and([eb('work.restricted', '=', 1), eb('work_reader.user_id', 'is', null)]),
        ]),
      ),
  );
}
