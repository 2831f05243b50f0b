import { DatabaseSync } from 'node:sqlite';

/**
 * log.db: every Yjs update ever accepted, raw, with its author and time. Rows are only added; what
 * compaction adds beside them are snapshots. One thread writes (server/workers/log-writer.ts), any
 * number read.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS "update" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room TEXT NOT NULL,
    author TEXT NOT NULL,          -- user id, 'token:ID' or 'system'
    at INTEGER NOT NULL,           -- milliseconds since 1970, the server's clock
    client INTEGER,                -- first Yjs client id with a new struct; NULL where it only deletes
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS update_by_room ON "update" (room, id);
  CREATE TABLE IF NOT EXISTS client_owner (
    room TEXT NOT NULL,
    client INTEGER NOT NULL,
    user TEXT NOT NULL,
    PRIMARY KEY (room, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS snapshot (
    room TEXT NOT NULL,
    upto INTEGER NOT NULL,         -- holds every update of the room with id <= upto
    bytes BLOB NOT NULL,
    PRIMARY KEY (room, upto)
  ) STRICT;
  -- Updates that were committed and that Yjs then could not apply: never acknowledged, never loaded.
  CREATE TABLE IF NOT EXISTS set_aside (
    id INTEGER PRIMARY KEY REFERENCES "update" (id),
    reason TEXT NOT NULL
  ) STRICT;
  -- Where the writer tries whether a disk that was full takes writes again.
  CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  PRAGMA user_version = 1;
`;

export interface UpdateRow {
  id: number;
  author: string;
  /** Milliseconds since 1970. */
  at: number;
  client: number | null;
  bytes: Uint8Array;
}

export interface AppendRow {
  room: string;
  author: string;
  at: number;
  client: number | null;
  bytes: Uint8Array;
  /** Client ids that become a user's with this update. */
  bind: Array<{ client: number; user: string }>;
}

function pragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return row ? Object.values(row)[0] : undefined;
}

/** Opens the log to write and asserts that a commit means "on disk". */
export function openLogToWrite(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  const mode = pragma(db, 'journal_mode');
  const synchronous = pragma(db, 'synchronous');
  if (mode !== 'wal' || synchronous !== 2) {
    db.close();
    throw new Error(`log.db must be WAL and synchronous=FULL, is ${mode} and ${synchronous}`);
  }
  db.exec(SCHEMA);
  return db;
}

export function createLogWriter(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT INTO "update" (room, author, at, client, bytes) VALUES (?, ?, ?, ?, ?)',
  );
  const bind = db.prepare(
    'INSERT INTO client_owner (room, client, user) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const snapshot = db.prepare(
    'INSERT INTO snapshot (room, upto, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const setAside = db.prepare(
    'INSERT INTO set_aside (id, reason) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );

  return {
    /** Runs all of it as one commit; on failure nothing of it is stored and the error is thrown. */
    transaction<T>(work: () => T): T {
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    append(row: AppendRow): number {
      const { lastInsertRowid } = insert.run(row.room, row.author, row.at, row.client, row.bytes);
      for (const { client, user } of row.bind) bind.run(row.room, client, user);
      return Number(lastInsertRowid);
    },
    bind(room: string, client: number, user: string): void {
      bind.run(room, client, user);
    },
    snapshot(room: string, upto: number, bytes: Uint8Array): void {
      snapshot.run(room, upto, bytes);
    },
    setAside(id: number, reason: string): void {
      setAside.run(id, reason);
    },
    /** Writes and takes back 64 KiB: a full disk often still takes a few bytes. */
    probe(): void {
      db.exec('INSERT INTO probe (bytes) VALUES (zeroblob(65536))');
      db.exec('DELETE FROM probe');
    },
    /** The most that the file may weigh, in bytes; null lifts it. */
    setCeiling(bytes: number | null): void {
      const pages =
        bytes === null ? 4294967294 : Math.ceil(bytes / Number(pragma(db, 'page_size')));
      db.exec(`PRAGMA max_page_count = ${pages}`);
    },
  };
}

export interface LoadedRoom {
  /** A snapshot where there is one, then each later update, in the order of their commits. */
  updates: Uint8Array[];
  /** Updates since the snapshot. */
  sinceSnapshot: number;
  lastId: number;
  owners: Map<number, string>;
}

export function createLogReader(file: string) {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  const latestSnapshot = db.prepare(
    'SELECT upto, bytes FROM snapshot WHERE room = ? ORDER BY upto DESC LIMIT 1',
  );
  const updates = db.prepare(
    `SELECT id, author, at, client, bytes FROM "update"
     WHERE room = ? AND id > ? AND id NOT IN (SELECT id FROM set_aside) ORDER BY id`,
  );
  const owners = db.prepare('SELECT client, user FROM client_owner WHERE room = ?');
  const lastAt = db.prepare('SELECT max(at) AS at FROM "update" WHERE room = ? AND author <> ?');

  return {
    load(room: string): LoadedRoom {
      const base = latestSnapshot.get(room) as { upto: number; bytes: Uint8Array } | undefined;
      const loaded: LoadedRoom = {
        updates: base ? [base.bytes] : [],
        sinceSnapshot: 0,
        lastId: base?.upto ?? 0,
        owners: new Map(),
      };
      for (const row of updates.iterate(room, loaded.lastId) as Iterable<unknown>) {
        const { id, bytes } = row as UpdateRow;
        loaded.updates.push(bytes);
        loaded.sinceSnapshot += 1;
        loaded.lastId = id;
      }
      for (const row of owners.all(room) as Array<{ client: number; user: string }>) {
        loaded.owners.set(row.client, row.user);
      }
      return loaded;
    },
    /** Every update of a room after `afterId`, oldest first, one at a time. */
    *history(room: string, afterId = 0): Generator<UpdateRow> {
      for (const row of updates.iterate(room, afterId) as Iterable<unknown>) {
        yield { ...(row as UpdateRow) };
      }
    },
    /** When a person last changed the room, in milliseconds; null when never. */
    lastChange(room: string): number | null {
      const row = lastAt.get(room, 'system') as { at: number | null };
      return row.at;
    },
    check(): string {
      return String(pragma(db, 'integrity_check'));
    },
    close(): void {
      db.close();
    },
  };
}
export type LogReader = ReturnType<typeof createLogReader>;
