import type { ReadingState } from '../../types.ts';
import type { Database } from '../sqlite.ts';

export interface ReadingRow {
  work_id: string;
  user_id: string;
  name: string;
  status: ReadingState | null;
  shared: number;
}

/** One's own, and what the others of the workspace share: nobody else's is ever read. */
export function visibleReadings(
  db: Database,
  workspaceId: string,
  userId: string | null,
  workId: string | null = null,
): ReadingRow[] {
  const ofWork = workId === null ? [] : [workId];
  return db.all(
    db.sql
      .selectFrom('reading')
      .$if(workId !== null, (query) => query.where('reading.work_id', 'in', ofWork))
      .innerJoin('work', 'work.id', 'reading.work_id')
      .innerJoin('user', 'user.id', 'reading.user_id')
      // Who has left takes their readings out of sight.
      .innerJoin('member', (join) =>
        join
          .onRef('member.user_id', '=', 'reading.user_id')
          .onRef('member.workspace_id', '=', 'work.workspace_id'),
      )
      .select(['reading.work_id', 'reading.user_id', 'user.name', 'reading.status', 'shared'])
      .where('work.workspace_id', '=', workspaceId)
      .where((eb) => eb.or([eb('reading.user_id', '=', userId ?? ''), eb('shared', '=', 1)]))
      .orderBy('user.name'),
  );
}

export function ownReading(
  db: Database,
  userId: string,
  workId: string,
): { status: ReadingState | null; shared: boolean } | null {
  const row = db.first(
    db.sql
      .selectFrom('reading')
      .select(['status', 'shared'])
      .where('user_id', '=', userId)
      .where('work_id', '=', workId),
  );
  return row && { status: row.status, shared: row.shared === 1 };
}

export function writeReading(
  db: Database,
  row: {
    user_id: string;
    work_id: string;
    status: ReadingState | null;
    shared: boolean;
    updated_at: string;
  },
): void {
  const values = { status: row.status, shared: row.shared ? 1 : 0, updated_at: row.updated_at };
  db.run(
    db.sql
      .insertInto('reading')
      .values({ user_id: row.user_id, work_id: row.work_id, ...values })
      .onConflict((conflict) => conflict.columns(['work_id', 'user_id']).doUpdateSet(values)),
  );
}
