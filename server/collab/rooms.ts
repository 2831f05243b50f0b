import * as Y from 'yjs';
import { CanevasError } from '../../app/domain/errors.ts';
import { CLOSE, roomName } from '../../app/domain/protocol.ts';
import type { RoomKind, Whereabouts } from '../../app/domain/protocol.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import type { Log, RoomFigures, UpdateRow } from '../db/log.ts';
import { describeDocument } from './describe.ts';
import type { DocumentDescription } from './describe.ts';
import { Compactor, SNAPSHOT_AFTER } from './compactor.ts';
import { GraphKeeper } from './graph-room.ts';
import { Room } from './room.ts';

/** The server's own way to a graph. Do not keep it: a document nobody uses is unloaded. */
export interface GraphHandle {
  /** As committed. To be read, never written: writes go through `apply`. */
  readonly doc: Y.Doc;
  /** Counts the updates applied since the document was loaded. */
  readonly version: number;
  projection(): Graph;
  /**
   * Runs commands on a draft and resolves once their update is committed, broadcast included.
   * `author` is a user's id, 'token:ID' or 'system'.
   * @throws CanevasError 'storage-full', 'too-large', and what `change` throws; nothing is stored then
   */
  apply<T>(author: string, change: (doc: Y.Doc) => T): Promise<T>;
}

/** The note of a work, as committed. To be read, never written: writes go through `apply`. */
export interface NoteHandle {
  readonly doc: Y.Doc;
  /** @throws CanevasError 'storage-full', 'too-large', and what `change` throws; nothing is stored then */
  apply<T>(author: string, change: (doc: Y.Doc) => T): Promise<T>;
}

export interface RoomDescription extends DocumentDescription {
  log: RoomFigures;
}

export interface RoomsOptions {
  log: Log;
  /** Milliseconds that an unused document stays in memory. */
  idleMs?: number;
  /** Told after each commit to the note of a work. */
  onNote?(workId: string, note: Y.Doc): void;
  /** Told when somebody opens a map of a project's graph, goes to another or leaves. */
  onMove?(workspaceId: string): void;
  /** A failure that nobody waits for, e.g. of numbering. */
  report?: (error: unknown) => void;
}

type Slot =
  | { state: 'loading'; loaded: Promise<Room> }
  | {
      state: 'ready';
      room: Room;
      /** Of a graph only. */ keeper: GraphKeeper | null;
      timer: NodeJS.Timeout | null;
      held: number;
    }
  | { state: 'unloading'; unloaded: Promise<void> };

/**
 * Every document in memory, one state machine each: loading, ready (saving while its room says so),
 * unloading. A load is shared by all who wait for it; one that comes while the document is being
 * unloaded begins after that has ended.
 */
export class Rooms {
  readonly log: Log;
  private readonly idleMs: number;
  private readonly onNote: RoomsOptions['onNote'];
  private readonly onMove: RoomsOptions['onMove'];
  private readonly report: (error: unknown) => void;
  private readonly compactor: Compactor;
  private readonly slots = new Map<string, Slot>();
  private closed = false;

  constructor(options: RoomsOptions) {
    this.log = options.log;
    this.idleMs = options.idleMs ?? 30_000;
    this.onNote = options.onNote;
    this.onMove = options.onMove;
    this.compactor = new Compactor(options.log, (error) => this.report(error));
    this.report = options.report ?? (() => undefined);
  }

  /** Keeps a room loaded until the hold is released. */
  async hold(name: string): Promise<{ room: Room; release(): void }> {
    const slot = await this.open(name);
    slot.held += 1;
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
    let released = false;
    return {
      room: slot.room,
      release: () => {
        if (released) return;
        released = true;
        slot.held -= 1;
        if (slot.held > 0 || this.slots.get(name) !== slot) return;
        if (this.closed || slot.room.broken) void this.unload(name, slot);
        else this.touch(name, slot);
      },
    };
  }

  async graph(workspaceId: string): Promise<GraphHandle> {
    const name = roomName('graph', workspaceId);
    const slot = await this.open(name);
    this.touch(name, slot);
    return {
      doc: slot.room.doc,
      get version() {
        return slot.room.version;
      },
      projection: () => slot.keeper!.projection(),
      apply: (author, change) => this.applyTo(name, author, change),
    };
  }

  /** Who is on which map of a project: what clients say, as far as there are such maps. */
  whereabouts(workspaceId: string): Whereabouts[] {
    const slot = this.slots.get(roomName('graph', workspaceId));
    if (slot?.state !== 'ready') return [];
    const { maps } = slot.keeper!.projection();
    return slot.room.presences.onMaps().flatMap(({ user, map }) => {
      const known = Object.hasOwn(maps, map) ? maps[map] : undefined;
      return known ? { userId: user.id, name: user.name, map, mapName: known.name } : [];
    });
  }

  /** The server's own way to the note of a work. As with a graph: not to be kept. */
  async note(workId: string): Promise<NoteHandle> {
    const name = roomName('note', workId);
    const slot = await this.open(name);
    this.touch(name, slot);
    return {
      doc: slot.room.doc,
      apply: (author, change) => this.applyTo(name, author, change),
    };
  }

  /**
   * Takes a document out of memory and out of the log for good, history and snapshots included, e.g.
   * the note of someone who withdrew. Whoever has it open is sent away; see that they cannot return.
   */
  async erase(kind: RoomKind, id: string): Promise<void> {
    const name = roomName(kind, id);
    const slot = await this.open(name);
    // From here on nothing more of it is stored; those who have it open are refused by name.
    slot.room.broken = true;
    for (const member of [...slot.room.members]) member.disconnect(CLOSE.role, 'erased');
    await this.unload(name, slot);
    await this.log.erase(name);
  }

  /** What the log and the document say of themselves, in figures, for whoever looks after them. */
  async describe(name: string): Promise<RoomDescription> {
    const { room, release } = await this.hold(name);
    try {
      return { ...describeDocument(room.doc, room.clientOwners), log: this.log.figures(name) };
    } finally {
      release();
    }
  }

  /** A graph's updates with author and time, oldest first, read from the disk one by one. */
  history(workspaceId: string, afterId = 0): Generator<UpdateRow> {
    return this.log.history(roomName('graph', workspaceId), afterId);
  }

  /** A graph as it was when the clock stood at `at` (milliseconds): a document of its own, to be destroyed. */
  graphAt(workspaceId: string, at: number): Y.Doc {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const row of this.history(workspaceId)) {
        if (row.at <= at) Y.applyUpdate(doc, row.bytes);
      }
    });
    return doc;
  }

  /** Milliseconds; null when no person has changed the graph. */
  lastChange(workspaceId: string): number | null {
    return this.log.lastChange(roomName('graph', workspaceId));
  }

  stats() {
    return [...this.slots.values()].flatMap((slot) =>
      slot.state === 'ready' ? [slot.room.stats()] : [],
    );
  }

  /** Takes no more work and waits for what is under way. The log stays open. */
  async close(): Promise<void> {
    this.closed = true;
    const compacted = this.compactor.close();
    const unloaded: Array<Promise<void>> = [];
    for (const [name, slot] of [...this.slots]) {
      if (slot.state === 'ready') unloaded.push(this.unload(name, slot));
      else unloaded.push(slot.state === 'loading' ? slot.loaded.then(noop, noop) : slot.unloaded);
    }
    await Promise.all([...unloaded, compacted]);
  }

  private async applyTo<T>(name: string, author: string, change: (doc: Y.Doc) => T): Promise<T> {
    const { room, release } = await this.hold(name);
    try {
      return await room.apply(author, change);
    } finally {
      release();
    }
  }

  private async open(name: string): Promise<Slot & { state: 'ready' }> {
    for (;;) {
      if (this.closed) throw new CanevasError('unexpected', {}, { status: 503 });
      const slot = this.slots.get(name);
      if (!slot) {
        // A turn of the event loop first, so that all who ask now share this load.
        const loaded = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
          // A long tail is replayed by another thread: this one has others to answer.
          if (this.log.tail(name) >= SNAPSHOT_AFTER) await this.compactor.compact(name);
          return this.load(name);
        });
        this.slots.set(name, { state: 'loading', loaded });
        loaded.catch(() => this.slots.delete(name));
        await loaded;
      } else if (slot.state === 'loading') await slot.loaded;
      else if (slot.state === 'unloading') await slot.unloaded;
      else if (slot.room.broken) await this.unload(name, slot);
      else return slot;
    }
  }

  private load(name: string): Room {
    const at = name.indexOf(':');
    const [kind, id] = [name.slice(0, at), name.slice(at + 1)];
    const held: { keeper: GraphKeeper | null } = { keeper: null };
    const changed = (): void => {
      held.keeper?.changed();
      this.compactWhenLong(room);
      if (kind === 'note') this.onNote?.(id, room.doc);
    };
    const moved = kind === 'graph' ? () => this.onMove?.(id) : undefined;
    const room: Room = new Room(name, this.log, changed, moved);
    if (room.pending) this.report(new Error(`${name}: structs without their dependencies on disk`));
    if (kind === 'graph') held.keeper = new GraphKeeper(room, this.report);
    const { keeper } = held;
    const slot: Slot = { state: 'ready', room, keeper, timer: null, held: 0 };
    this.slots.set(name, slot);
    this.touch(name, slot);
    keeper?.changed();
    return room;
  }

  private compactWhenLong(room: Room): void {
    if (room.sinceSnapshot < SNAPSHOT_AFTER) return;
    room.sinceSnapshot = 0;
    void this.compactor.compact(room.name);
  }

  private touch(name: string, slot: Slot & { state: 'ready' }): void {
    if (slot.held > 0) return;
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => void this.unload(name, slot), this.idleMs).unref();
  }

  private unload(name: string, slot: Slot & { state: 'ready' }): Promise<void> {
    if (slot.timer) clearTimeout(slot.timer);
    const finish = async (): Promise<void> => {
      await slot.room.settled();
      slot.keeper?.destroy();
      slot.room.destroy();
      this.slots.delete(name);
    };
    const unloaded = finish();
    this.slots.set(name, { state: 'unloading', unloaded });
    return unloaded;
  }
}

function noop(): void {
  // The failure is reported to those who asked for the load.
}
