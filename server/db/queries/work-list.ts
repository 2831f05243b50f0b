/** The library's list: found, filtered, sorted, a page at a time. */
import type { ReadingState, WorkSort } from '../../types.ts';
import { ftsQuery } from '../search.ts';
import { isSeen, NOBODY, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';
import { isNotMerged, LIST_COLUMNS, type WorkListRow } from './works.ts';
import { sql } from 'kysely';

const SORT_COLUMN = {
  creators: 'work.sort_creators',
  title: 'work.sort_title',
  year: 'work.year',
  container: 'work.container',
  key: 'work.key',
  updated: 'work.updated_at',
} as const satisfies Record<Exclude<WorkSort, 'uses'>, string>;

export type StoredSort = keyof typeof SORT_COLUMN;

export function listWorks(
  db: Database,
  workspaceId: string,
  filter: {
    query: string;
    deleted: boolean;
    type: string | null;
    sort: StoredSort;
    direction: 'asc' | 'desc';
    /** Of one user: the state, or 'none'. */
    reading: { userId: string; status: ReadingState | 'none' } | null;
    limit?: number;
    offset?: number;
    sight?: Sight;
    /** Of these alone, or of all but these. */
    among?: { ids: readonly string[]; in: boolean };
    /** The id of one. */
    collection?: string | null;
    /** Folded. */
    tag?: string | null;
  },
): WorkListRow[] {
  const { limit, offset = 0 } = filter;
  return db.all(
    matchingWorks(db, workspaceId, filter)
      .select(LIST_COLUMNS)
      .$if(limit !== undefined, (limited) => limited.limit(limit!).offset(offset))
      .orderBy(SORT_COLUMN[filter.sort], filter.direction)
      .orderBy('work.sort_creators')
      .orderBy('work.year')
      .orderBy('work.id'),
  );
}

type WorkFilter = Parameters<typeof listWorks>[2];

/** From so many matches on, sorting them costs more than walking the order. */
const WIDE = 2000;

function countMatches(db: Database, match: string): number {
  const query = db.sql
    .selectFrom('work_search')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('work_search', sql`MATCH`, match);
  return db.first(query)!.n;
}

/** How many `listWorks` would list without its limit. */
export function countListed(db: Database, workspaceId: string, filter: WorkFilter): number {
  const match = ftsQuery(filter.query);
  const { type, reading, among, deleted, collection, tag } = filter;
  if (match && !type && !reading && !among && !deleted && !collection && !tag) {
    // The index answers for each match: no work is read.
    const counted = sql<{ n: number }>`
      SELECT count(*) AS n FROM work_search JOIN work INDEXED BY work_probe
        ON work.workspace_id = ${workspaceId} AND work.row = work_search.rowid
      WHERE work_search MATCH ${match} AND work.deleted_at IS NULL AND work.withdrawn_at IS NULL
        AND (work.restricted = 0 OR EXISTS (
          SELECT 1 FROM work_reader JOIN work AS held ON held.id = work_reader.work_id
          WHERE held.row = work_search.rowid AND work_reader.user_id = ${filter.sight ?? NOBODY}
        ))`;
    return db.first<{ n: number }>({ compile: () => counted.compile(db.sql) })!.n;
  }
  const query = matchingWorks(db, workspaceId, filter).select((eb) =>
    eb.fn.countAll<number>().as('n'),
  );
  return db.first(query)!.n;
}

function matchingWorks(db: Database, workspaceId: string, filter: WorkFilter) {
  let query = db.sql
    .selectFrom('work')
    .where('work.workspace_id', '=', workspaceId)
    .where('work.deleted_at', filter.deleted ? 'is not' : 'is', null)
    .where('work.withdrawn_at', 'is', null)
    // What was merged is not in the bin.
    .$if(filter.deleted, (bin) => bin.where(isNotMerged))
    // Unrestricted works, nearly all, are let through without another look.
    .where((eb) =>
      eb.or([eb('work.restricted', '=', 0), isSeen('work.id', filter.sight ?? NOBODY)]),
    );
  const match = ftsQuery(filter.query);
  if (match) {
    const found = db.sql
      .selectFrom('work_search')
      .select('rowid')
      .where('work_search', sql`MATCH`, match);
    // Of many matches the first by order are wanted: the `+` walks the order and asks each.
    const isWide = filter.limit !== undefined && countMatches(db, match) > WIDE;
    query = isWide
      ? query.where(sql`+work.row`, 'in', found)
      : query.where('work.row', 'in', found);
  }
  if (filter.type) query = query.where('work.type', '=', filter.type);
  if (filter.reading) {
    const { userId, status } = filter.reading;
    const state = db.sql
      .selectFrom('reading')
      .select('status')
      .where('reading.work_id', '=', sql.ref<string>('work.id'))
      .where('reading.user_id', '=', userId);
    query = query.where(state, status === 'none' ? 'is' : '=', status === 'none' ? null : status);
  }
  if (filter.collection) {
    const held = db.sql.selectFrom('collection_work').select('work_id');
    query = query.where('work.id', 'in', held.where('collection_id', '=', filter.collection));
  }
  if (filter.tag) {
    const held = db.sql.selectFrom('work_tag').select('work_id');
    const tagged = held.where('workspace_id', '=', workspaceId).where('folded', '=', filter.tag);
    query = query.where('work.id', 'in', tagged);
  }
  if (filter.among) {
    const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify(filter.among.ids)}))`;
    query = query.where('work.id', filter.among.in ? 'in' : 'not in', ids);
  }
  return query;
}
