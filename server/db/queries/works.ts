import type { CslData, CslItem, RawEntry } from '../../../bibliography/index.ts';
import { isSeen, NOBODY, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';
import { survivorOf } from './merges.ts';
import { foldKey } from './work-names.ts';
import { sql } from 'kysely';

export const LIST_COLUMNS = [
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

export const isNotMerged = sql<boolean>`NOT EXISTS (
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

/** Whole works in a stable order (by key, then id); those named, or all that are there. */
export function fullWorks(
  db: Database,
  workspaceId: string,
  { ids = null as readonly string[] | null, deleted = false, sight = NOBODY } = {},
): WorkRow[] {
  let query = db.sql
    .selectFrom('work')
    .select(FULL_COLUMNS)
    // The sign keeps SQLite from going through all works of the workspace where a few are asked for by id.
    .where(ids ? sql<string>`+workspace_id` : 'workspace_id', '=', workspaceId)
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

/** Read at a time: some 2 ms of work. */
const AT_A_TIME = 100;

/** All live works as `fullWorks` has them, in steps: 5,000 at once hold the event loop for 70 ms. */
export function* fullWorksSteps(
  db: Database,
  workspaceId: string,
  sight = NOBODY,
): Generator<undefined, WorkRow[]> {
  const query = db.sql
    .selectFrom('work')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(isSeen('work.id', sight))
    .orderBy('key')
    .orderBy('id');
  const all = db.all(query).map(({ id }) => id);
  const works: WorkRow[] = [];
  for (let from = 0; from < all.length; from += AT_A_TIME) {
    const ids = all.slice(from, from + AT_A_TIME);
    works.push(...fullWorks(db, workspaceId, { ids, sight }));
    yield;
  }
  return works;
}

/** Where an id was first used, and by whom; null when it is free. */
export function originOf(
  db: Database,
  id: string,
): { workspace_id: string; created_by: string | null } | null {
  const query = db.sql.selectFrom('work').select(['workspace_id', 'created_by']);
  return db.first(query.where('id', '=', id));
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
