import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** Kept ready by their text: preparing one takes longer than running it. */
const MOST_STATEMENTS = 500;
const prepared = new WeakMap<
  DatabaseSync,
  Map<string, { statement: StatementSync; reads: boolean }>
>();

function prepare(db: DatabaseSync, sql: string): { statement: StatementSync; reads: boolean } {
  const held = prepared.get(db) ?? new Map<string, { statement: StatementSync; reads: boolean }>();
  prepared.set(db, held);
  const known = held.get(sql);
  if (known) return known;
  const statement = db.prepare(sql);
  const made = { statement, reads: statement.columns().length > 0 };
  // The full-text index leaves row numbers of its own as the last one, greater than a number holds.
  if (!made.reads) statement.setReadBigInts(true);
  if (held.size >= MOST_STATEMENTS) held.clear();
  held.set(sql, made);
  return made;
}

/** Runs one statement. A statement with columns (SELECT, RETURNING, PRAGMA) reads. */
export function runStatement<R>(
  db: DatabaseSync,
  sql: string,
  parameters: readonly unknown[],
): QueryResult<R> {
  const { statement, reads } = prepare(db, sql);
  const values = parameters as SQLInputValue[];
  if (reads) return { rows: statement.all(...values) as R[] };
  const { changes, lastInsertRowid } = statement.run(...values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/** Kysely over node:sqlite's one synchronous connection. */
export function nodeSqliteDialect(db: DatabaseSync): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => runStatement(db, query.sql, query.parameters),
    streamQuery: () => {
      throw new Error('streaming is not offered: results are read whole');
    },
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async (held) => void (await held.executeQuery(CompiledQuery.raw('BEGIN'))),
    commitTransaction: async (held) => void (await held.executeQuery(CompiledQuery.raw('COMMIT'))),
    rollbackTransaction: async (held) =>
      void (await held.executeQuery(CompiledQuery.raw('ROLLBACK'))),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
