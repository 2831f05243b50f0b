import type { DatabaseSync } from 'node:sqlite';
import { CanevasError } from '../../app/domain/errors.ts';
import type { Migration } from './migrations/index.ts';

/**
 * Brings the schema forward, each migration in one transaction with the number that records it
 * (`user_version`): one that throws midway leaves nothing behind. Returns how many ran.
 * Errors: 'database-newer' where a later Canevas has written the file.
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[]): number {
  const version = schemaVersion(db);
  if (version > migrations.length) {
    throw new CanevasError('database-newer', { version, known: migrations.length });
  }
  for (const [index, { sql }] of migrations.entries()) {
    if (index < version) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${index + 1}`);
      db.exec('COMMIT');
    } catch (cause) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw cause;
    }
  }
  return migrations.length - version;
}

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}
