import type { LookupScheme } from '../../../bibliography/index.ts';
import type { Database } from '../sqlite.ts';

export interface PendingLookup {
  work_id: string;
  workspace_id: string;
  scheme: LookupScheme;
  identifier: string;
  asked_by: string;
  attempts: number;
}

export function insertPending(
  db: Database,
  pending: Omit<PendingLookup, 'attempts'>,
  nextAt: string,
): void {
  db.run(db.sql.insertInto('pending_lookup').values({ ...pending, next_at: nextAt }));
}

/** Those to be asked again now, the longest waiting first. */
export function duePending(db: Database, now: string, most: number): PendingLookup[] {
  return db
    .all(
      db.sql
        .selectFrom('pending_lookup')
        .select(['work_id', 'workspace_id', 'scheme', 'identifier', 'asked_by', 'attempts'])
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(most),
    )
    .map((row) => ({ ...row, scheme: row.scheme as LookupScheme }));
}

export function postponePending(db: Database, workId: string, attempts: number, at: string): void {
  db.run(
    db.sql
      .updateTable('pending_lookup')
      .set({ attempts, next_at: at })
      .where('work_id', '=', workId),
  );
}

export function deletePending(db: Database, workId: string): void {
  db.run(db.sql.deleteFrom('pending_lookup').where('work_id', '=', workId));
}
