import type { Database } from '../sqlite.ts';

export function readLab(db: Database): { name: string; publicUrl: string } | null {
  const row = db.first(db.sql.selectFrom('lab').select(['name', 'public_url']));
  return row && { name: row.name, publicUrl: row.public_url };
}

export function writeLab(db: Database, lab: { name: string; publicUrl: string }): void {
  const values = { name: lab.name, public_url: lab.publicUrl };
  db.run(
    db.sql
      .insertInto('lab')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
  );
}

export function insertAudit(
  db: Database,
  entry: { at: string; actor: string; workspace: string | null; act: string; params: object },
): void {
  db.run(
    db.sql.insertInto('audit').values({
      at: entry.at,
      actor: entry.actor,
      workspace_id: entry.workspace,
      act: entry.act,
      params: JSON.stringify(entry.params),
    }),
  );
}

export interface AuditEntry {
  at: string;
  actor: string;
  act: string;
  params: Record<string, string | number>;
}

export function auditSince(db: Database, workspaceId: string, since: string): AuditEntry[] {
  const query = db.sql
    .selectFrom('audit')
    .select(['at', 'actor', 'act', 'params'])
    .where('workspace_id', '=', workspaceId)
    .where('at', '>', since)
    .orderBy('id', 'desc');
  return db.all(query).map((row) => ({ ...row, params: JSON.parse(row.params) }));
}

/**
 * Counts one more try under `name` and returns the count within the window and when it ends (ms
 * since the epoch). A window begins with its first try.
 */
export function countTry(
  db: Database,
  name: string,
  nowMs: number,
  windowMs: number,
): { count: number; untilMs: number } {
  return db.transaction(() => {
    db.run(db.sql.deleteFrom('rate_limit').where('until_ms', '<=', nowMs));
    const row = db.first(
      db.sql
        .insertInto('rate_limit')
        .values({ name, count: 1, until_ms: nowMs + windowMs })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((eb) => ({ count: eb('rate_limit.count', '+', 1) })),
        )
        .returning(['count', 'until_ms']),
    );
    return { count: row!.count, untilMs: row!.until_ms };
  });
}

export function forgetTries(db: Database, name: string): void {
  db.run(db.sql.deleteFrom('rate_limit').where('name', '=', name));
}
