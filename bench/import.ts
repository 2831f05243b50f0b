/**
 * Importing a BibTeX file of 10,000 entries as a reference manager writes them (authors, journal,
 * DOI, keywords, an abstract of some hundred words): reading it, beside citation-js as it comes,
 * @retorquere/bibtex-parser, biblatex-csl-converter and Debian's pandoc; then the whole import into a
 * server's database, and how long the server's event loop is held meanwhile.
 *
 * Run: npm ci --prefix bench && npx node bench/import.ts [entries] [entries for the peers that need minutes]
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as retorquere } from '@retorquere/bibtex-parser';
import { parse as converter } from 'biblatex-csl-converter';
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { readBibliography } from '../bibliography/index.ts';
import { makeLab } from '../tests/server/lab.ts';
import { fullEntries } from './support.ts';

const SIZE = Number(process.argv[2] ?? 10_000);
/** Some peers take more than twice as long for twice as much. */
const LESS = Number(process.argv[3] ?? 1000);
const source = fullEntries(SIZE);
const lesser = fullEntries(LESS);
const megabytes = (Buffer.byteLength(source) / 1e6).toFixed(1);
console.log(`load ${loadavg()[0]!.toFixed(1)}, ${SIZE} entries, ${megabytes} MB`);

/** @param count how many entries `read` found: fewer are said, not hidden */
function say(what: string, ms: number, count: number, of = SIZE): void {
  const lost = count === of ? '' : `, found ${count}`;
  const rate = ((of / ms) * 1000).toFixed(0);
  console.log(`${what}: ${of} in ${ms.toFixed(0)} ms, ${rate} entries/s${lost}`);
}

async function timed(what: string, read: () => number | Promise<number>, of = SIZE): Promise<void> {
  const start = performance.now();
  const count = await read();
  say(what, performance.now() - start, count, of);
}

const input = plugins.input as unknown as { chain(text: string, options: object): unknown[] };

// Each is warmed by a tenth of the file: none pays for its tables and its compilation.
const part = fullEntries(Math.ceil(SIZE / 10));
readBibliography(part);
input.chain(part, { forceType: '@bibtex/text' });
retorquere(part, { sentenceCase: false });
converter(part, { processUnexpected: true });

await timed('reading: Canevas', () => readBibliography(source).entries.length);
await timed('reading: citation-js', () => {
  return input.chain(source, { forceType: '@bibtex/text' }).length;
});
await timed('reading: Canevas', () => readBibliography(lesser).entries.length, LESS);
await timed(
  'reading: @retorquere/bibtex-parser',
  () => retorquere(lesser, { sentenceCase: false }).entries.length,
  LESS,
);
await timed(
  'reading: biblatex-csl-converter',
  () => Object.keys(converter(lesser, { processUnexpected: true }).entries).length,
  LESS,
);
const pandoc = (): number => {
  const { stdout, error } = spawnSync('pandoc', ['-f', 'bibtex', '-t', 'csljson'], {
    input: lesser,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return error ? 0 : (JSON.parse(stdout) as unknown[]).length;
};
await timed('reading: pandoc', pandoc, LESS);

const lab = await makeLab();
await lab.setUp();
const { administrator: owner, services } = lab;
const { id } = await services.workspaces.create(owner, { name: 'Bench' });
const other = (await services.workspaces.create(owner, { name: 'Warm' })).id;
await services.library.importNow(owner, other, { data: part });

/** How long the event loop was held while `act` ran. */
async function held(what: string, act: () => Promise<unknown>): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await act();
  loop.disable();
  const found = [50, 99, 100].map((p) => `p${p} ${(loop.percentile(p) / 1e6).toFixed(1)} ms`);
  console.log(`event loop held, ${what}: ${found.join(', ')}`);
}

const phases = { preview: 0, apply: 0 };
// What the machine's other work does to an idle loop, to be taken off.
await held('doing nothing for 3 s', () => setTimeout(3000));
await held('meanwhile', async () => {
  let start = performance.now();
  const preview = await services.library.previewImport(owner, id, { data: source });
  phases.preview = performance.now() - start;
  start = performance.now();
  const report = await services.library.applyImport(owner, id, preview.id, {});
  phases.apply = performance.now() - start;
  say('import: preview', phases.preview, preview.counts.new);
  say('import: apply', phases.apply, report.imported.length);
  say('import: both', phases.preview + phases.apply, report.imported.length);
});
const third = (await services.workspaces.create(owner, { name: 'At once' })).id;
const cpu = process.cpuUsage();
await timed('import: at once, as by the command line', async () => {
  return (await services.library.importNow(owner, third, { data: source })).imported.length;
});
const { user, system } = process.cpuUsage(cpu);
console.log(`  of processor: ${((user + system) / 1000).toFixed(0)} ms`);
await timed('the same file again, at once', async () => {
  return (await services.library.importNow(owner, third, { data: source })).unchanged;
});
await lab.end();
