import { DatabaseSync } from 'node:sqlite';
import { Kysely, type Compilable } from 'kysely';
import { CanevasError } from '../../app/domain/errors.ts';
import { nodeSqliteDialect, runStatement } from './dialect.ts';
import type { Tables } from './tables.ts';

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a database so that a commit is on disk when it returns, and refuses to go on with one
 * where that does not hold. Errors: 'storage-read-only', 'storage-unsafe', 'storage-corrupt'.
 */
export function openSqlite(file: string): DatabaseSync {
  const db = new DatabaseSync(file, {
    enableForeignKeyConstraints: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  } catch (cause) {
    db.close();
    throw storageError(cause, file);
  }
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  const FULL = 2;
  const holds =
    (pragma('journal_mode') === 'wal' || file === ':memory:') &&
    pragma('synchronous') === FULL &&
    pragma('foreign_keys') === 1;
  if (!holds) {
    db.close();
    throw new CanevasError('storage-unsafe', { file });
  }
  return db;
}

const BULK_CACHE_KB = 64 * 1024;
/**
 * Pages of 4 kB that may wait in the log before they go to their places in the file. A batch rewrites
 * many of those before it, so that the later costs less; but a commit of the server's own that comes
 * between finds them all, and 4,000 hold its event loop some 30 ms.
 */
const BULK_LOG_PAGES = 4000;

/**
 * A connection for a thread that writes much: with the memory to hold the indexes that it fills, and
 * without waiting for the disk at each of its batches. What it wrote is on disk with the next commit of
 * the server's own connection, which syncs the same log: make one before saying that it is done.
 */
export function openBulk(file: string): Database {
  const db = openSqlite(file);
  db.exec(`PRAGMA cache_size = -${BULK_CACHE_KB}; PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = ${BULK_LOG_PAGES}`);
  return new Database(db, file);
}

/** Leaves nothing in the log for the server's next commit to put in its place. */
export function closeBulk(db: Database): void {
  db.raw.exec('PRAGMA wal_checkpoint(PASSIVE)');
  db.close();
}

const SQLITE = { READONLY: 8, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26 } as const;

/** SQLite's trouble with the disk as the error that people meet; anything else unchanged. */
export function storageError(cause: unknown, file: string): unknown {
  const errcode =
    cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : null;
  if (errcode === SQLITE.FULL) return new CanevasError('storage-full', { file }, { cause });
  if (errcode === SQLITE.READONLY || errcode === SQLITE.CANTOPEN) {
    return new CanevasError('storage-read-only', { file }, { cause });
  }
  if (errcode === SQLITE.CORRUPT || errcode === SQLITE.NOTADB) {
    return new CanevasError('storage-corrupt', { file }, { cause });
  }
  return cause;
}

/**
 * Kysely writes the statements, SQLite runs them at once: a transaction holds no `await`, so no
 * other request can come between its statements on the one connection.
 */
export class Database {
  readonly raw: DatabaseSync;
  readonly file: string;
  /** To build statements with, and for better-auth, which awaits them. */
  readonly sql: Kysely<Tables>;
  #inTransaction = false;

  constructor(raw: DatabaseSync, file: string) {
    this.raw = raw;
    this.file = file;
    this.sql = new Kysely<Tables>({ dialect: nodeSqliteDialect(raw) });
  }

  all<R>(query: Compilable<R>): R[] {
    return this.#run(query).rows;
  }

  first<R>(query: Compilable<R>): R | null {
    return this.#run(query).rows[0] ?? null;
  }

  /** Returns how many rows changed. */
  run(query: Compilable<unknown>): number {
    return Number(this.#run(query).numAffectedRows ?? 0n);
  }

  #run<R>(query: Compilable<R>) {
    const { sql, parameters } = query.compile();
    try {
      return runStatement<R>(this.raw, sql, parameters);
    } catch (cause) {
      throw storageError(cause, this.file);
    }
  }

  /** All of `act` or nothing; within another it is a part of that one. */
  transaction<T>(act: () => T): T {
    if (this.#inTransaction) return act();
    this.raw.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = act();
      if (result instanceof Promise) throw new Error('a transaction may not wait');
      this.raw.exec('COMMIT');
      return result;
    } catch (cause) {
      // SQLite has rolled back by itself after some errors (disk full).
      if (this.raw.isTransaction) this.raw.exec('ROLLBACK');
      throw storageError(cause, this.file);
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.raw.close();
  }
}
