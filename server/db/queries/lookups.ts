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
  return pendingRows(db, allPending(db).where('next_at', '<=', now).orderBy('next_at').limit(most));
}

function allPending(db: Database) {
  return db.sql
    .selectFrom('pending_lookup')
    .select(['work_id', 'workspace_id', 'scheme', 'identifier', 'asked_by', 'attempts']);
}

function pendingRows(db: Database, query: ReturnType<typeof allPending>): PendingLookup[] {
  return db.all(query).map((row) => ({ ...row, scheme: row.scheme as LookupScheme }));
}

export function pendingOf(db: Database, workId: string): PendingLookup | null {
  return pendingRows(db, allPending(db).where('work_id', '=', workId))[0] ?? null;
}

/** The works of a project that wait for their details. */
export function pendingWorks(db: Database, workspaceId: string): Set<string> {
  const query = db.sql
    .selectFrom('pending_lookup')
    .select('work_id')
    .where('workspace_id', '=', workspaceId);
  return new Set(db.all(query).map(({ work_id }) => work_id));
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
