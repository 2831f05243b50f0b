import { createContext, Script } from 'node:vm';
import * as Y from 'yjs';
import type { UpdateSummary } from './read-update.ts';

/**
 * Where several structs claim one place, Yjs walks past all that stand there, for each: 70,000 structs
 * in 450 KB, each legal by itself, held a thread for 33 s. A step of that walk takes some 13 ns; below
 * so many of them, even at worst, nothing is tried first.
 */
const MOST_STEPS = 50_000_000;
/** What integrating may take: at least so long, and several times what an honest struct takes. */
const LEAST_MS = 1000;
const MS_PER_STRUCT = 0.02;

const ACT = new Script('act()');

/**
 * Whether Yjs integrates an update into a document in a time that its size justifies. Tried on a copy
 * where its structs are many for a document as long as this one; else at no cost.
 *
 * @param underWay Updates that are let in, and not in `doc` yet.
 */
export function integratesInTime(
  update: UpdateSummary,
  bytes: Uint8Array,
  doc: Y.Doc,
  underWay: Uint8Array[],
): boolean {
  const structs = countStructs([...update.structs.values()]);
  const known = countStructs([...doc.store.clients.values()]);
  if (structs * (known + structs) < MOST_STEPS) return true;
  const copy = new Y.Doc();
  for (const one of [Y.encodeStateAsUpdate(doc), ...underWay]) Y.applyUpdate(copy, one);
  const context = createContext({ act: () => Y.applyUpdate(copy, bytes) });
  try {
    ACT.runInContext(context, { timeout: Math.round(LEAST_MS + structs * MS_PER_STRUCT) });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    copy.destroy();
  }
}

function countStructs(lists: ReadonlyArray<readonly unknown[]>): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}
