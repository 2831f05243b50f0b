import * as Y from 'yjs';
import {
  databaseName,
  openDevice,
  type CachedDocument,
  type Device,
  type OutboxRow,
} from './device-database.ts';
import { deleteDB } from 'idb';
import { pagesOf, READER } from './offline-caches.ts';
import { roomName, type Refusal } from '../../domain/protocol.ts';

/**
 * What one user has on this device: unsent edits, which are the only copy, and documents, which are
 * a cache. A resolved write of an edit is durable (as durable as the browser offers).
 */
export class DeviceStore {
  private readonly db: Device;

  private constructor(db: Device) {
    this.db = db;
  }

  /** Rejects where the browser stores nothing, e.g. in some private windows. */
  static async open(userId: string): Promise<DeviceStore> {
    return new DeviceStore(await openDevice(userId));
  }

  async add(room: string, bytes: Uint8Array): Promise<number> {
    const tx = this.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    const id = await tx.store.add({ room, bytes, at: Date.now(), held: null });
    await tx.done;
    return id;
  }

  async rows(room: string): Promise<OutboxRow[]> {
    const rows = await this.db.getAllFromIndex('outbox', 'room', room);
    return rows.map((row) => ({ ...row, id: row.id! })).sort((a, b) => a.id - b.id);
  }

  async remove(ids: readonly number[]): Promise<void> {
    const tx = this.db.transaction('outbox', 'readwrite');
    for (const id of ids) void tx.store.delete(id);
    await tx.done;
  }

  /** Notes why rows are kept and not sent; null lets them be sent again. */
  async hold(ids: readonly number[], held: Refusal | null): Promise<void> {
    const tx = this.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    for (const id of ids) {
      const row = await tx.store.get(id);
      if (row) await tx.store.put({ ...row, held });
    }
    await tx.done;
  }

  async readDocument(room: string): Promise<CachedDocument | null> {
    return (await this.db.get('documents', room)) ?? null;
  }

  /** The document of another history stays on this device under another name, and is read no more. */
  async setDocumentAside(room: string, lineage: string): Promise<void> {
    const tx = this.db.transaction('documents', 'readwrite');
    const cached = await tx.store.get(room);
    if (cached) {
      await tx.store.put({ ...cached, room: `${room}@${lineage}` });
      await tx.store.delete(room);
    }
    await tx.done;
  }

  /** Merges updates into a cached document, with those of other tabs. */
  async mergeDocument(
    room: string,
    updates: readonly Uint8Array[],
    lineage: string | undefined,
  ): Promise<void> {
    const tx = this.db.transaction('documents', 'readwrite');
    const cached = await tx.store.get(room);
    const bytes = Y.mergeUpdates(cached ? [cached.bytes, ...updates] : [...updates]);
    await tx.store.put({ room, bytes, lineage: lineage ?? cached?.lineage });
    await tx.done;
  }

  /** Puts a tighter form of the same document in the place of `old`, unless another tab was there. */
  async tightenDocument(room: string, old: Uint8Array, tight: Uint8Array): Promise<void> {
    const tx = this.db.transaction('documents', 'readwrite');
    const cached = await tx.store.get(room);
    if (cached?.bytes.length === old.length) await tx.store.put({ ...cached, bytes: tight });
    await tx.done;
  }

  close(): void {
    this.db.close();
  }
}

/** Own edits and works of a user that are only on this device: to be asked before sign-out. */
export async function unsentOnThisDevice(userId: string): Promise<number> {
  const db = await openDevice(userId);
  try {
    return (await db.count('outbox')) + (await db.count('works'));
  } finally {
    db.close();
  }
}

/**
 * Erases the notes that a user may no longer see from this device, and those of withdrawn works with
 * the edits that were never sent; what the cached graphs had overwritten goes too.
 * Resolves with how many unsent edits were erased.
 */
export async function forgetNotes(
  userId: string,
  works: readonly { id: string; withdrawn: boolean }[],
): Promise<number> {
  const db = await openDevice(userId);
  try {
    const tx = db.transaction(['outbox', 'documents', 'libraries'], 'readwrite');
    const [outbox, documents] = [tx.objectStore('outbox'), tx.objectStore('documents')];
    const rooms = new Map(works.map(({ id, withdrawn }) => [roomName('note', id), withdrawn]));
    for (const key of await documents.getAllKeys()) {
      const [room = key] = key.split('@');
      const cached = await documents.get(key);
      if (rooms.has(room)) await documents.delete(key);
      else if (cached && room.startsWith('graph:')) {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, cached.bytes);
        await documents.put({ ...cached, bytes: Y.encodeStateAsUpdate(doc) });
        doc.destroy();
      }
    }
    // A kept list names works; it is kept again, without these, when it is next shown.
    await tx.objectStore('libraries').clear();
    let erased = 0;
    for (const [room, withdrawn] of rooms) {
      if (!withdrawn) continue;
      const ids = await outbox.index('room').getAllKeys(room);
      for (const id of ids) await outbox.delete(id);
      erased += ids.length;
    }
    await tx.done;
    return erased;
  } finally {
    db.close();
  }
}

/** Erases what a user has on this device: unsent edits, documents, and pages kept for opening offline. */
export async function eraseFromThisDevice(userId: string): Promise<void> {
  await deleteDB(databaseName(userId));
  if (!('caches' in globalThis)) return; // Plain http over a network, where nothing was kept either.
  await caches.delete(READER);
  await caches.delete(pagesOf(userId));
}
