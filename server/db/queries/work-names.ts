/** The names by which a work is found: its key, its old ones, its identifiers. */
import type { Database } from '../sqlite.ts';

/** Keys are compared as BibTeX does, without regard to case. */
export function foldKey(key: string): string {
  return key.normalize('NFC').toLowerCase();
}

export function replaceIdentifiers(
  db: Database,
  workspace_id: string,
  work_id: string,
  names: readonly string[],
): void {
  db.run(db.sql.deleteFrom('work_identifier').where('work_id', '=', work_id));
  if (names.length === 0) return;
  const rows = names.map((name) => ({ workspace_id, name, work_id }));
  db.run(db.sql.insertInto('work_identifier').values(rows));
}

/** Who holds a key or alias; null when it is free. */
export function keyHolder(db: Database, workspaceId: string, key: string): string | null {
  const query = db.sql
    .selectFrom('work_key')
    .select('work_id')
    .where('workspace_id', '=', workspaceId)
    .where('folded', '=', foldKey(key));
  return db.first(query)?.work_id ?? null;
}

export function aliasesOf(db: Database, workId: string): string[] {
  const query = db.sql
    .selectFrom('work_key')
    .select('name')
    .where('work_id', '=', workId)
    .where('is_alias', '=', 1)
    .orderBy('folded');
  return db.all(query).map(({ name }) => name);
}

export function allAliases(db: Database, workspaceId: string): Map<string, string[]> {
  const rows = db.all(
    db.sql
      .selectFrom('work_key')
      .select(['work_id', 'name'])
      .where('workspace_id', '=', workspaceId)
      .where('is_alias', '=', 1)
      .orderBy('folded'),
  );
  const aliases = new Map<string, string[]>();
  for (const { work_id, name } of rows) {
    const held = aliases.get(work_id);
    if (held) held.push(name);
    else aliases.set(work_id, [name]);
  }
  return aliases;
}

/** Makes `key` the work's key; the one it had stays as alias. */
export function assignKey(db: Database, workspaceId: string, workId: string, key: string): void {
  db.run(
    db.sql
      .updateTable('work_key')
      .set({ is_alias: 1 })
      .where('work_id', '=', workId)
      .where('is_alias', '=', 0),
  );
  upsertName(db, workspaceId, workId, key, 0);
}

export function addAlias(db: Database, workspaceId: string, workId: string, alias: string): void {
  upsertName(db, workspaceId, workId, alias, 1);
}

function upsertName(
  db: Database,
  workspace_id: string,
  work_id: string,
  name: string,
  is_alias: number,
): void {
  db.run(
    db.sql
      .insertInto('work_key')
      .values({ workspace_id, folded: foldKey(name), name, work_id, is_alias })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'folded'])
          .doUpdateSet({ name, is_alias })
          // Another work's name is never taken over: the caller has asked `keyHolder` first.
          .where('work_key.work_id', '=', work_id),
      ),
  );
}
