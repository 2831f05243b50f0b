import type { StatementSync } from 'node:sqlite';
import type { WorkColumns } from '../../work-columns.ts';
import type { Database } from '../sqlite.ts';
import { foldKey } from './work-names.ts';
import { words } from '../search.ts';

/** What a new work's rows hold, but for its id and its key. */
export interface DrawnWork {
  /** JSON, of one property at least and without an id: also what the next import compares with. */
  item: string;
  /** JSON. */
  raw: string | null;
  columns: WorkColumns;
  identifiers: readonly string[];
  /** Folded words for the search index, the key's apart. */
  text: string;
}

/**
 * What an import does ten thousand times: its statements are prepared once, and none is built by
 * Kysely, which would take half of the time.
 */
export class WorkWriter {
  private readonly workspaceId: string;
  private readonly statements: Readonly<
    Record<'holder' | 'named' | 'fromFile' | 'work' | 'key' | 'identifier' | 'text', StatementSync>
  >;

  constructor(db: Database, workspaceId: string) {
    this.workspaceId = workspaceId;
    const prepare = (sql: string) => db.raw.prepare(sql);
    this.statements = {
      holder: prepare('SELECT work_id FROM work_key WHERE workspace_id = ? AND folded = ?'),
      named: prepare(
        `SELECT work.id FROM work_identifier JOIN work ON work.id = work_identifier.work_id
         WHERE work_identifier.workspace_id = ? AND work_identifier.name = ?
           AND work.deleted_at IS NULL ORDER BY work.row LIMIT 1`,
      ),
      fromFile: prepare(
        `SELECT 1 FROM work WHERE workspace_id = ? AND json_extract(raw, '$.key') = ? LIMIT 1`,
      ),
      work: prepare(
        `INSERT INTO work (id, workspace_id, key, item, raw, imported_base, version, type, creators,
           title, container, year, sort_creators, sort_title, created_at, created_by, updated_at, updated_by)
         VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      key: prepare(
        `INSERT INTO work_key (workspace_id, folded, name, work_id, is_alias) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      ),
      identifier: prepare(
        'INSERT INTO work_identifier (workspace_id, name, work_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      text: prepare('INSERT INTO work_search (rowid, text) VALUES (?, ?)'),
    };
  }

  /** Who holds a key or alias; null when it is free. */
  keyHolder(key: string): string | null {
    const row = this.statements.holder.get(this.workspaceId, foldKey(key));
    return row ? String(row.work_id) : null;
  }

  /** The first work that has the identifier and is not deleted. */
  identified(name: string): string | null {
    const row = this.statements.named.get(this.workspaceId, name);
    return row ? String(row.id) : null;
  }

  /** Whether any work came from a file under this key. */
  cameUnder(key: string): boolean {
    return this.statements.fromFile.get(this.workspaceId, key) !== undefined;
  }

  /** A new work, its names and its place in the index. Names that another holds are passed over. */
  insert(
    id: string,
    key: string,
    aliases: readonly string[],
    drawn: DrawnWork,
    by: string,
    at: string,
  ): void {
    const { item, raw, columns, identifiers, text } = drawn;
    const { type, creators, title, container, year, sort_creators, sort_title } = columns;
    const workspace = this.workspaceId;
    const { lastInsertRowid } = this.statements.work.run(
      ...[id, workspace, key, `${item.slice(0, -1)},"id":${JSON.stringify(id)}}`, raw, item],
      ...[type, creators, title, container, year, sort_creators, sort_title],
      ...[at, by, at, by],
    );
    this.statements.key.run(workspace, foldKey(key), key, id, 0);
    for (const alias of aliases) {
      this.statements.key.run(workspace, foldKey(alias), alias, id, 1);
    }
    for (const name of identifiers) this.statements.identifier.run(workspace, name, id);
    const indexed = [text, ...words(key)].join(' ');
    this.statements.text.run(lastInsertRowid, indexed);
  }
}
