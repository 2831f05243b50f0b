import { sameValue, type CslData, type ImportedEntry } from '../../bibliography/index.ts';
import {
  foldKey,
  workByIdentifier,
  workByKey,
  worksByFileKey,
  type WorkRow,
} from '../db/queries/works.ts';
import type { Database } from '../db/sqlite.ts';
import { isSameWork, mergeImport, type Merge } from '../import-merge.ts';
import type { ImportOutcome } from '../types.ts';
import { identifierNames } from '../work-columns.ts';
import { chooseKey } from './work-store.ts';

/** What earlier entries of the same file have taken: two of its entries never become one unasked. */
export interface FileKeys {
  keys: Map<string, CslData>;
  identifiers: Set<string>;
}

export const noKeys = (): FileKeys => ({ keys: new Map(), identifiers: new Set() });

export interface Plan {
  outcome: ImportOutcome;
  existing: WorkRow | null;
  /** Of the work after the import. */
  key: string;
  /** For a new work. */
  id: string;
  merge: Merge | null;
}

/**
 * Decides what an entry does. It is the work here that has one of its identifiers, or that has its
 * key (or alias) and is the same work, or that came under its key before; else it is new, under its own key when that is free, else
 * under one made.
 */
export function planEntry(
  db: Database,
  workspaceId: string,
  entry: ImportedEntry,
  fileKeys: FileKeys,
  idFor: (key: string) => string = () => '',
): Plan {
  const twin = entry.key === '' ? undefined : fileKeys.keys.get(foldKey(entry.key));
  if (twin && sameValue(twin, entry.item)) {
    return { outcome: 'unchanged', existing: null, key: entry.key, id: '', merge: null };
  }
  const existing = twin
    ? findRenamed(db, workspaceId, entry)
    : findSame(db, workspaceId, entry, fileKeys);
  for (const name of identifierNames(entry.item)) fileKeys.identifiers.add(name);
  if (existing) {
    if (entry.key !== '') fileKeys.keys.set(foldKey(entry.key), entry.item);
    const merge = mergeImport(withoutId(existing), existing.importedBase, entry.item);
    // Deleted here and imported again: it comes back.
    if (existing.deleted_at !== null && merge.outcome === 'unchanged') merge.outcome = 'updated';
    return { outcome: merge.outcome, existing, key: existing.key, id: existing.id, merge };
  }
  const id = idFor(entry.key);
  const isFree = entry.key !== '' && !twin && workByKey(db, workspaceId, entry.key) === null;
  const key = isFree
    ? entry.key
    : chooseKey(db, workspaceId, id, entry.item, (made) => fileKeys.keys.has(foldKey(made)));
  fileKeys.keys.set(foldKey(key), entry.item);
  return { outcome: 'new', existing: null, key, id, merge: null };
}

function findSame(
  db: Database,
  workspaceId: string,
  entry: ImportedEntry,
  { identifiers }: FileKeys,
): WorkRow | null {
  const byKey = entry.key === '' ? null : workByKey(db, workspaceId, entry.key);
  if (byKey && isEntryOf(byKey, entry)) return byKey;
  const renamed = byKey && findRenamed(db, workspaceId, entry);
  if (renamed) return renamed;
  const names = identifierNames(entry.item).filter((name) => !identifiers.has(name));
  return workByIdentifier(db, workspaceId, names);
}

/** The work that this entry became when it first came, its key being another's already. */
function findRenamed(db: Database, workspaceId: string, entry: ImportedEntry): WorkRow | null {
  const candidates = worksByFileKey(db, workspaceId, entry.key);
  return candidates.find((work) => isEntryOf(work, entry)) ?? null;
}

/** As it stands now or as it came last: its title may have been corrected here meanwhile. */
function isEntryOf(work: WorkRow, entry: ImportedEntry): boolean {
  return [withoutId(work), work.importedBase].some((form) => form && isSameWork(form, entry.item));
}

function withoutId({ item: { id: _, ...data } }: WorkRow): CslData {
  return data;
}
