/** What a query's words find, asked of the full-text index once: the list and its count read it here. */
import { sql } from 'kysely';
import { ftsQuery } from '../search.ts';
import { NOBODY, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

/**
 * Fills `found_work`, which lasts until the connection gathers anew, with the rows that hold the
 * query's words: some of other projects may be among them, and some that are not to be seen.
 * Returns how many; null for a query without a word, which finds everything.
 */
export function gatherFound(db: Database, workspaceId: string, query: string): number | null {
  const match = ftsQuery(query);
  if (match === null) return null;
  db.raw.exec('CREATE TEMP TABLE IF NOT EXISTS found_work (row INTEGER PRIMARY KEY)');
  db.run(db.sql.deleteFrom('found_work'));
  const { first, last } = db.first(
    db.sql.selectNoFrom(() => [
      edge(workspaceId, 'min').as('first'),
      edge(workspaceId, 'max').as('last'),
    ]),
  )!;
  if (first === null || last === null) return 0;
  const found = db.sql
    .selectFrom('work_search')
    .select('rowid')
    .where('work_search', sql`MATCH`, match)
    .where('rowid', '>=', first)
    .where('rowid', '<=', last);
  return db.run(db.sql.insertInto('found_work').columns(['row']).expression(found));
}

/** A project's works came in together for the most part, so that its rows are nearly all between its own two ends. */
function edge(workspaceId: string, end: 'min' | 'max') {
  return sql<number | null>`(
    SELECT ${sql.raw(end)}(row) FROM work INDEXED BY work_probe WHERE workspace_id = ${workspaceId}
  )`;
}

/**
 * How many of `matches` gathered works are live in the project and to be seen. Nearly all are: those
 * that are not are counted, which the indexes know without reading each of a hundred thousand.
 */
export function countFound(
  db: Database,
  workspaceId: string,
  matches: number,
  sight: Sight,
): number {
  const { elsewhere, aside } = db.first(
    db.sql.selectNoFrom(() => [
      sql<number>`(
        SELECT count(*) FROM workspace CROSS JOIN work INDEXED BY work_probe
          ON work.workspace_id = workspace.id
          AND work.row >= ${edge(workspaceId, 'min')} AND work.row <= ${edge(workspaceId, 'max')}
        CROSS JOIN found_work ON found_work.row = work.row
        WHERE workspace.id <> ${workspaceId}
      )`.as('elsewhere'),
      sql<number>`(
        SELECT count(*) FROM work INDEXED BY work_aside CROSS JOIN found_work
          ON found_work.row = work.row
        WHERE work.workspace_id = ${workspaceId}
          AND (work.deleted_at IS NOT NULL OR work.withdrawn_at IS NOT NULL OR work.restricted = 1)
          AND (work.deleted_at IS NOT NULL OR work.withdrawn_at IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM work_reader
            WHERE work_reader.work_id = work.id AND work_reader.user_id = ${sight ?? NOBODY}
          ))
      )`.as('aside'),
    ]),
  )!;
  return matches - elsewhere - aside;
}
