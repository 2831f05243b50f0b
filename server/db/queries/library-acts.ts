import type { Database } from '../sqlite.ts';

export function insertAct(
  db: Database,
  row: { id: string; workspace_id: string; user_id: string; at: string },
): void {
  db.run(db.sql.insertInto('library_act').values({ ...row, undone_at: null }));
}

export function insertActWork(db: Database, act_id: string, work_id: string, done: string): void {
  db.run(db.sql.insertInto('library_act_work').values({ act_id, work_id, done }));
}

/** What an act did, by work; null where it is not this person's, or was taken back already. */
export function actOf(
  db: Database,
  workspaceId: string,
  userId: string,
  id: string,
): Array<{ workId: string; done: string }> | null {
  const act = db.first(
    db.sql
      .selectFrom('library_act')
      .select('id')
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .where('undone_at', 'is', null),
  );
  if (!act) return null;
  const rows = db.all(
    db.sql.selectFrom('library_act_work').select(['work_id', 'done']).where('act_id', '=', id),
  );
  return rows.map(({ work_id, done }) => ({ workId: work_id, done }));
}

export function markUndone(db: Database, id: string, at: string): void {
  db.run(db.sql.updateTable('library_act').set({ undone_at: at }).where('id', '=', id));
}
