import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface CruiseReport {
  summary: { totalCruised: number; violations: Array<{ from: string; rule: { name: string } }> };
}

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = ['app', 'server', 'bibliography'];

/** One planted file for each rule that it must break. */
const PLANTED: Record<string, [path: string, text: string]> = {
  'bibliography-is-pure': ['bibliography/planted.ts', "import 'node:fs';"],
  'domain-is-isomorphic': ['app/domain/planted.ts', "import 'react';"],
  'bibliography-by-its-door': ['server/planted-door.ts', "import '../bibliography/csl.ts';"],
  'interface-never-imports-server': [
    'app/components/planted.ts',
    "import '../../server/config.ts';",
  ],
  'server-types-only': ['app/planted.server.ts', "import '../server/config.ts';"],
  'server-never-imports-interface': ['server/planted.ts', "import '../app/theme.ts';"],
  'sql-lives-in-db': ['server/planted-sql.ts', "import 'node:sqlite';"],
  'feature-by-its-index': ['app/features/map/planted.ts', "import '../library/planted-inner.ts';"],
  'routes-use-features-by-index': [
    'app/routes/planted.ts',
    "import '../features/library/planted-inner.ts';",
  ],
  'components-know-no-feature': [
    'app/components/planted-feature.ts',
    "import '../features/library/index.ts';",
  ],
  'sources-never-import-tests': ['server/planted-test.ts', "import '../tests/support/planted.ts';"],
  'no-cycles': ['server/planted-cycle-back.ts', "import './planted-cycle.ts';"],
  resolvable: ['server/planted-missing.ts', "import './nowhere.ts';"],
};
const COMPANIONS: Array<[path: string, text: string]> = [
  ['app/features/library/planted-inner.ts', 'export {};'],
  ['tests/support/planted.ts', 'export {};'],
  ['server/planted-cycle.ts', "import './planted-cycle-back.ts';"],
];

function cruise(directory: string): CruiseReport['summary'] {
  const output = execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.js', '--output-type', 'json'],
      ...SOURCES,
    ],
    { cwd: directory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return (JSON.parse(output) as CruiseReport).summary;
}

describe('the layers', { timeout: 120_000 }, () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'canevas-layers-'));
    for (const name of [...SOURCES, '.dependency-cruiser.js', 'tsconfig.json', 'package.json']) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    cpSync(join(ROOT, 'tests/support'), join(copy, 'tests/support'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const [path, text] of [...Object.values(PLANTED), ...COMPANIONS]) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('hold in the sources, and the checker really read them', () => {
    const summary = cruise(ROOT);
    expect(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(150);
  });

  it('are each found broken where a violation is planted', () => {
    const found = cruise(copy).violations;
    for (const [rule, [path]] of Object.entries(PLANTED)) {
      expect(
        found.filter((v) => v.rule.name === rule).map((v) => v.from),
        rule,
      ).toContain(path);
    }
  });
});
