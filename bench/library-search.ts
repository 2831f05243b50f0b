/**
 * Searching a library of 10,000 works as the library page does (accents and case folded, prefixes,
 * a page of results with its total), beside MiniSearch in memory over the same fields.
 *
 * Run: npm ci --prefix bench && npx node bench/library-search.ts [works]
 */
import MiniSearch from 'minisearch';
import { performance } from 'node:perf_hooks';
import { makeLab } from '../tests/server/lab.ts';
import { percentile, seeded, works } from './support.ts';

const SIZE = Number(process.argv[2] ?? 10_000);
const ROUNDS = 300;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const lab = await makeLab();
await lab.setUp();
const { administrator: owner, services } = lab;
const { id } = await services.workspaces.create(owner, { name: 'Bench' });
const made = works(SIZE);

const began = performance.now();
const preview = await services.library.previewImport(owner, id, { data: made.bibtex });
await services.library.applyImport(owner, id, preview.id, {});
console.log(
  `import (preview and apply): ${((SIZE / (performance.now() - began)) * 1000) | 0} works/s`,
);

const peer = new MiniSearch({ fields: ['title', 'author', 'key'], processTerm: fold });
peer.addAll(made.documents);

const random = seeded(7);
const queries = Array.from({ length: ROUNDS }, () => {
  const document = made.documents[Math.floor(random() * SIZE)]!;
  const word = document.title.split(' ')[1 + Math.floor(random() * 3)]!;
  return random() < 0.5 ? word.slice(0, 4) : `${document.author.split(',')[0]!} ${word}`;
});

const ours: number[] = [];
const theirs: number[] = [];
for (const query of queries) {
  const start = performance.now();
  const { total } = await services.library.list(owner, id, { query, limit: 50 });
  ours.push(performance.now() - start);
  if (total === 0) throw new Error(`nothing was found for ${query}`);
  const second = performance.now();
  peer.search(query, { prefix: true, combineWith: 'AND' });
  theirs.push(performance.now() - second);
}
for (const p of [0.5, 0.95]) {
  const [us, them] = [percentile(ours, p), percentile(theirs, p)];
  console.log(
    `p${p * 100}: Canevas ${us.toFixed(1)} ms, MiniSearch ${them.toFixed(1)} ms, ratio ${(us / them).toFixed(1)}`,
  );
}
await lab.end();
