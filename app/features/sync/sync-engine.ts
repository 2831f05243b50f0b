import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLIENT_NAME, PROTOCOL_VERSION, roomName, roomPath } from '../../domain/protocol.ts';
import type { RoomKind, Welcome } from '../../domain/protocol.ts';
import { can } from '../../domain/roles.ts';
import { Channel } from './channel.ts';
import { DeviceStore } from './device-store.ts';
import { DocumentCache } from './document-cache.ts';
import { Outbox } from './outbox.ts';
import { createStore } from './store.ts';
import type { OpenOptions, SyncObstacle, SyncReport, SyncState } from './types.ts';
import * as wire from './wire.ts';

/** Origins of transactions that are not edits made in this page. */
export const FROM_SERVER = Symbol('from the server');
export const FROM_CACHE = Symbol('from the cache');
/** One's own edits of an earlier page, waiting in the outbox. */
export const FROM_OUTBOX = Symbol('from the outbox');
const FOREIGN = new Set<unknown>([FROM_SERVER, FROM_CACHE, FROM_OUTBOX]);

/** The state is asked for again at this pace: a message may have been lost on either side. */
const RESYNC_MS = 60_000;

/** Keeps one document, this device and the server in step, and says in words how far it is. */
export class SyncEngine {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  readonly status;
  /** The document can be shown: from this device's cache or from the server. */
  readonly opened: Promise<void>;

  private readonly device: Promise<DeviceStore | null>;
  private readonly outbox: Outbox;
  private readonly cache: DocumentCache;
  private readonly channel: Channel;
  private readonly resync: ReturnType<typeof setInterval>;
  private open: () => void = () => undefined;
  private isOpen = false;
  private closed = false;
  /** What this device holds has been read: only then is the server asked for more. */
  private loaded = false;
  /** The server has said our role on this connection: from here on it may be told things. */
  private welcomed = false;
  private serverFailing = false;
  private obstacle: SyncObstacle | null = null;
  private role: OpenOptions['role'];
  /** A state vector has been sent and its answer has not come: asking again would double the answer. */
  private asked = false;
  private pumpTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(kind: RoomKind, id: string, options: OpenOptions) {
    this.role = options.role;
    const room = roomName(kind, id);
    this.device = DeviceStore.open(options.user.id).catch(() => null);
    this.outbox = new Outbox(room, this.device, () => this.report());
    this.cache = new DocumentCache(room, this.device);
    this.awareness = new Awareness(this.doc);
    this.channel = new Channel({
      url: socketUrl(roomPath(kind, id), options),
      WebSocket: options.WebSocket ?? globalThis.WebSocket,
      onOpen: () => this.connected(),
      onMessage: (bytes) => this.hear(bytes),
      onClose: () => this.disconnected(),
      onObstacle: (obstacle) => {
        this.obstacle = obstacle;
        this.report();
      },
    });
    this.status = createStore<SyncReport>(this.describe());
    this.opened = new Promise((resolve) => (this.open = resolve));
    this.doc.on('update', this.onUpdate);
    this.awareness.on('update', this.onAwareness);
    this.resync = setInterval(() => {
      this.asked = false; // An answer that has not come by now was lost.
      this.askForMissing();
    }, RESYNC_MS);
    void this.start();
  }

  get canEdit(): boolean {
    return can(this.role, 'editGraph') && !['role', 'restored'].includes(this.obstacle ?? '');
  }

  retryNow(): void {
    if (this.loaded && !this.closed) this.channel.retryNow();
  }

  /** The page is looked at again, or the network is back: a person may have signed in meanwhile. */
  pageSeen(): void {
    if (this.obstacle === null || this.obstacle === 'session') this.retryNow();
  }

  /** The document as it is here, with the refused edits: readable without what it builds on. */
  exportHeld(): Uint8Array | null {
    const held = this.outbox.heldUpdates();
    return held.length === 0 ? null : Y.mergeUpdates([Y.encodeStateAsUpdate(this.doc), ...held]);
  }

  discardHeld(): Promise<void> {
    return this.outbox.discardHeld();
  }

  /** Writes what waits on this device; e.g. when the page may be about to go. */
  async flush(): Promise<void> {
    await Promise.all([this.outbox.flushed(), this.cache.flush()]);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.resync);
    if (this.pumpTimer) clearTimeout(this.pumpTimer);
    this.doc.off('update', this.onUpdate);
    this.awareness.setLocalState(null);
    this.awareness.off('update', this.onAwareness);
    this.channel.stop();
    await this.flush();
    (await this.device)?.close();
    this.awareness.destroy();
    this.doc.destroy();
  }

  private async start(): Promise<void> {
    const cached = await this.cache.load();
    if (this.closed) return;
    if (cached) {
      Y.applyUpdate(this.doc, cached, FROM_CACHE);
      this.cache.tighten(cached, this.doc);
    }
    const unsent = await this.outbox.load();
    if (this.closed) return;
    if (this.canEdit) {
      this.doc.transact(() => {
        for (const update of unsent) Y.applyUpdate(this.doc, update, FROM_OUTBOX);
      }, FROM_OUTBOX);
    }
    if (cached) this.markOpen();
    this.loaded = true;
    this.channel.start();
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (FOREIGN.has(origin)) return;
    this.outbox.add(update);
    this.pump();
  };

  private readonly onAwareness = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ): void => {
    if (origin === FROM_SERVER) return;
    // Only one's own: what is heard of others is not echoed.
    const own = this.doc.clientID;
    if ([added, updated, removed].some((clients) => clients.includes(own))) this.sendPresence();
  };

  private connected(): void {
    this.askForMissing();
    this.report();
  }

  private disconnected(): void {
    this.welcomed = false;
    this.asked = false;
    this.outbox.rewind(true);
    const others = [...this.awareness.getStates().keys()].filter((c) => c !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, FROM_SERVER);
    // Their clocks too: those who are still there are announced again with the same ones.
    for (const client of others) this.awareness.meta.delete(client);
    this.report();
  }

  private hear(bytes: Uint8Array): void {
    const message = wire.readServerMessage(bytes);
    switch (message.kind) {
      case 'welcome':
        this.admitted(message.welcome);
        break;
      case 'document':
        this.take(message.bytes, message.complete);
        break;
      case 'awareness':
        applyAwarenessUpdate(this.awareness, message.bytes, FROM_SERVER);
        break;
      case 'acknowledgement':
        this.cache.add(this.outbox.acknowledge(message.seq));
        this.pump();
        break;
      case 'refusal': {
        const wait = this.outbox.refuse(message.seq, message.reason);
        if (message.reason === 'dependencies') this.askForMissing();
        if (wait !== null) this.pumpLater(wait);
        break;
      }
      case 'status':
        this.storageChanged(message.status.storage === 'failing');
        break;
      case 'other':
        break;
    }
  }

  private admitted(welcome: Welcome): void {
    if (!this.cache.follow(welcome.lineage)) {
      this.channel.halt('restored');
      return;
    }
    this.channel.admitted();
    this.role = welcome.role;
    this.welcomed = true;
    if (can(welcome.role, 'editGraph')) this.outbox.release('read-only');
    else this.outbox.holdAll('read-only');
    // Raises its clock, so that those who have seen us leave see us again.
    this.awareness.setLocalState(this.awareness.getLocalState() ?? {});
    this.report();
    this.pump();
  }

  private take(update: Uint8Array, complete: boolean): void {
    Y.applyUpdate(this.doc, update, FROM_SERVER);
    this.cache.add([update]);
    const { pendingStructs, pendingDs } = this.doc.store;
    if (complete) {
      this.asked = false;
      // At once the first time: unsent edits of a page that goes stand on nothing without it.
      if (!this.isOpen) void this.cache.flush();
      this.markOpen();
    } else if (pendingStructs !== null || pendingDs !== null) {
      this.askForMissing();
    }
  }

  private storageChanged(failing: boolean): void {
    this.serverFailing = failing;
    // What was under way is lost there; on "ok" it is sent again, under new numbers.
    if (failing) this.outbox.rewind(false);
    this.report();
    this.pump();
  }

  private pump(): void {
    if (!this.welcomed || this.serverFailing || this.pumpTimer || !this.canEdit) return;
    for (let piece = this.outbox.take(); piece; piece = this.outbox.take()) {
      this.channel.send(wire.numberedUpdateMessage(piece.seq, piece.bytes));
    }
  }

  private pumpLater(ms: number): void {
    if (this.pumpTimer) clearTimeout(this.pumpTimer);
    this.pumpTimer = setTimeout(() => {
      this.pumpTimer = null;
      this.pump();
    }, ms);
  }

  private askForMissing(): void {
    if (this.asked) return;
    this.asked = this.channel.send(wire.stateVectorMessage(Y.encodeStateVector(this.doc)));
  }

  private sendPresence(): void {
    if (!this.welcomed) return;
    this.channel.send(
      wire.awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])),
    );
  }

  private markOpen(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.open();
    this.report();
  }

  private report(): void {
    const next = this.describe();
    const now = this.status.getSnapshot();
    const keys = Object.keys(next) as Array<keyof SyncReport>;
    if (keys.some((key) => next[key] !== now[key])) this.status.set(next);
  }

  private describe(): SyncReport {
    const { pending, held, lastRefusal } = this.outbox;
    const { connected } = this.channel;
    return {
      state: this.state(),
      connection: connected ? 'connected' : this.obstacle ? 'offline' : 'connecting',
      obstacle: this.obstacle,
      pending,
      held,
      refusal: lastRefusal,
      serverFailing: this.serverFailing,
      role: this.role,
      canEdit: this.canEdit,
    };
  }

  private state(): SyncState {
    const { pending, held } = this.outbox;
    if (held > 0) return 'refused';
    if (pending > 0) {
      if (this.welcomed && !this.serverFailing) return 'saving';
      return this.outbox.durable ? 'device' : 'unstored';
    }
    if (!this.isOpen) return 'opening';
    return this.canEdit ? 'saved' : 'read-only';
  }
}

function socketUrl(path: string, { url, token }: OpenOptions): string {
  const base = url ?? globalThis.location.origin.replace(/^http/, 'ws');
  const query = new URLSearchParams({ client: CLIENT_NAME, v: String(PROTOCOL_VERSION) });
  if (token) query.set('token', token);
  return `${base}${path}?${query}`;
}
