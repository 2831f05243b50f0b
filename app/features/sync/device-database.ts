import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { CslData } from '../../../bibliography/index.ts';
import type { ErrorReport } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/protocol.ts';

/** One own update that the server has not acknowledged. */
export interface OutboxRow {
  /** Rises in the order of writing, across the tabs of one user. */
  id: number;
  room: string;
  bytes: Uint8Array;
  /** Milliseconds, this device's clock; shown, never compared. */
  at: number;
  /** Why the server refused it; such rows are kept and not sent. */
  held: Refusal | null;
}

export interface CachedDocument {
  room: string;
  bytes: Uint8Array;
  /** The server's history that it comes from; absent in caches of before there were names. */
  lineage?: string;
}

/** A work that was added while the server was away. */
export interface WaitingWork {
  /** Its id for good: evidence may cite it already. */
  id: string;
  workspace: string;
  item: CslData;
  /** The citation key wished for; empty for one made by the server. */
  key: string;
  /** Milliseconds, this device's clock; shown, never compared. */
  at: number;
  /** Why the server refused it; such works are kept and not sent. */
  refused: ErrorReport | null;
}

/** What a list of a workspace's works last held, whole, to be read without the server. */
export interface KeptLibrary {
  workspace: string;
  /** As the library's feature lists them: read back by it alone. */
  rows: unknown[];
}

interface DeviceSchema extends DBSchema {
  outbox: {
    key: number;
    value: Omit<OutboxRow, 'id'> & { id?: number };
    indexes: { room: string };
  };
  /** What the server has sent or acknowledged, merged: the document without one's own unsent edits. */
  documents: { key: string; value: CachedDocument };
  works: { key: string; value: WaitingWork; indexes: { workspace: string } };
  libraries: { key: string; value: KeptLibrary };
}

export type Device = IDBPDatabase<DeviceSchema>;

export function databaseName(userId: string): string {
  return `canevas:${userId}`;
}

/** Rejects where this browser stores nothing: some throw at once, hence `async`. */
export async function openDevice(userId: string): Promise<Device> {
  return openDB<DeviceSchema>(databaseName(userId), 2, {
    upgrade(db, from) {
      if (from < 1) {
        const outbox = db.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
        outbox.createIndex('room', 'room');
        db.createObjectStore('documents', { keyPath: 'room' });
      }
      if (from < 2) {
        db.createObjectStore('works', { keyPath: 'id' }).createIndex('workspace', 'workspace');
        db.createObjectStore('libraries', { keyPath: 'workspace' });
      }
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
