import { sql } from 'kysely';
import type { CslData, CslItem, RawEntry } from '../../../bibliography/index.ts';
import type { ReadingState, WorkSort } from '../../types.ts';
import type { WorkColumns } from '../../work-columns.ts';
import { ftsQuery } from '../search.ts';
import { isSeen, NOBODY, type Sight } from '../sight.ts';
import { survivorOf } from './merges.ts';
import type { Database } from '../sqlite.ts';

const LIST_COLUMNS = [
  'work.id',
  'work.key',
  'work.type',
  'work.creators',
  'work.title',
  'work.container',
  'work.year',
  'work.version',
  'work.updated_at',
  'work.deleted_at',
  'work.restricted',
] as const;

export interface WorkListRow {
  id: string;
  key: string;
  type: string;
  creators: string;
  title: string;
  container: string;
  year: number | null;
  version: number;
  updated_at: string;
  deleted_at: string | null;
  restricted: number;
}

export interface WorkRow extends WorkListRow {
  item: CslItem;
  raw: RawEntry | null;
  importedBase: CslData | null;
  updated_by: string | null;
}

const SORT_COLUMN = {
  creators: 'work.sort_creators',
  title: 'work.sort_title',
  year: 'work.year',
  container: 'work.container',
  key: 'work.key',
  updated: 'work.updated_at',
} as const satisfies Record<Exclude<WorkSort, 'uses'>, string>;

export type StoredSort = keyof typeof SORT_COLUMN;

/** Keys are compared as BibTeX does, without regard to case. */
export function foldKey(key: string): string {
  return key.normalize('NFC').toLowerCase();
}

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

function parse(row: {
  item: string;
  raw: string | null;
  imported_base: string | null;
}): Pick<WorkRow, 'item' | 'raw' | 'importedBase'> {
  return {
    item: JSON.parse(row.item) as CslItem,
    raw: row.raw === null ? null : (JSON.parse(row.raw) as RawEntry),
    importedBase: row.imported_base === null ? null : (JSON.parse(row.imported_base) as CslData),
  };
}

const FULL_COLUMNS = [
  ...LIST_COLUMNS,
  'work.item',
  'work.raw',
  'work.imported_base',
  'work.updated_by',
] as const;

const isNotMerged = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM work_merge WHERE work_merge.merged_id = work.id AND work_merge.undone_at IS NULL
)`;

export function workById(
  db: Database,
  workspaceId: string,
  id: string,
  sight: Sight = NOBODY,
): WorkRow | null {
  const row = db.first(
    db.sql
      .selectFrom('work')
      .select(FULL_COLUMNS)
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .where(isSeen('work.id', sight)),
  );
  return row && { ...row, ...parse(row) };
}

/** By key or alias. */
export function workByKey(
  db: Database,
  workspaceId: string,
  key: string,
  sight: Sight = NOBODY,
): WorkRow | null {
  const query = db.sql
    .selectFrom('work_key')
    .select('work_id')
    .where('workspace_id', '=', workspaceId)
    .where('folded', '=', foldKey(key));
  const found = db.first(query);
  return found && workById(db, workspaceId, found.work_id, sight);
}

/** Those that a file brought under this key and that stand under another here, since it was taken. */
export function worksByFileKey(db: Database, workspaceId: string, key: string): WorkRow[] {
  const query = db.sql
    .selectFrom('work')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('key', '!=', key)
    .where(sql<boolean>`json_extract(raw, '$.key') = ${key}`)
    .where(isSeen('work.id', NOBODY));
  return db.all(query).map(({ id }) => workById(db, workspaceId, id)!);
}

/** The first that has one of the identifiers and is not deleted. */
export function workByIdentifier(
  db: Database,
  workspaceId: string,
  names: readonly string[],
): WorkRow | null {
  if (names.length === 0) return null;
  const query = db.sql
    .selectFrom('work_identifier')
    .innerJoin('work', 'work.id', 'work_identifier.work_id')
    .select('work.id')
    .where('work_identifier.workspace_id', '=', workspaceId)
    .where('work_identifier.name', 'in', names)
    // A merged work's identifiers find what it became.
    .where((eb) => eb.or([eb('work.deleted_at', 'is', null), eb.not(isNotMerged)]))
    .where(isSeen('work.id', NOBODY))
    .orderBy('work.row');
  const found = db.first(query);
  return found && workById(db, workspaceId, survivorOf(db, found.id));
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

/** Whole works in a stable order (by key, then id); those named, or all that are there. */
export function fullWorks(
  db: Database,
  workspaceId: string,
  { ids = null as readonly string[] | null, deleted = false, sight = NOBODY } = {},
): WorkRow[] {
  let query = db.sql
    .selectFrom('work')
    .select(FULL_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('withdrawn_at', 'is', null)
    .where(isSeen('work.id', sight))
    .orderBy('key')
    .orderBy('id');
  query = deleted ? query.where(isNotMerged) : query.where('deleted_at', 'is', null);
  // json_each takes any number of ids in one parameter.
  if (ids) {
    query = query.where(
      'id',
      'in',
      sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    );
  }
  return db.all(query).map((row) => ({ ...row, ...parse(row) }));
}

/** Where an id was first used, and by whom; null when it is free. */
export function originOf(
  db: Database,
  id: string,
): { workspace_id: string; created_by: string | null } | null {
  const query = db.sql.selectFrom('work').select(['workspace_id', 'created_by']);
  return db.first(query.where('id', '=', id));
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

export interface WorkContent {
  key: string;
  item: CslItem;
  raw: RawEntry | null;
  importedBase: CslData | null;
  columns: WorkColumns;
}

/** As the table holds it. */
export const stored = (content: WorkContent) => ({
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

export function countWorks(db: Database, workspaceId: string, sight: Sight): number {
  const query = db.sql
    .selectFrom('work')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
    .where(isSeen('work.id', sight));
  return db.first(query)!.n;
}

/** A stamp that changes with any change of the library. */
export function libraryVersion(db: Database, workspaceId: string): string {
  const query = db.sql
    .selectFrom('work')
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.sum<number>('version').as('versions'),
      eb.fn.max('updated_at').as('at'),
    ])
    .where('workspace_id', '=', workspaceId);
  const { n, versions, at } = db.first(query)!;
  return `${n}-${versions ?? 0}-${at ?? ''}`;
}

/** Works touched since a time, for the list of changes. */
export function worksChangedSince(db: Database, workspaceId: string, since: string, sight: Sight) {
  return db.all(
    db.sql
      .selectFrom('work')
      .select([
        'id',
        'key',
        'creators',
        'title',
        'year',
        'created_at',
        'created_by',
        'updated_at',
        'updated_by',
        'deleted_at',
        'version',
      ])
      .where('workspace_id', '=', workspaceId)
      .where('updated_at', '>', since)
      .where('withdrawn_at', 'is', null)
      .where(isNotMerged)
      .where(isSeen('work.id', sight))
      .orderBy('updated_at', 'desc'),
  );
}

/** The workspace of a work that is neither deleted nor withdrawn; null for any other. */
export function workspaceOfWork(db: Database, id: string): string | null {
  const query = db.sql
    .selectFrom('work')
    .select('workspace_id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('withdrawn_at', 'is', null);
  return db.first(query)?.workspace_id ?? null;
}
