/** Writing one work; many at once are `work-writer.ts`. */
import type { CslData, CslItem, RawEntry } from '../../../bibliography/index.ts';
import type { WorkColumns } from '../../work-columns.ts';
import type { Database } from '../sqlite.ts';

export interface WorkContent {
  key: string;
  item: CslItem;
  raw: RawEntry | null;
  importedBase: CslData | null;
  columns: WorkColumns;
}

/** As the table holds it. */
const stored = (content: WorkContent) => ({
  key: content.key,
  item: JSON.stringify(content.item),
  raw: content.raw && JSON.stringify(content.raw),
  imported_base: content.importedBase && JSON.stringify(content.importedBase),
  ...content.columns,
});

export function insertWork(
  db: Database,
  workspaceId: string,
  content: WorkContent,
  by: string,
  at: string,
): void {
  db.run(
    db.sql.insertInto('work').values({
      ...stored(content),
      id: content.item.id,
      workspace_id: workspaceId,
      version: 1,
      created_at: at,
      created_by: by,
      updated_at: at,
      updated_by: by,
      deleted_at: null,
    }),
  );
}

export function updateWork(
  db: Database,
  content: WorkContent,
  version: number,
  by: string,
  at: string,
): void {
  db.run(
    db.sql
      .updateTable('work')
      .set({ ...stored(content), version, updated_at: at, updated_by: by })
      .where('id', '=', content.item.id),
  );
}

/** Only what the next import compares with: no one's edit, so the version stays. */
export function updateImportedBase(
  db: Database,
  workId: string,
  base: CslData,
  raw: RawEntry | null,
): void {
  db.run(
    db.sql
      .updateTable('work')
      .set({ imported_base: JSON.stringify(base), raw: raw && JSON.stringify(raw) })
      .where('id', '=', workId),
  );
}

export function markWorkDeleted(
  db: Database,
  workId: string,
  deletedAt: string | null,
  by: string,
  at: string,
): void {
  db.run(
    db.sql
      .updateTable('work')
      .set((eb) => ({
        deleted_at: deletedAt,
        version: eb('version', '+', 1),
        updated_at: at,
        updated_by: by,
      }))
      .where('id', '=', workId),
  );
}

export function indexWork(db: Database, workId: string, text: string): void {
  const row = db.first(db.sql.selectFrom('work').select('row').where('id', '=', workId))!.row;
  // FTS5 has no upsert; REPLACE is how a contentless row is rewritten.
  db.run(db.sql.insertInto('work_search').orReplace().values({ rowid: row, text }));
}
