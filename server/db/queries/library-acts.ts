import type { StatementSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { PastImport } from '../../types.ts';
import type { Database } from '../sqlite.ts';

export interface Act {
  id: string;
  workspace_id: string;
  user_id: string;
  at: string;
}

/** What one act does to works, written as it goes: its statements are prepared once. */
export class ActWriter {
  private readonly id: string;
  private readonly insert: StatementSync;
  private readonly replace: StatementSync;
  private readonly written = new Set<string>();

  constructor(db: Database, act: Act) {
    db.run(db.sql.insertInto('library_act').values({ ...act, undone_at: null }));
    this.id = act.id;
    // Not `INSERT OR REPLACE`: its inner savepoint makes FTS5 write what it holds at every work.
    this.insert = db.raw.prepare(
      'INSERT INTO library_act_work (done, act_id, work_id) VALUES (?, ?, ?)',
    );
    this.replace = db.raw.prepare(
      'UPDATE library_act_work SET done = ? WHERE act_id = ? AND work_id = ?',
    );
  }

  /** The last word on a work counts: a file may hold it twice. */
  write(workId: string, done: object): void {
    const statement = this.written.has(workId) ? this.replace : this.insert;
    statement.run(JSON.stringify(done), this.id, workId);
    this.written.add(workId);
  }
}

/** What an act did, by work, as JSON; null where it is not this person's, or was taken back already. */
export function actOf(
  db: Database,
  workspaceId: string,
  userId: string,
  id: string,
): Array<{ workId: string; done: unknown }> | null {
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
  return rows.map(({ work_id, done }) => ({ workId: work_id, done: JSON.parse(done) as unknown }));
}

export function markUndone(db: Database, id: string, at: string): void {
  db.run(db.sql.updateTable('library_act').set({ undone_at: at }).where('id', '=', id));
}

/** A person's imports that changed something and were not taken back, the newest first. */
export function importActs(
  db: Database,
  workspaceId: string,
  userId: string,
  limit: number,
): PastImport[] {
  const query = db.sql
    .selectFrom('audit')
    .innerJoin('library_act', (join) =>
      join.on(sql<boolean>`library_act.id = audit.params ->> 'id'`),
    )
    .select([
      'library_act.id',
      'audit.at',
      sql<string | null>`audit.params ->> 'filename'`.as('filename'),
      sql<number>`audit.params ->> 'imported'`.as('imported'),
      sql<number>`audit.params ->> 'updated'`.as('updated'),
    ])
    .where('audit.workspace_id', '=', workspaceId)
    .where('audit.actor', '=', userId)
    .where('audit.act', '=', 'import')
    .where('library_act.undone_at', 'is', null)
    .where(sql<boolean>`audit.params ->> 'imported' + audit.params ->> 'updated' > 0`)
    .orderBy('audit.id', 'desc')
    .limit(limit);
  return db.all(query);
}
