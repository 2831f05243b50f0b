import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openSqlite } from '../../server/db/sqlite.ts';
import { makeFolder, makeLab } from './lab.ts';

const COUNT = 4000;
const SOURCE = Array.from(
  { length: COUNT },
  (_, n) =>
    `@book{cut${n}, title={Title number ${n} of a long list}, doi={10.1000/${n}}, year={2001}, keywords={k${n % 9}}}`,
).join('\n');

/** Ends the importing process by SIGKILL once it has stored so many; how many it had said. */
async function importAndKill(args: string[], after: number): Promise<number> {
  const child = spawn(process.execPath, ['tests/server/import-process.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).not.toBe('whole');
    said = Number(line);
    if (said >= after && !child.killed) child.kill('SIGKILL');
  }
  await closed;
  return said;
}

test('an import cut by a power cut: no work is half there, and the same file goes on where it was', async () => {
  const folder = makeFolder();
  const before = await makeLab(folder);
  await before.setUp();
  const { administrator: actor } = before;
  const { id } = await before.services.workspaces.create(actor, { name: 'Thèse' });
  await before.close();
  const file = path.join(folder, 'source.bib');
  writeFileSync(file, SOURCE);

  let least = 0;
  for (const after of [1000]) {
    least = await importAndKill([folder, id, actor.userId, file], after);
    const db = openSqlite(path.join(folder, 'canevas.db'));
    const count = (sql: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${sql}`).get()!.n);
    expect(Object.values(db.prepare('PRAGMA integrity_check').get()!)[0]).toBe('ok');
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const stored = count('work');
    // What was told as stored is; a batch may have come in that nobody heard of.
    expect(stored).toBeGreaterThanOrEqual(least);
    expect(stored).toBeLessThan(COUNT);
    for (const held of ['work_key', 'work_identifier', 'work_tag', 'work_search']) {
      expect(count(held), held).toBe(stored);
    }
    db.close();
  }

  const lab = await makeLab(folder);
  const report = await lab.services.library.importNow(actor, id, { data: readFileSync(file) });
  expect(report.unchanged).toBeGreaterThanOrEqual(least);
  expect(report.imported.length + report.unchanged).toBe(COUNT);
  expect([report.renamed, report.updated, report.failed]).toEqual([[], [], []]);
  const found = await lab.services.library.list(actor, id, { query: 'title 3999', limit: 5 });
  expect(found.works.map(({ key }) => key)).toEqual(['cut3999']);
  await lab.end();
}, 60_000);
