import type { Database } from '../sqlite.ts';
import type { Tables } from '../tables.ts';

export type ImageRow = Tables['image'];

export function imageById(db: Database, workspaceId: string, id: string): ImageRow | null {
  return db.first(
    db.sql
      .selectFrom('image')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id),
  );
}

/** Of one project, or of all. */
export function listImages(db: Database, workspaceId?: string): ImageRow[] {
  const all = db.sql.selectFrom('image').selectAll().orderBy('workspace_id').orderBy('id');
  return db.all(workspaceId === undefined ? all : all.where('workspace_id', '=', workspaceId));
}

/** One that is there already is looked at anew: it has just been given again. */
export function putImage(db: Database, row: ImageRow): void {
  db.run(
    db.sql
      .insertInto('image')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'id']).doUpdateSet({ unused_since: row.unused_since }),
      ),
  );
}

export function setUnused(
  db: Database,
  { workspace_id, id }: Pick<ImageRow, 'workspace_id' | 'id'>,
  since: string | null,
): void {
  db.run(
    db.sql
      .updateTable('image')
      .set({ unused_since: since })
      .where('workspace_id', '=', workspace_id)
      .where('id', '=', id),
  );
}

export function deleteImage(db: Database, workspaceId: string, id: string): void {
  db.run(db.sql.deleteFrom('image').where('workspace_id', '=', workspaceId).where('id', '=', id));
}

/** Whether a project holds it still, besides that one. */
export function imageIsHeld(db: Database, id: string, besides = ''): boolean {
  const query = db.sql
    .selectFrom('image')
    .select('id')
    .where('id', '=', id)
    .where('workspace_id', '!=', besides);
  return db.first(query) !== null;
}
