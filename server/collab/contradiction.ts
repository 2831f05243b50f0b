import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { UpdateSummary } from './read-update.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** What Yjs puts for half a surrogate pair that it has cut in two. */
const CUT = '\uFFFD';

/** Whether an update says anything under a clock that is known already, as one sent again does. */
export function repeatsKnown(update: UpdateSummary, clocks: ReadonlyMap<number, number>): boolean {
  for (const [client, structs] of update.structs) {
    const known = clocks.get(client) ?? 0;
    if (structs.some((struct) => struct.clock < known)) return true;
  }
  return false;
}

/**
 * Whether an update says, under a clock that is known, something else than what stands there: two
 * documents of one person write under the same client id then, and what the second wrote would be
 * dropped by Yjs without a word. What is deleted meanwhile is compared by its place alone.
 *
 * @param sent An update that `readUpdate` has let pass.
 * @param inFlight Updates that are let in, and not in `doc` yet.
 */
export function contradicts(sent: Uint8Array, doc: Y.Doc, inFlight: Uint8Array[]): boolean {
  const coming = inFlight.flatMap((bytes) => Y.decodeUpdate(bytes).structs);
  return Y.decodeUpdate(sent).structs.some(
    (struct) =>
      overlapping(doc, struct).some((known) => disagree(struct, known)) ||
      coming.some((known) => overlap(struct, known) && disagree(struct, known)),
  );
}

function overlapping(doc: Y.Doc, struct: Struct): Struct[] {
  const { client, clock } = struct.id;
  const structs = doc.store.clients.get(client);
  if (!structs || clock >= Y.getState(doc.store, client)) return [];
  const found: Struct[] = [];
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    if (!overlap(struct, structs[i]!)) break;
    found.push(structs[i]!);
  }
  return found;
}

function overlap(a: Struct, b: Struct): boolean {
  return (
    a.id.client === b.id.client &&
    a.id.clock < b.id.clock + b.length &&
    b.id.clock < a.id.clock + a.length
  );
}

function disagree(sent: Struct, known: Struct): boolean {
  if (!(sent instanceof Y.Item) || !(known instanceof Y.Item)) return false;
  const start = Math.max(sent.id.clock, known.id.clock);
  const end = Math.min(sent.id.clock + sent.length, known.id.clock + known.length);
  return (
    !Y.compareIDs(originAt(sent, start), originAt(known, start)) ||
    !Y.compareIDs(sent.rightOrigin, known.rightOrigin) ||
    !sameParent(sent, known) ||
    !sameContent(sent, known, start, end)
  );
}

/** Yjs joins structs that follow each other: inside one, each stands on the one before it. */
function originAt(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1);
}

function sameParent(sent: Y.Item, known: Y.Item): boolean {
  // Only what stands on no other struct names its parent in an update.
  if (sent.origin || sent.rightOrigin || sent.id.clock !== known.id.clock) return true;
  return sent.parentSub === known.parentSub && isDeepStrictEqual(parentOf(sent), parentOf(known));
}

/** The name of a root, or the id of the struct that holds the type. */
function parentOf(item: Y.Item): unknown {
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType)) return parent;
  return parent._item ? parent._item.id : Y.findRootTypeKey(parent);
}

function sameContent(sent: Y.Item, known: Y.Item, start: number, end: number): boolean {
  const [mine, theirs] = [sent.content, known.content];
  if (mine instanceof Y.ContentDeleted || theirs instanceof Y.ContentDeleted) return true;
  if (mine instanceof Y.ContentType && theirs instanceof Y.ContentType) {
    return mine.type.constructor === theirs.type.constructor;
  }
  if (mine instanceof Y.ContentFormat && theirs instanceof Y.ContentFormat) {
    return mine.key === theirs.key && isDeepStrictEqual(mine.value, theirs.value);
  }
  if (mine.constructor !== theirs.constructor) return false;
  const [a, b] = [sent, known].map((item) =>
    item.content.getContent().slice(start - item.id.clock, end - item.id.clock),
  ) as [unknown[], unknown[]];
  return a.every((value, i) => value === CUT || b[i] === CUT || isDeepStrictEqual(value, b[i]));
}
