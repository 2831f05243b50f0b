/**
 * Runs at full length a test that CI runs in short, and writes what it found into docs/campaigns.md:
 * `npm run campaign -- NAME [COUNT]`, without a name for their list. Fails when the test does; nothing is
 * written then. `guards` and `styles` run a part with `COUNT FROM`, with a row of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';

interface Campaign {
  test: string;
  count: number;
  environment(count: number, from: number): Record<string, string>;
}

const CAMPAIGNS: Record<string, Campaign> = {
  kills: {
    test: 'tests/app/sync/kill.test.ts',
    count: 50,
    environment: (count) => ({ CANEVAS_KILLS: String(count), CANEVAS_WRITERS: '20' }),
  },
  restarts: {
    test: 'tests/app/sync/restart.test.ts',
    count: 200,
    environment: (count) => ({ CANEVAS_RESTARTS: String(count), CANEVAS_WRITERS: '50' }),
  },
  sequences: {
    test: 'tests/app/sync/sequences.test.ts',
    count: 2000,
    environment: (count) => ({ CANEVAS_SEQUENCES: String(count) }),
  },
  week: {
    test: 'tests/app/sync/week.test.ts',
    count: 10_000,
    environment: (count) => ({ CANEVAS_WEEK: String(count) }),
  },
  frames: {
    test: 'tests/server/collab/frames.test.ts',
    count: 100_000,
    environment: (count) => ({ CANEVAS_FUZZ: String(count) }),
  },
  guards: {
    test: 'tests/server/collab/guards/guards.test.ts',
    count: 1000,
    environment: (count, from) => ({
      CANEVAS_GUARDS: String(count),
      CANEVAS_GUARDS_FROM: String(from),
    }),
  },
  races: {
    test: 'tests/server/collab/races.test.ts',
    count: 100_000,
    environment: (count) => ({ CANEVAS_RACES: String(count) }),
  },
  storm: {
    test: 'tests/app/sync/pressure.test.ts',
    count: 500,
    environment: (count) => ({ CANEVAS_STORM: String(count) }),
  },
  // Seconds.
  slow: {
    test: 'tests/app/sync/pressure.test.ts',
    count: 600,
    environment: (count) => ({ CANEVAS_SLOW: String(count), CANEVAS_WRITERS: '50' }),
  },
  // Every file of the folder that CANEVAS_COLLECTIONS names; no count.
  collections: {
    test: 'tests/bibliography/biber-tdata.test.ts',
    count: 0,
    environment: () => ({}),
  },
  styles: {
    test: 'tests/server/every-style.test.ts',
    count: 2679,
    environment: (count, from) => ({
      CANEVAS_STYLES: String(count),
      CANEVAS_STYLES_FROM: String(from),
    }),
  },
};

const RECORD = 'docs/campaigns.md';

/** The record with this campaign's row replaced, or added at the end. */
function withRow(record: string, name: string, row: string): string {
  const lines = record.trimEnd().split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${name} `));
  if (at < 0) lines.push(row);
  else lines[at] = row;
  return `${lines.join('\n')}\n`;
}

const [name = '', asked, first] = process.argv.slice(2);
const campaign = Object.hasOwn(CAMPAIGNS, name) ? CAMPAIGNS[name] : undefined;
if (!campaign) {
  console.error(`usage: npm run campaign -- ${Object.keys(CAMPAIGNS).join(' | ')} [COUNT]`);
  process.exit(2);
}
const count = asked === undefined ? campaign.count : Number(asked);
const from = Number(first ?? 0);
const began = Date.now();
const run = spawnSync('vitest', ['run', campaign.test, '--reporter=default', '--no-color'], {
  env: { ...process.env, ...campaign.environment(count, from) },
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.stdout.write(run.stdout);
const found = new RegExp(`^${name}: (.+)$`, 'm').exec(run.stdout)?.[1];
if (run.status !== 0 || !found) process.exit(1);

const seconds = Math.round((Date.now() - began) / 1000);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const date = new Date().toISOString().slice(0, 10);
const load = (loadavg()[0] ?? 0).toFixed(1);
const part = first === undefined ? '' : ` ${first}`;
const command = `\`npm run campaign -- ${name} ${String(count)}${part}\``;
const row = `| ${name}${part} | ${date} | ${commit} | ${command} | ${found} | ${String(seconds)} s, load ${load} |`;
writeFileSync(RECORD, withRow(readFileSync(RECORD, 'utf8'), name + part, row));
