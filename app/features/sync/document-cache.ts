import * as Y from 'yjs';
import type { DeviceStore } from './device-store.ts';

const WRITE_AFTER_MS = 1000;
/** A cache of this much less is worth a write of its own. */
const WORTH = 0.8;

/**
 * What the server has sent or acknowledged, kept on this device so that the document opens without
 * it. It holds no unsent edit: those are the outbox's. It proves nothing about saving.
 */
export class DocumentCache {
  private readonly room: string;
  private readonly device: Promise<DeviceStore | null>;
  private updates: Uint8Array[] = [];
  /** The server's history that the document comes from; undefined where none is known. */
  private lineage: string | undefined;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(room: string, device: Promise<DeviceStore | null>) {
    this.room = room;
    this.device = device;
  }

  async load(): Promise<Uint8Array | null> {
    const device = await this.device;
    const cached = device ? await device.readDocument(this.room).catch(() => null) : null;
    this.lineage = cached?.lineage;
    return cached?.bytes ?? null;
  }

  /**
   * Learns which history the server has; false where what is here comes from another. It is then set
   * aside, and the page has to begin anew.
   */
  follow(lineage: string): boolean {
    if (this.lineage === undefined || this.lineage === lineage) {
      this.lineage = lineage;
      return true;
    }
    const old = this.lineage;
    this.updates = [];
    this.write((device) => device.setDocumentAside(this.room, old));
    return false;
  }

  add(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    this.updates.push(...updates);
    this.timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS);
  }

  /** Merging keeps overwritten values; a document that has been loaded has let go of them. */
  tighten(loaded: Uint8Array, doc: Y.Doc): void {
    const tight = Y.encodeStateAsUpdate(doc);
    if (tight.length > loaded.length * WORTH) return;
    this.write((device) => device.tightenDocument(this.room, loaded, tight));
  }

  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const updates = this.updates.splice(0);
    if (updates.length > 0)
      this.write((device) => device.mergeDocument(this.room, updates, this.lineage));
    return this.writing;
  }

  private write(work: (device: DeviceStore) => Promise<void>): void {
    this.writing = this.writing.then(async () => {
      const device = await this.device;
      // A cache that cannot be written is only a slower opening.
      if (device) await work(device).catch(() => undefined);
    });
  }
}
