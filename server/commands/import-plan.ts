import { sameValue, type CslData, type ImportedEntry } from '../../bibliography/index.ts';
import type { WorkWriter } from '../db/queries/work-writer.ts';
import { foldKey } from '../db/queries/work-names.ts';
import { workById, worksByFileKey, type WorkRow } from '../db/queries/works.ts';
import type { Database } from '../db/sqlite.ts';
import { isSameWork, mergeImport, type Merge } from '../import-merge.ts';
import type { ImportOutcome } from '../types.ts';
import { identifierNames } from '../work-columns.ts';
import { keyMaker } from '../key-maker.ts';

/** What earlier entries of the same file have taken: two of its entries never become one unasked. */
export interface FileKeys {
  keys: Map<string, CslData>;
  identifiers: Set<string>;
  /** By the project's formula. */
  makeKey: ReturnType<typeof keyMaker>;
}

export function noKeys(db: Database, workspaceId: string): FileKeys {
  return { keys: new Map(), identifiers: new Set(), makeKey: keyMaker(db, workspaceId) };
}

export interface Plan {
  outcome: ImportOutcome;
  existing: WorkRow | null;
  /** What the existing work was known by: a scheme of identifiers ("zotero", "doi", ...) or "key". */
  knownBy: string | null;
  /** Of the work after the import. */
  key: string;
  /** For a new work. */
  id: string;
  merge: Merge | null;
}

interface Known {
  work: WorkRow;
  by: string;
}

/**
 * Decides what an entry does. It is the work here that came from the same item of Zotero, or that has
 * its key (or alias) and is the same work, or that came under its key before, or that has one of its
 * identifiers; else it is new, under its own key when that is free, else under one made. A key wins
 * over an identifier only where the identifiers do not speak against it: two chapters may share one.
 */
export function planEntry(
  db: Database,
  names: WorkWriter,
  workspaceId: string,
  entry: ImportedEntry,
  fileKeys: FileKeys,
  idFor: (key: string) => string = () => '',
): Plan {
  const twin = entry.key === '' ? undefined : fileKeys.keys.get(foldKey(entry.key));
  if (twin && sameValue(twin, entry.item)) {
    const nothing = { existing: null, knownBy: null, id: '', merge: null };
    return { outcome: 'unchanged', key: entry.key, ...nothing };
  }
  const identifiers = identifierNames(entry.item, entry.raw);
  const known = twin
    ? findRenamed(db, names, workspaceId, entry)
    : findSame(db, names, workspaceId, entry, identifiers, fileKeys);
  for (const name of identifiers) fileKeys.identifiers.add(name);
  if (known) {
    const { work: existing, by } = known;
    if (entry.key !== '') fileKeys.keys.set(foldKey(entry.key), entry.item);
    const merge = mergeImport(withoutId(existing), existing.importedBase, entry.item);
    // Deleted here and imported again: it comes back.
    if (existing.deleted_at !== null && merge.outcome === 'unchanged') merge.outcome = 'updated';
    const { key, id } = existing;
    return { outcome: merge.outcome, existing, knownBy: by, key, id, merge };
  }
  const id = idFor(entry.key);
  const isFree = entry.key !== '' && !twin && names.keyHolder(entry.key) === null;
  const key = isFree
    ? entry.key
    : fileKeys.makeKey(
        entry.item,
        (made) => names.keyHolder(made) !== null || fileKeys.keys.has(foldKey(made)),
      );
  fileKeys.keys.set(foldKey(key), entry.item);
  return { outcome: 'new', existing: null, knownBy: null, key, id, merge: null };
}

function findSame(
  db: Database,
  names: WorkWriter,
  workspaceId: string,
  entry: ImportedEntry,
  identifiers: readonly string[],
  fileKeys: FileKeys,
): Known | null {
  const fresh = identifiers.filter((name) => !fileKeys.identifiers.has(name));
  const zotero = fresh.filter((name) => name.startsWith('zotero:'));
  const fromZotero = firstIdentified(db, names, workspaceId, zotero);
  if (fromZotero) return fromZotero;
  const holder = entry.key === '' ? null : names.keyHolder(entry.key);
  if (holder !== null) {
    const byKey = workById(db, workspaceId, holder);
    if (byKey && isEntryOf(byKey, entry)) return { work: byKey, by: 'key' };
    const renamed = findRenamed(db, names, workspaceId, entry);
    if (renamed) return renamed;
  }
  return firstIdentified(db, names, workspaceId, fresh);
}

function firstIdentified(
  db: Database,
  names: WorkWriter,
  workspaceId: string,
  identifiers: readonly string[],
): Known | null {
  for (const name of identifiers) {
    const id = names.identified(name);
    const work = id === null ? null : workById(db, workspaceId, id);
    if (work) return { work, by: name.split(':', 1)[0]! };
  }
  return null;
}

/** The work that this entry became when it first came, its key being another's already. */
function findRenamed(
  db: Database,
  names: WorkWriter,
  workspaceId: string,
  entry: ImportedEntry,
): Known | null {
  if (!names.cameUnder(entry.key)) return null;
  const candidates = worksByFileKey(db, workspaceId, entry.key);
  const work = candidates.find((candidate) => isEntryOf(candidate, entry));
  return work ? { work, by: 'key' } : null;
}

/** As it stands now or as it came last: its title may have been corrected here meanwhile. */
function isEntryOf(work: WorkRow, entry: ImportedEntry): boolean {
  return [withoutId(work), work.importedBase].some((form) => form && isSameWork(form, entry.item));
}

function withoutId({ item: { id: _, ...data } }: WorkRow): CslData {
  return data;
}
