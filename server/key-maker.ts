import { CanevasError } from '../app/domain/errors.ts';
import {
  citationKey,
  freeKey,
  KeyFormulaError,
  parseKeyFormula,
  type CslData,
  type KeyFormula,
  type TriedSuffixes,
} from '../bibliography/index.ts';
import { keyFormulaOf } from './db/queries/workspaces.ts';
import type { Database } from './db/sqlite.ts';

/** @throws CanevasError 'key-formula-invalid' (params.found, params.at) */
export function readFormula(source: string): KeyFormula {
  try {
    return parseKeyFormula(source);
  } catch (cause) {
    if (!(cause instanceof KeyFormulaError)) throw cause;
    throw new CanevasError(cause.code, { ...cause.params, field: 'formula' }, { cause });
  }
}

/**
 * How the project makes the key of a new work: by its formula, or as Canevas does. A maker serves one
 * act, in which no key becomes free.
 */
export function keyMaker(
  db: Database,
  workspaceId: string,
): (item: CslData, isTaken: (key: string) => boolean) => string {
  const source = keyFormulaOf(db, workspaceId);
  const tried: TriedSuffixes = new Map();
  if (source === null) return (item, isTaken) => citationKey(item, isTaken, tried);
  const formula = readFormula(source);
  return (item, isTaken) => {
    const key = formula.keyOf(item);
    return key === '' ? citationKey(item, isTaken, tried) : freeKey(key, isTaken, tried);
  };
}
