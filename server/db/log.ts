import { Worker } from 'node:worker_threads';
import { CanevasError } from '../../app/domain/errors.ts';
import type { FromWriter, ToWriter } from './log-messages.ts';
import { createLogReader } from './log-sql.ts';
import type { LoadedRoom, RoomFigures, UpdateRow } from './log-sql.ts';

export type { LoadedRoom, RoomFigures, UpdateRow } from './log-sql.ts';

export interface NewUpdate {
  room: string;
  /** User id, 'token:ID' or 'system'. */
  author: string;
  bytes: Uint8Array;
  client?: number | null;
  /** Client ids that become a user's with this update. */
  bind?: Array<{ client: number; user: string }>;
}

export interface LogStats {
  commits: number;
  rows: number;
  /** Appends that wait for their commit. */
  waiting: number;
  lastCommitMs: number;
  longestCommitMs: number;
}

/** The append-only log of every document. A resolved `append` is on disk. */
export interface Log {
  /** @throws CanevasError 'storage-full'; nothing of the update is stored then. */
  append(update: NewUpdate): Promise<number>;
  /** Binds a client id to a user; the first to come keeps it. */
  bind(room: string, client: number, user: string): void;
  snapshot(room: string, upto: number, bytes: Uint8Array): Promise<void>;
  /** Excludes an update that was committed and could not be applied from every later load. */
  setAside(id: number, reason: string): Promise<void>;
  /** Takes a whole document out of the log, its history and snapshots included, for good. */
  erase(room: string): Promise<void>;
  /** Overwrites strings wherever a document's history holds them as whole values, for good. */
  mask(room: string, strings: string[]): Promise<void>;
  load(room: string): LoadedRoom;
  /** Updates that a load would apply one by one: those after the last snapshot. */
  tail(room: string): number;
  figures(room: string): RoomFigures;
  /** Where log.db is, for a thread that reads it by itself. */
  readonly file: string;
  /** Names this history; a restored backup has another. */
  readonly lineage: string;
  history(room: string, afterId?: number): Generator<UpdateRow>;
  /** Milliseconds; null when no person has ever changed the room. */
  lastChange(room: string): number | null;
  readonly state: 'ok' | 'failing';
  /** Told when writing begins to fail and when it works again. Returns the unsubscription. */
  onState(listener: (state: 'ok' | 'failing') => void): () => void;
  readonly stats: LogStats;
  /** The most that log.db may weigh, in bytes; null lifts it. */
  setCeiling(bytes: number | null): Promise<void>;
  /** Writes what waits, then lets go of the file. */
  close(): Promise<void>;
}

interface Ticket {
  resolve(id: number): void;
  reject(error: CanevasError): void;
}

export async function openLog(file: string): Promise<Log> {
  const worker = new Worker(new URL('../workers/log-writer.ts', import.meta.url), {
    workerData: { file },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  const reader = createLogReader(file);
  const tickets = new Map<number, Ticket>();
  const listeners = new Set<(state: 'ok' | 'failing') => void>();
  const stats: LogStats = { commits: 0, rows: 0, waiting: 0, lastCommitMs: 0, longestCommitMs: 0 };
  let nextTicket = 1;
  let epoch = 0;
  let state: 'ok' | 'failing' = 'ok';
  let closed: ReturnType<typeof Promise.withResolvers<undefined>> | null = null;

  function become(next: 'ok' | 'failing'): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  }

  function rejectAll(which: Iterable<number>, reason: string): void {
    for (const number of which) {
      const ticket = tickets.get(number);
      tickets.delete(number);
      ticket?.reject(new CanevasError('storage-full', {}, { cause: reason }));
    }
    stats.waiting = tickets.size;
  }

  worker.on('message', (message: FromWriter) => {
    switch (message.type) {
      case 'done':
        stats.commits += 1;
        stats.rows += message.results.length;
        stats.lastCommitMs = message.commitMs;
        stats.longestCommitMs = Math.max(stats.longestCommitMs, message.commitMs);
        for (const { ticket, id } of message.results) {
          tickets.get(ticket)?.resolve(id);
          tickets.delete(ticket);
        }
        stats.waiting = tickets.size;
        break;
      case 'failed':
        epoch = message.epoch;
        if (message.failing) become('failing');
        rejectAll(message.tickets, message.reason);
        break;
      case 'recovered':
        become('ok');
        break;
      case 'closed':
        closed?.resolve(undefined);
        break;
    }
  });
  worker.on('error', (error: unknown) => {
    become('failing');
    rejectAll([...tickets.keys()], String(error));
    closed?.resolve(undefined);
  });

  function post(message: ToWriter): void {
    worker.postMessage(message);
  }

  function ask(make: (ticket: number) => ToWriter): Promise<number> {
    const ticket = nextTicket++;
    return new Promise<number>((resolve, reject) => {
      if (closed) {
        reject(new CanevasError('storage-full', {}, { cause: 'the log is closed' }));
        return;
      }
      tickets.set(ticket, { resolve, reject });
      stats.waiting = tickets.size;
      post(make(ticket));
    });
  }

  return {
    append: ({ room, author, bytes, client = null, bind = [] }) =>
      ask((ticket) => ({
        type: 'append',
        epoch,
        ticket,
        row: { room, author, at: Date.now(), client, bytes, bind },
      })),
    bind: (room, client, user) => {
      if (!closed) post({ type: 'bind', room, client, user });
    },
    snapshot: async (room, upto, bytes) => {
      await ask((ticket) => ({ type: 'snapshot', ticket, room, upto, bytes }));
    },
    setAside: async (id, reason) => {
      await ask((ticket) => ({ type: 'set-aside', ticket, id, reason }));
    },
    erase: async (room) => {
      await ask((ticket) => ({ type: 'erase', ticket, room }));
    },
    mask: async (room, strings) => {
      await ask((ticket) => ({ type: 'mask', ticket, room, strings }));
    },
    setCeiling: async (bytes) => {
      await ask((ticket) => ({ type: 'ceiling', ticket, bytes }));
    },
    load: (room) => reader.load(room),
    tail: (room) => reader.tail(room),
    figures: (room) => reader.figures(room),
    file,
    lineage: reader.lineage(),
    history: (room, afterId) => reader.history(room, afterId),
    lastChange: (room) => reader.lastChange(room),
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get stats() {
      return { ...stats };
    },
    async close() {
      if (closed) {
        await closed.promise;
        return;
      }
      closed = Promise.withResolvers<undefined>();
      post({ type: 'close' });
      await closed.promise;
      reader.close();
      await worker.terminate();
    },
  };
}
