/** How a work enters the tables: its row, its keys and its place in the search index, together. */
import { CanevasError, isCanevasError } from '../../app/domain/errors.ts';
import type { CslData } from '../../bibliography/index.ts';
import {
  addAlias,
  aliasesOf,
  assignKey,
  keyHolder,
  replaceIdentifiers,
} from '../db/queries/work-names.ts';
import { indexWork, insertWork, updateWork, type WorkContent } from '../db/queries/work-store.ts';
import type { Database } from '../db/sqlite.ts';
import { keyMaker } from '../key-maker.ts';
import { identifierNames, searchText, workColumns } from '../work-columns.ts';

export type NewContent = Omit<WorkContent, 'columns'>;

/** What BibTeX, biber and pandoc all take as a key. */
const KEY = /^[^\s,{}()"'#%~\\=@]{1,200}$/u;

/**
 * Checks a key that someone asks for. A work's own alias may become its key again.
 * Errors: 'key-invalid', 'key-taken'.
 */
export function claimKey(db: Database, workspaceId: string, workId: string, key: string): string {
  if (!KEY.test(key)) throw new CanevasError('key-invalid', { field: 'key', key });
  const holder = keyHolder(db, workspaceId, key);
  if (holder !== null && holder !== workId)
    throw new CanevasError('key-taken', { field: 'key', key });
  return key;
}

/** The key wished for, where it is one and nobody has it; else null. */
export function freeKeyOf(
  db: Database,
  workspaceId: string,
  workId: string,
  wish = '',
): string | null {
  try {
    return claimKey(db, workspaceId, workId, wish.trim());
  } catch (error) {
    if (isCanevasError(error)) return null;
    throw error;
  }
}

/** Makes a key that no other work answers to. */
export function chooseKey(
  db: Database,
  workspaceId: string,
  workId: string,
  item: CslData,
  isAlsoTaken: (key: string) => boolean = () => false,
): string {
  return keyMaker(db, workspaceId)(item, (key) => {
    const holder = keyHolder(db, workspaceId, key);
    return (holder !== null && holder !== workId) || isAlsoTaken(key);
  });
}

/** Aliases that another work holds are passed over: the caller reports them. */
export function storeNewWork(
  db: Database,
  workspaceId: string,
  content: NewContent,
  aliases: readonly string[],
  by: string,
  at: string,
): void {
  insertWork(db, workspaceId, { ...content, columns: workColumns(content.item) }, by, at);
  setNames(db, workspaceId, content, aliases);
}

export function storeWork(
  db: Database,
  workspaceId: string,
  content: NewContent,
  version: number,
  by: string,
  at: string,
  aliases: readonly string[] = [],
): void {
  updateWork(db, { ...content, columns: workColumns(content.item) }, version, by, at);
  setNames(db, workspaceId, content, aliases);
}

function setNames(
  db: Database,
  workspaceId: string,
  content: NewContent,
  aliases: readonly string[],
): void {
  const { item, key, raw } = content;
  assignKey(db, workspaceId, item.id, key);
  replaceIdentifiers(db, workspaceId, item.id, identifierNames(item, raw));
  storeAliases(db, workspaceId, content, aliases);
}

/** Names that a work answers to besides its key; those that another holds are passed over. */
export function storeAliases(
  db: Database,
  workspaceId: string,
  { item, key }: Pick<NewContent, 'item' | 'key'>,
  aliases: readonly string[],
): void {
  for (const alias of aliases) {
    if (keyHolder(db, workspaceId, alias) === null) addAlias(db, workspaceId, item.id, alias);
  }
  indexWork(db, item.id, searchText(item, [key, ...aliasesOf(db, item.id)]));
}
