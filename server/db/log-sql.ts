import { DatabaseSync } from 'node:sqlite';
import { maskStrings } from './mask.ts';

/**
 * log.db: every Yjs update ever accepted, raw, with its author and time. Rows are only added; what
 * compaction adds beside them are snapshots, and only erasing a whole document takes any away. One thread writes (server/workers/log-writer.ts), any
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
  -- Names this history: another one (a restored backup) has another, and clients begin anew.
  CREATE TABLE IF NOT EXISTS lineage (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL
  ) STRICT;
  INSERT INTO lineage (one, name) VALUES (1, hex(randomblob(8))) ON CONFLICT DO NOTHING;
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
  // What is erased leaves no bytes behind in the file.
  db.exec('PRAGMA secure_delete = ON;');
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

  const updatesOf = db.prepare('SELECT id, bytes FROM "update" WHERE room = ?');
  const maskUpdate = db.prepare('UPDATE "update" SET bytes = ? WHERE id = ?');
  const snapshotsOf = db.prepare('SELECT upto, bytes FROM snapshot WHERE room = ?');
  const maskSnapshot = db.prepare('UPDATE snapshot SET bytes = ? WHERE room = ? AND upto = ?');
  const erasures = [
    'DELETE FROM set_aside WHERE id IN (SELECT id FROM "update" WHERE room = ?)',
    'DELETE FROM "update" WHERE room = ?',
    'DELETE FROM snapshot WHERE room = ?',
    'DELETE FROM client_owner WHERE room = ?',
  ].map((statement) => db.prepare(statement));

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
    /** Takes a document away: its updates, snapshots and owners. Nothing else of the log changes. */
    erase(room: string): void {
      for (const statement of erasures) statement.run(room);
    },
    /** Overwrites strings in a document's updates and snapshots; everything else of them stays. */
    mask(room: string, strings: readonly string[]): void {
      for (const { id, bytes } of updatesOf.all(room) as Array<{ id: number; bytes: Uint8Array }>) {
        const masked = maskStrings(bytes, strings);
        if (masked) maskUpdate.run(masked, id);
      }
      for (const row of snapshotsOf.all(room) as Array<{ upto: number; bytes: Uint8Array }>) {
        const masked = maskStrings(row.bytes, strings);
        if (masked) maskSnapshot.run(masked, room, row.upto);
      }
    },
    /** Moves what the WAL holds into the file, and empties it: what was erased is then nowhere. */
    checkpoint(): void {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
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

/** What the log holds of a room, in figures. */
export interface RoomFigures {
  updates: number;
  updateBytes: number;
  /** Milliseconds since 1970. */
  firstAt: number | null;
  lastAt: number | null;
  /** Updates by author. */
  authors: Record<string, number>;
  snapshots: Array<{ upto: number; bytes: number }>;
  /** Committed updates that Yjs could not apply. */
  setAside: Array<{ id: number; reason: string }>;
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

  const tail = db.prepare(
    `SELECT count(*) AS n FROM "update" WHERE room = ?
     AND id > coalesce((SELECT max(upto) FROM snapshot WHERE room = ?), 0)`,
  );
  const totals = db.prepare(
    `SELECT count(*) AS n, sum(length(bytes)) AS bytes, min(at) AS first, max(at) AS last
     FROM "update" WHERE room = ?`,
  );
  const authors = db.prepare(
    'SELECT author, count(*) AS n FROM "update" WHERE room = ? GROUP BY author ORDER BY author',
  );
  const snapshots = db.prepare(
    'SELECT upto, length(bytes) AS bytes FROM snapshot WHERE room = ? ORDER BY upto',
  );
  const aside = db.prepare(
    `SELECT id, reason FROM set_aside
     WHERE id IN (SELECT id FROM "update" WHERE room = ?) ORDER BY id`,
  );

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
    /** Updates that a load would apply one by one. */
    tail(room: string): number {
      return Number(tail.get(room, room)!['n']);
    },
    figures(room: string): RoomFigures {
      const total = totals.get(room) as Record<string, number | null>;
      const rows = authors.all(room) as Array<{ author: string; n: number }>;
      return {
        updates: total['n'] ?? 0,
        updateBytes: total['bytes'] ?? 0,
        firstAt: total['first'] ?? null,
        lastAt: total['last'] ?? null,
        authors: Object.fromEntries(rows.map(({ author, n }) => [author, n])),
        snapshots: snapshots
          .all(room)
          .map(({ upto, bytes }) => ({ upto: Number(upto), bytes: Number(bytes) })),
        setAside: aside
          .all(room)
          .map(({ id, reason }) => ({ id: Number(id), reason: String(reason) })),
      };
    },
    lineage(): string {
      return String(db.prepare('SELECT name FROM lineage').get()!['name']);
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

/**
 * Names the history of a log.db that nobody has open anew: what clients have cached of it, and did
 * not come from this copy, must not be taken for what the server knows.
 */
export function beginNewLineage(file: string): void {
  const db = openLogToWrite(file);
  db.exec('UPDATE lineage SET name = hex(randomblob(8))');
  db.close();
}
