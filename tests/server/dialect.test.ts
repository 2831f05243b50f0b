import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { runStatement } from '../../server/db/dialect.ts';

test('a row number greater than a number holds, such as those of the search index, does no harm', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (row INTEGER PRIMARY KEY, text TEXT)');
  const row = 9009398277996544n;
  const made = runStatement(db, 'INSERT INTO t VALUES (?, ?)', [row, 'a']);
  expect(made).toEqual({ rows: [], numAffectedRows: 1n, insertId: row });
  expect(runStatement(db, 'UPDATE t SET text = ?', ['b']).numAffectedRows).toBe(1n);
  expect(runStatement(db, 'SELECT text FROM t', []).rows).toEqual([{ text: 'b' }]);
  db.close();
});
