import * as Y from 'yjs';
import type { Refusal } from '../../domain/protocol.ts';
import { LIMITS } from '../../domain/protocol.ts';
import type { DeviceStore } from './device-store.ts';

/** Bytes of rows that are merged into one message, and of messages that wait for their answer. */
const PIECE_BYTES = 256 * 1024;
const WINDOW_BYTES = 2 * 1024 * 1024;
/** Times that a row is sent again because the server lacks what it builds on. */
const MOST_ATTEMPTS = 6;

interface Entry {
  bytes: Uint8Array;
  /** Resolves with its row's id once it is durable; null where this device stores nothing. */
  row: Promise<number | null>;
  durable: boolean;
  seq: number | null;
  attempts: number;
  /** Sent by itself, to find which of several was refused. */
  alone: boolean;
}

export interface Piece {
  seq: number;
  bytes: Uint8Array;
}

/**
 * One's own updates until the server has them: each a durable row on this device, sent in the order
 * of writing, again after every reconnection, and removed when acknowledged. Sending one twice is
 * harmless (the server knows it and acknowledges), so each tab sends every row that it finds, its
 * own and those that another tab left behind, and no tab has to know which others live.
 */
export class Outbox {
  private readonly room: string;
  private readonly device: Promise<DeviceStore | null>;
  private readonly onChange: () => void;
  private entries: Entry[] = [];
  private heldRows: Array<{ entry: Entry; reason: Refusal }> = [];
  private nextSeq = 1;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(room: string, device: Promise<DeviceStore | null>, onChange: () => void) {
    this.room = room;
    this.device = device;
    this.onChange = onChange;
  }

  get pending(): number {
    return this.entries.length;
  }

  get held(): number {
    return this.heldRows.length;
  }

  get lastRefusal(): Refusal | null {
    return this.heldRows.at(-1)?.reason ?? null;
  }

  /** False while an edit exists in this page's memory only. */
  get durable(): boolean {
    return this.entries.every((entry) => entry.durable);
  }

  /** Takes up the rows that are on this device; returns what is to be sent, in order. */
  async load(): Promise<Uint8Array[]> {
    const device = await this.device;
    const rows = (await device?.rows(this.room)) ?? [];
    const loaded: Entry[] = [];
    for (const { id, bytes, held } of rows) {
      const entry = newEntry(bytes, Promise.resolve(id), true);
      if (held) this.heldRows.push({ entry, reason: held });
      else loaded.push(entry);
    }
    this.entries = [...loaded, ...this.entries];
    this.onChange();
    return loaded.map((entry) => entry.bytes);
  }

  add(bytes: Uint8Array): void {
    const row = this.write(async (device) => device.add(this.room, bytes));
    const entry = newEntry(bytes, row, false);
    this.entries.push(entry);
    if (bytes.length > LIMITS.update) this.hold([entry], 'too-large');
    void row.then((id) => {
      entry.durable = id !== null;
      this.onChange();
    });
    this.onChange();
  }

  /** The next message to send, or null: what is not sent yet, as much as fits. */
  take(): Piece | null {
    const underWay = this.entries.filter((entry) => entry.seq !== null);
    const bytes = underWay.reduce((sum, entry) => sum + entry.bytes.length, 0);
    if (bytes > WINDOW_BYTES) return null;
    const piece: Entry[] = [];
    let size = 0;
    for (const entry of this.entries) {
      if (entry.seq !== null) continue;
      const full = piece.length > 0 && size + entry.bytes.length > PIECE_BYTES;
      if (full || (piece.length > 0 && entry.alone)) break;
      piece.push(entry);
      size += entry.bytes.length;
      if (entry.alone) break;
    }
    if (piece.length === 0) return null;
    const seq = this.nextSeq++;
    for (const entry of piece) entry.seq = seq;
    const updates = piece.map((entry) => entry.bytes);
    return { seq, bytes: updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates) };
  }

  /** Everything under way counts as unsent again; numbers begin anew with a new connection. */
  rewind(newConnection: boolean): void {
    for (const entry of this.entries) entry.seq = null;
    if (newConnection) this.nextSeq = 1;
  }

  /** Removes what the server has on disk; returns it. */
  acknowledge(seq: number): Uint8Array[] {
    const isDone = (entry: Entry): boolean => entry.seq !== null && entry.seq <= seq;
    const done = this.entries.filter(isDone);
    this.entries = this.entries.filter((entry) => !isDone(entry));
    this.remove(done);
    this.onChange();
    return done.map((entry) => entry.bytes);
  }

  /** Returns the milliseconds to wait before sending again; null where nothing of it is to be sent. */
  refuse(seq: number, reason: Refusal): number | null {
    const refused = this.entries.filter((entry) => entry.seq === seq);
    if (refused.length === 0) return null;
    if (reason === 'read-only') {
      this.hold(refused, reason);
      return null;
    }
    const waits = reason === 'dependencies' || reason === 'storage';
    if (!waits && refused.length === 1) {
      this.hold(refused, reason);
      return null;
    }
    let attempts = 0;
    for (const entry of refused) {
      entry.seq = null;
      entry.alone = reason !== 'storage';
      if (reason === 'dependencies') entry.attempts += 1;
      attempts = Math.max(attempts, entry.attempts);
    }
    const hopeless = refused.filter((entry) => entry.attempts >= MOST_ATTEMPTS);
    if (hopeless.length > 0) this.hold(hopeless, reason);
    return waits ? 200 * 2 ** attempts : 0;
  }

  /** The role allows no edits: what waits is kept, to be exported, or sent when it does again. */
  holdAll(reason: Refusal): void {
    if (this.entries.length > 0) this.hold([...this.entries], reason);
  }

  /** Lets rows that were held for a reason be sent again. */
  release(reason: Refusal): void {
    const released = this.heldRows.filter((row) => row.reason === reason);
    if (released.length === 0) return;
    this.heldRows = this.heldRows.filter((row) => row.reason !== reason);
    const entries = released.map((row) => row.entry);
    for (const entry of entries) {
      entry.seq = null;
      entry.attempts = 0;
    }
    this.entries = [...entries, ...this.entries];
    this.mark(entries, null);
    this.onChange();
  }

  heldUpdates(): Uint8Array[] {
    return this.heldRows.map((row) => row.entry.bytes);
  }

  async discardHeld(): Promise<void> {
    const entries = this.heldRows.map((row) => row.entry);
    this.heldRows = [];
    this.remove(entries);
    this.onChange();
    await this.flushed();
  }

  /** Resolves when every write begun so far has ended. */
  async flushed(): Promise<void> {
    await this.writing;
  }

  private hold(entries: Entry[], reason: Refusal): void {
    const held = new Set(entries);
    this.entries = this.entries.filter((entry) => !held.has(entry));
    for (const entry of entries) {
      entry.seq = null;
      this.heldRows.push({ entry, reason });
    }
    this.mark(entries, reason);
    this.onChange();
  }

  private mark(entries: Entry[], reason: Refusal | null): void {
    void this.write(async (device) => {
      const ids = await Promise.all(entries.map((entry) => entry.row));
      await device.hold(
        ids.filter((id) => id !== null),
        reason,
      );
      return null;
    });
  }

  private remove(entries: Entry[]): void {
    if (entries.length === 0) return;
    void this.write(async (device) => {
      const ids = await Promise.all(entries.map((entry) => entry.row));
      await device.remove(ids.filter((id) => id !== null));
      return null;
    });
  }

  /** Writes one after the other; null where it could not (no store, or no room in it). */
  private write(work: (device: DeviceStore) => Promise<number | null>): Promise<number | null> {
    const result = this.writing.then(async () => {
      const device = await this.device;
      if (!device) return null;
      try {
        return await work(device);
      } catch {
        return null; // Shown: the entry stays "in this page only" until it is acknowledged.
      }
    });
    this.writing = result;
    return result;
  }
}

function newEntry(bytes: Uint8Array, row: Promise<number | null>, durable: boolean): Entry {
  return { bytes, row, durable, seq: null, attempts: 0, alone: false };
}
