/**
 * The tests of the relay's checks are tested: each check is taken out in a copy of the sources, and
 * its test must fail there. In every run the list is only held against the sources; the removal is
 * `npm run campaign -- guards`.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Guard } from './guard.ts';
import { GUARDS_OF_BYTES } from './of-bytes.ts';
import { GUARDS_OF_SOCKETS } from './of-sockets.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const GUARDS = [...GUARDS_OF_BYTES, ...GUARDS_OF_SOCKETS];
const TESTS = 'tests/server/collab';
/** Where vitest.config.ts has it put. */
const REPORT = 'test-results/vitest.json';
const COUNT = Number(process.env['CANEVAS_GUARDS'] ?? 0);
const FROM = Number(process.env['CANEVAS_GUARDS_FROM'] ?? 0);

const testsIn = (guard: Guard): string => path.join(TESTS, `${guard.file}.test.ts`);

test('each check stands once in its source, and its tests are there', () => {
  const off = GUARDS.filter(({ source, check }) => {
    return readFileSync(path.join(ROOT, 'server', source), 'utf8').split(check).length !== 2;
  });
  expect(off.map(({ source, name }) => `${source}: ${name}`)).toEqual([]);
  for (const guard of GUARDS) expect(existsSync(path.join(ROOT, testsIn(guard)))).toBe(true);
});

/** A copy of what the relay and its tests are made of. */
function copySources(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'canevas-guards-'));
  const folders = ['app/domain', 'bibliography', 'server', TESTS, 'tests/support'];
  for (const name of [...folders, 'tests/server/lab.ts']) {
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  }
  for (const name of ['package.json', 'vitest.config.ts', 'tsconfig.json']) {
    cpSync(path.join(ROOT, name), path.join(copy, name));
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Whether the guard's test passes there. */
function passes(copy: string, { file, test }: Pick<Guard, 'file' | 'test'>): boolean {
  const pattern = test.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const run = spawnSync(
    process.execPath,
    [
      path.join(copy, 'node_modules/vitest/vitest.mjs'),
      'run',
      path.join(TESTS, `${file}.test.ts`),
      '-t',
      `^${pattern}`,
    ],
    { cwd: copy, encoding: 'utf8', timeout: 90_000, env: { ...process.env, VITEST: undefined } },
  );
  // One that hangs or dies says nothing: it does not pass.
  if (!existsSync(path.join(copy, REPORT))) return false;
  const report = JSON.parse(readFileSync(path.join(copy, REPORT), 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  rmSync(path.join(copy, REPORT));
  if (report.numPassedTests + report.numFailedTests === 0) {
    throw new Error(`nothing ran of ${file}: ${test}\n${run.stdout}${run.stderr}`);
  }
  return run.status === 0;
}

test.runIf(COUNT > 0)(
  'each check that is taken out makes its test fail',
  () => {
    const copy = copySources();
    const guards = GUARDS.slice(FROM, FROM + COUNT);
    const named = new Map(guards.map((guard) => [`${guard.file}: ${guard.test}`, guard]));
    const failing = [...named.values()].filter((guard) => !passes(copy, guard));
    expect(
      failing.map((guard) => guard.test),
      'fail with every check in place',
    ).toEqual([]);
    const missed = guards.filter((guard) => {
      const source = path.join(copy, 'server', guard.source);
      const whole = readFileSync(source, 'utf8');
      writeFileSync(
        source,
        whole.replace(guard.check, () => guard.without),
      );
      const passed = passes(copy, guard);
      writeFileSync(source, whole);
      return passed;
    });
    expect(missed.map(({ source, name }) => `${source}: ${name}`)).toEqual([]);
    console.log(`guards: ${guards.length} checks taken out, ${named.size} tests, each fails`);
    rmSync(copy, { recursive: true, force: true });
  },
  600_000,
);
