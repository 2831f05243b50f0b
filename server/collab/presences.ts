import { LIMITS } from '../../app/domain/protocol.ts';
import type { AwarenessEntry } from './messages.ts';

/** A clock beyond it is not a count of anything. A step beyond it is not either. */
const MAX_CLOCK = 2 ** 31;
const MAX_STEP = 10_000;

interface Present extends AwarenessEntry {
  holder: object;
  user: { id: string; name: string };
  /** The map that is open, as its client says; null where none is. */
  map: string | null;
}

/**
 * Who is in a room, by what their sockets said last. The server fills the identity in, and a socket
 * speaks for one client id: its own. Nothing is kept of those who left, so nothing grows.
 */
export class Presences {
  private readonly byClient = new Map<number, Present>();
  private readonly ownerOf: (client: number) => string | null;

  private readonly onMove: () => void;

  /** `onMove` is told when somebody opens a map, goes to another or leaves; never of a cursor. */
  constructor(ownerOf: (client: number) => string | null, onMove: () => void = () => undefined) {
    this.ownerOf = ownerOf;
    this.onMove = onMove;
  }

  /** Each person once on each map that they have open. */
  onMaps(): Array<{ user: { id: string; name: string }; map: string }> {
    const seen = new Map<string, { user: { id: string; name: string }; map: string }>();
    for (const { user, map } of this.byClient.values()) {
      if (map !== null) seen.set(`${user.id} ${map}`, { user, map });
    }
    return [...seen.values()];
  }

  entries(): AwarenessEntry[] {
    return [...this.byClient.values()].map(({ client, clock, state }) => ({
      client,
      clock,
      state,
    }));
  }

  /**
   * Takes a socket's own entry; null where there is nothing to tell the others.
   * `user` overwrites whatever the entry claims.
   */
  accept(
    entry: AwarenessEntry,
    holder: object,
    user: { id: string; name: string },
  ): AwarenessEntry | null {
    if (entry.clock > MAX_CLOCK || this.ownerOf(entry.client) !== user.id) return null;
    const last = this.byClient.get(entry.client);
    // Another holder's is what an earlier socket of the same client left behind: any clock follows it.
    if (last?.holder === holder) {
      const step = entry.clock - last.clock;
      const leaves = step === 0 && entry.state === 'null';
      if (step > MAX_STEP || (step <= 0 && !leaves)) return null;
    }
    if (entry.state === 'null') {
      this.forget(entry.client);
      return entry;
    }
    const said = withIdentity(entry.state, user);
    if (said === null) return null;
    const present = { client: entry.client, clock: entry.clock, state: said.state };
    this.byClient.set(entry.client, { ...present, holder, user, map: said.map });
    if (said.map !== (last?.map ?? null)) this.onMove();
    return present;
  }

  /** A socket has closed: the entry that tells the others, if it had one. */
  leave(client: number, holder: object): AwarenessEntry | null {
    const last = this.byClient.get(client);
    if (last?.holder !== holder) return null;
    this.forget(client);
    return { client, clock: last.clock, state: 'null' };
  }

  private forget(client: number): void {
    const last = this.byClient.get(client);
    this.byClient.delete(client);
    if (last?.map) this.onMove();
  }
}

/** Null for what is too large, no JSON, or no object. */
function withIdentity(
  text: string,
  user: { id: string; name: string },
): { state: string; map: string | null } | null {
  if (text.length > LIMITS.awareness) return null;
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
  const { user: claimed, view } = state as { user?: unknown; view?: unknown };
  const color = typeof claimed === 'object' && claimed !== null ? colorOf(claimed) : {};
  const filled = JSON.stringify({ ...state, user: { ...color, id: user.id, name: user.name } });
  if (Buffer.byteLength(filled) > LIMITS.awareness) return null;
  const map = typeof view === 'object' && view !== null ? (view as { map?: unknown }).map : null;
  return { state: filled, map: typeof map === 'string' ? map : null };
}

/** A stock client's choice of colour may stay; it identifies nobody. */
function colorOf(claimed: object): { color?: string } {
  const { color } = claimed as { color?: unknown };
  return typeof color === 'string' && /^#[0-9a-f]{3,8}$/i.test(color) ? { color } : {};
}
