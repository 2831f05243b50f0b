import type { Database } from '../sqlite.ts';
import type { Tables } from '../tables.ts';

export type OwnStyleRow = Tables['own_style'];

/** In the order in which they came. */
export function ownStyles(
  db: Database,
  workspaceId: string,
): Array<Pick<OwnStyleRow, 'id' | 'title' | 'kind'>> {
  return db.all(
    db.sql
      .selectFrom('own_style')
      .select(['id', 'title', 'kind'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('created_at')
      .orderBy('id'),
  );
}

export function ownStyle(
  db: Database,
  workspaceId: string,
  id: string,
): Pick<OwnStyleRow, 'parent' | 'csl'> | null {
  return db.first(
    db.sql
      .selectFrom('own_style')
      .select(['parent', 'csl'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id),
  );
}

export function insertOwnStyle(db: Database, row: OwnStyleRow): void {
  db.run(db.sql.insertInto('own_style').values(row));
}

/** @returns whether there was one */
export function deleteOwnStyle(db: Database, workspaceId: string, id: string): boolean {
  const query = db.sql
    .deleteFrom('own_style')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning('id');
  return db.first(query) !== null;
}
