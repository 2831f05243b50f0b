/** The library's list: found, filtered, sorted, a page at a time. */
import type { ReadingState, WorkSort } from '../../types.ts';
import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';
import type { Tables } from '../tables.ts';
import { countFound, gatherFound } from './work-found.ts';
import { isNotMerged, LIST_COLUMNS, type WorkListRow } from './works.ts';
import { sql, type SelectQueryBuilder } from 'kysely';

const SORT_COLUMN = {
  creators: 'work.sort_creators',
  title: 'work.sort_title',
  year: 'work.year',
  container: 'work.container',
  key: 'work.key',
  updated: 'work.updated_at',
} as const satisfies Record<Exclude<WorkSort, 'uses'>, string>;

type StoredSort = keyof typeof SORT_COLUMN;

export interface WorkFilter {
  query: string;
  deleted: boolean;
  type: string | null;
  /** Of one user: the state, or 'none'. */
  reading: { userId: string; status: ReadingState | 'none' } | null;
  sight: Sight;
  /** Each: of these ids alone, or of all but these. */
  among: ReadonlyArray<{ ids: readonly string[]; in: boolean }>;
  /** The id of one. */
  collection: string | null;
  /** Folded. */
  tag: string | null;
}

export interface WorkOrder {
  sort: WorkSort;
  direction: 'asc' | 'desc';
  /** How often each work is cited, by id, those that are: the graph knows, not the table. */
  uses: ReadonlyMap<string, number>;
}

export interface WorkSlice {
  offset: number;
  limit: number;
}

interface Found {
  filter: WorkFilter;
  /** How many rows hold the query's words, whoever may see them; null without a query. */
  matches: number | null;
}

/** Of so many rows at most, reading and sorting them all costs less than walking the order. */
const NARROW = 2000;

/** A page in the order asked for (then by author, year and id), and how many there are in all. */
export function pageOfWorks(
  db: Database,
  workspaceId: string,
  filter: WorkFilter,
  order: WorkOrder,
  slice: WorkSlice,
): { rows: WorkListRow[]; total: number } {
  const found = { filter, matches: gatherFound(db, workspaceId, filter.query) };
  if (order.sort === 'uses') return pageByUses(db, workspaceId, found, order, slice);
  const rows = slicedRows(db, workspaceId, found, order.sort, order.direction, slice);
  const isWhole = slice.offset === 0 && rows.length < slice.limit;
  return { rows, total: isWhole ? rows.length : countListed(db, workspaceId, found) };
}

const UNFILTERED = {
  deleted: false,
  type: null,
  reading: null,
  among: [],
  collection: null,
  tag: null,
} satisfies Partial<WorkFilter>;

/** The first live works in the usual order, without their number; all of them where there is no limit. */
export function listWorks(
  db: Database,
  workspaceId: string,
  { query, sight, limit }: { query: string; sight: Sight; limit?: number },
): WorkListRow[] {
  const filter = { ...UNFILTERED, query, sight };
  const found = { filter, matches: gatherFound(db, workspaceId, query) };
  const everything = -1;
  const slice = { offset: 0, limit: limit ?? everything };
  return slicedRows(db, workspaceId, found, 'creators', 'asc', slice);
}

/** The cited works are sorted here, by their ids; all others, cited by nothing, are a part of the usual order. */
function pageByUses(
  db: Database,
  workspaceId: string,
  found: Found,
  { direction, uses }: WorkOrder,
  { offset, limit }: WorkSlice,
): { rows: WorkListRow[]; total: number } {
  const among = (ids: readonly string[], isIn: boolean): Found => ({
    ...found,
    filter: { ...found.filter, among: [...found.filter.among, { ids, in: isIn }] },
  });
  const sign = direction === 'asc' ? 1 : -1;
  const cited = db
    .all(ordered(matchingWorks(db, workspaceId, among([...uses.keys()], true)).select('work.id')))
    .map(({ id }) => id)
    .sort((a, b) => sign * ((uses.get(a) ?? 0) - (uses.get(b) ?? 0)));
  const total = countListed(db, workspaceId, found);
  const uncited = total - cited.length;
  const [citedFrom, uncitedFrom] = direction === 'desc' ? [0, cited.length] : [uncited, 0];
  /** The part of the page that falls on `length` rows, the first of which is the list's `from`th. */
  const part = (from: number, length: number): WorkSlice => {
    const first = Math.min(Math.max(offset - from, 0), length);
    const end = Math.min(Math.max(offset + limit - from, 0), length);
    return { offset: first, limit: end - first };
  };
  const citedPart = part(citedFrom, cited.length);
  const ids = cited.slice(citedPart.offset, citedPart.offset + citedPart.limit);
  const read = new Map(
    db
      .all(matchingWorks(db, workspaceId, among(ids, true)).select(LIST_COLUMNS))
      .map((row) => [row.id, row]),
  );
  const citedRows = ids.map((id) => read.get(id)!);
  const rest = part(uncitedFrom, uncited);
  const others =
    rest.limit === 0
      ? []
      : slicedRows(db, workspaceId, among([...uses.keys()], false), 'creators', 'asc', rest);
  return {
    rows: direction === 'desc' ? [...citedRows, ...others] : [...others, ...citedRows],
    total,
  };
}

function slicedRows(
  db: Database,
  workspaceId: string,
  found: Found,
  sort: StoredSort,
  direction: 'asc' | 'desc',
  { offset, limit }: WorkSlice,
): WorkListRow[] {
  const query = matchingWorks(db, workspaceId, found).select(LIST_COLUMNS);
  return db.all(ordered(query, sort, direction).limit(limit).offset(offset));
}

function ordered<O>(
  query: SelectQueryBuilder<Tables, 'work', O>,
  sort: StoredSort = 'creators',
  direction: 'asc' | 'desc' = 'asc',
): SelectQueryBuilder<Tables, 'work', O> {
  return (
    query
      .orderBy(SORT_COLUMN[sort], direction)
      // Named twice it would cost the index that has this very order.
      .$if(sort !== 'creators', (sorted) => sorted.orderBy('work.sort_creators'))
      .orderBy('work.year')
      .orderBy('work.id')
  );
}

/** How many the filter lets through. */
function countListed(db: Database, workspaceId: string, { filter, matches }: Found): number {
  const { type, reading, among, deleted, collection, tag, sight } = filter;
  const isByWords = !type && !reading && among.length === 0 && !deleted && !collection && !tag;
  if (isByWords && matches !== null && matches > NARROW) {
    return countFound(db, workspaceId, matches, sight);
  }
  const query = matchingWorks(db, workspaceId, { filter, matches }).select((eb) =>
    eb.fn.countAll<number>().as('n'),
  );
  return db.first(query)!.n;
}

function matchingWorks(db: Database, workspaceId: string, { filter, matches }: Found) {
  const hasFewMatches = matches !== null && matches <= NARROW;
  const isNarrow =
    hasFewMatches || filter.among.some(({ ids, in: isIn }) => isIn && ids.length <= NARROW);
  let query = db.sql
    .selectFrom('work')
    // Of few works those lead: the `+` takes the orders' indexes away, which would be walked whole.
    .where(isNarrow ? sql<string>`+work.workspace_id` : 'work.workspace_id', '=', workspaceId)
    .where('work.deleted_at', filter.deleted ? 'is not' : 'is', null)
    .where('work.withdrawn_at', 'is', null)
    // What was merged is not in the bin.
    .$if(filter.deleted, (bin) => bin.where(isNotMerged))
    // Unrestricted works, nearly all, are let through without another look.
    .where((eb) => eb.or([eb('work.restricted', '=', 0), isSeen('work.id', filter.sight)]));
  if (matches !== null) {
    const found = db.sql.selectFrom('found_work').select('row');
    // Of many matches the first by order are wanted: the `+` walks the order and asks each.
    query = query.where(hasFewMatches ? 'work.row' : sql<number>`+work.row`, 'in', found);
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
  for (const { ids, in: isIn } of filter.among) {
    const listed = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
    query = query.where('work.id', isIn ? 'in' : 'not in', listed);
  }
  return query;
}
