import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSuiteTest, runSuiteTest } from './csl-suite.ts';

const root = new URL('../../', import.meta.url);
const suite = new URL('../shared/data/csl-test-suite/', root);

/** The first column of the table: what is known to fail, and why. */
function explained(): string[] {
  const table = readFileSync(new URL('docs/csl-test-suite.md', root), 'utf8');
  return [...table.matchAll(/^\| ([a-z]+_\w+) /gm)].map(([, name]) => name!).sort();
}

test.skipIf(!existsSync(suite))(
  'the CSL project’s test-suite, as published: what fails is explained, nothing else fails',
  { timeout: 180_000 },
  () => {
    const names = readdirSync(suite).filter((name) => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(800);
    const failed = names.filter((name) => {
      const one = readSuiteTest(readFileSync(new URL(name, suite), 'utf8'));
      return runSuiteTest(one).trim() !== one.get('RESULT')!.trim();
    });
    expect(failed.map((name) => name.slice(0, -4)).sort()).toEqual(explained());
  },
);
