import type { Database } from '../sqlite.ts';
import { rewriteSheets } from './sheets.ts';

/** True while the work is here and nothing of it has been erased. */
export function isToErase(db: Database, workId: string): boolean {
  const row = db.first(db.sql.selectFrom('work').select('withdrawn_at').where('id', '=', workId));
  return row !== null && row.withdrawn_at === null;
}

/** Empties a work and takes away all that stands on it; its id stays, so that evidence still points somewhere. */
export function emptyWork(
  db: Database,
  workId: string,
  at: string,
  sheetWithout: (content: string) => string | null,
): void {
  db.transaction(() => {
    const tables = [
      'excerpt',
      'reading',
      'recommendation',
      'note',
      'note_mention',
      'work_reader',
      'work_identity',
      'work_key',
      'work_identifier',
      'collection_work',
      'work_tag',
      'library_act_work',
    ] as const;
    for (const table of tables) db.run(db.sql.deleteFrom(table).where('work_id', '=', workId));
    db.run(
      db.sql
        .deleteFrom('work_merge')
        .where((eb) => eb.or([eb('kept_id', '=', workId), eb('merged_id', '=', workId)])),
    );
    db.run(
      db.sql
        .deleteFrom('comment')
        .where('target_kind', '=', 'work')
        .where('target_id', '=', workId),
    );
    rewriteSheets(db, workId, sheetWithout);
    const found = db.first(db.sql.selectFrom('work').select('row').where('id', '=', workId));
    if (found) db.run(db.sql.deleteFrom('work_search').where('rowid', '=', found.row));
    db.run(
      db.sql
        .updateTable('work')
        .set({
          key: `withdrawn-${workId}`,
          item: JSON.stringify({ id: workId, type: 'document' }),
          raw: null,
          imported_base: null,
          type: 'document',
          creators: '',
          title: '',
          container: '',
          year: null,
          sort_creators: '',
          sort_title: '',
          updated_at: at,
          deleted_at: at,
          // Nobody is named any more: its note's address opens to no one.
          restricted: 1,
          withdrawn_at: at,
        })
        .where('id', '=', workId),
    );
  });
}

/** Leaves no erased byte behind: in the search index, in free pages, in the write-ahead log. */
export function scrub(db: Database): void {
  // The one time that statements are not built: these are about the file, not about rows.
  db.raw.exec(`
    PRAGMA secure_delete = ON;
    INSERT INTO work_search (work_search) VALUES ('optimize');
    VACUUM;
    PRAGMA wal_checkpoint(TRUNCATE);
  `);
}
