import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { CanevasError } from '../../app/domain/errors.ts';
import { schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { storageError } from './sqlite.ts';

const BUSY_TIMEOUT_MS = 5000;
const SQLITE_BUSY = 5;

/**
 * SQLite's own exclusive lock on a file kept for it: the operating system lets go when the process
 * ends, however it ends, so none can be stale. Null where another process holds it.
 */
export function lockFile(file: string): { release(): void } | null {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw storageError(error, file);
  }
  return { release: () => lock.close() };
}

/** A consistent copy of a database in use, as one file that opens without a -wal beside it. */
export async function copyDatabase(source: string, target: string): Promise<void> {
  const db = new DatabaseSync(source, { timeout: BUSY_TIMEOUT_MS });
  try {
    await backup(db, target);
  } finally {
    db.close();
  }
  const copied = new DatabaseSync(target);
  copied.exec('PRAGMA journal_mode = DELETE');
  copied.close();
}

/** SQLite's own checks of a file. Errors: 'backup-corrupt', 'database-newer'. */
export function checkDatabase(file: string): void {
  const name = path.basename(file);
  const db = new DatabaseSync(file);
  try {
    const integrity = db.prepare('PRAGMA integrity_check').all();
    const foreign = db.prepare('PRAGMA foreign_key_check').all();
    if (integrity.length !== 1 || integrity[0]?.integrity_check !== 'ok' || foreign.length > 0) {
      throw new CanevasError('backup-corrupt', { part: name });
    }
    if (name === 'canevas.db' && schemaVersion(db) > MIGRATIONS.length) {
      const params = { version: schemaVersion(db), known: MIGRATIONS.length };
      throw new CanevasError('database-newer', params);
    }
  } finally {
    db.close();
  }
}
