import type * as Y from 'yjs';
import type { Refusal } from '../../app/domain/protocol.ts';
import type { StructSummary, UpdateSummary } from './read-update.ts';

/** Author of what the server itself writes. */
export const SYSTEM = 'system';

/** What is known of a room besides its document: what was let in and is not committed yet, and whose ids are whose. */
export interface AdmissionState {
  doc: Y.Doc;
  /** Next clock by client, updates that wait for their commit included. */
  clocks: Map<number, number>;
  owners: ReadonlyMap<number, string>;
}

export type Admission =
  /** `binds`: ids that become the author's. `clocks`: the state once it is stored. */
  | { kind: 'store'; binds: number[]; client: number | null; clocks: Map<number, number> }
  /** Everything in it is known: nothing to store, to be acknowledged after what is under way. */
  | { kind: 'known' }
  | { kind: 'refuse'; reason: Refusal };

/**
 * Whether an update may be stored. It may when each new struct is of a client id that is the
 * author's or nobody's yet, continues that id's clock without a gap, and stands on structs that are
 * known or come with it; and when it deletes only what is known then. So nothing ever waits inside
 * Yjs for what may never come.
 *
 * `ownOnly`: the update says to be its author's own work, to be told that it is saved. A struct of an
 * id that is another's is then refused even where its place is known: something else stands there,
 * written under the same id, and this would be lost.
 */
export function admit(
  update: UpdateSummary,
  author: string,
  state: AdmissionState,
  ownOnly = false,
): Admission {
  const fresh = new Map<number, StructSummary[]>();
  const binds: number[] = [];
  for (const [client, structs] of update.structs) {
    const known = state.clocks.get(client) ?? 0;
    const owner = state.owners.get(client);
    const isOthers = owner !== undefined && owner !== author;
    if (ownOnly && isOthers) return { kind: 'refuse', reason: 'not-owner' };
    const added = structs.filter((struct) => struct.clock + struct.length > known);
    // Yjs looks for what a struct needs before it sees that it has the struct already: a known one
    // that is sent again with other needs would wait for ever, and all that follows with it.
    for (const { needs } of structs.slice(0, structs.length - added.length)) {
      if (needs.some((need) => need.clock >= (state.clocks.get(need.client) ?? 0))) {
        return { kind: 'refuse', reason: 'dependencies' };
      }
    }
    if (added.length === 0) continue; // A resync carries others' structs; nobody holds any that are not on disk.
    if (isOthers) return { kind: 'refuse', reason: 'not-owner' };
    if (added[0]!.clock > known) return { kind: 'refuse', reason: 'dependencies' };
    if (owner === undefined) binds.push(client);
    fresh.set(client, added);
  }

  const clocks = integrate(fresh, state.clocks);
  if (clocks === null) return { kind: 'refuse', reason: 'dependencies' };

  let deletes = false;
  for (const [client, ranges] of update.deletes) {
    const end = clocks.get(client) ?? state.clocks.get(client) ?? 0;
    for (const { clock, length } of ranges) {
      if (clock + length > end) return { kind: 'refuse', reason: 'dependencies' };
      deletes ||= !isDeleted(state.doc, client, clock, length);
    }
  }
  if (fresh.size === 0 && !deletes) return { kind: 'known' };
  const first = fresh.keys().next();
  return { kind: 'store', binds, client: first.done ? null : first.value, clocks };
}

/**
 * Plays the integration on clocks alone: each client's structs in their order, each when what it
 * needs is there. Null when some can never be, a circle among them included.
 */
function integrate(
  fresh: ReadonlyMap<number, StructSummary[]>,
  known: ReadonlyMap<number, number>,
): Map<number, number> | null {
  const clocks = new Map<number, number>();
  const clockOf = (client: number): number => clocks.get(client) ?? known.get(client) ?? 0;
  const next = new Map<number, number>();
  /** Clients that wait for another's clock to move. */
  const waiting = new Map<number, number[]>();
  const ready = [...fresh.keys()];

  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const structs = fresh.get(client)!;
    let index = next.get(client) ?? 0;
    while (index < structs.length) {
      const struct = structs[index]!;
      const missing = struct.needs.find((need) => {
        const clock = need.client === client ? struct.clock : clockOf(need.client);
        return need.clock >= clock;
      });
      if (missing) {
        if (missing.client === client || !fresh.has(missing.client)) return null;
        // Added to in place: a copy for each of a crowd that waits for one took eleven seconds.
        const others = waiting.get(missing.client);
        if (others) others.push(client);
        else waiting.set(missing.client, [client]);
        break;
      }
      clocks.set(client, struct.clock + struct.length);
      index += 1;
    }
    const moved = index > (next.get(client) ?? 0);
    next.set(client, index);
    if (moved) {
      ready.push(...(waiting.get(client) ?? []));
      waiting.delete(client);
    }
  }
  for (const [client, structs] of fresh) {
    if ((next.get(client) ?? 0) < structs.length) return null;
  }
  return clocks;
}

/** Whether every struct of a range is deleted already (a resync repeats the whole delete set). */
function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs) return false;
  let low = 0;
  let high = structs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle]!;
    if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  const end = clock + length;
  for (let i = low; i < structs.length && structs[i]!.id.clock < end; i++) {
    if (!structs[i]!.deleted) return false;
  }
  const last = structs.at(-1)!;
  return last.id.clock + last.length >= end;
}
