/**
 * The last lines of `.ci/run`: adds the runners' own counts to those of the checks, given as
 * arguments (passed, failed), and fails when anything did or when a runner left no report.
 */
import { existsSync, readFileSync } from 'node:fs';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

let [passed = 0, failed = 0] = process.argv.slice(2).map(Number);

function read<T>(path: string): T | null {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  console.error(`no report at ${path}: its runner did not end`);
  failed += 1;
  return null;
}

const unit = read<VitestReport>('test-results/vitest.json');
if (unit) {
  passed += unit.numPassedTests;
  failed += unit.numFailedTests;
}
const browser = read<PlaywrightReport>('test-results/browser-report.json');
if (browser) {
  const { expected, unexpected, flaky } = browser.stats;
  passed += expected + flaky;
  failed += unexpected;
  if (flaky > 0) console.log(`${flaky} of the browser tests passed at their second try`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
