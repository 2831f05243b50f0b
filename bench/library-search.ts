/**
 * Searching a library of 10,000 works as the library page does (accents and case folded, prefixes,
 * a page of results with its total), beside MiniSearch in memory over the same fields. Then the pages
 * that the graph decides on, by uses and of some works alone, which have no peer.
 *
 * Run: npm ci --prefix bench && npx node bench/library-search.ts [works]
 */
import MiniSearch from 'minisearch';
import { performance } from 'node:perf_hooks';
import { addConcept, addEvidence } from '../app/domain/graph/commands.ts';
import type { WorkQuery } from '../server/types.ts';
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
const picked = () => made.documents[Math.floor(random() * SIZE)]!;
const wordOf = (title: string) => title.split(' ')[1 + Math.floor(random() * 3)]!;
/** What people type, each kind by itself. */
const KINDS: Record<string, () => string> = {
  'a prefix': () => wordOf(picked().title).slice(0, 4),
  'a name and a word': () => {
    const { author, title } = picked();
    return `${author.split(',')[0]!} ${wordOf(title)}`;
  },
  'without accents, in capitals': () => fold(wordOf(picked().title)).toUpperCase(),
  'an elision': () => `l’${wordOf(picked().title)}`,
  'one letter': () => wordOf(picked().title).slice(0, 1),
  'a key': () => picked().key,
};

for (const [kind, make] of Object.entries(KINDS)) {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const query = make();
    const start = performance.now();
    const { total } = await services.library.list(owner, id, { query, limit: 50 });
    ours.push(performance.now() - start);
    if (total === 0) throw new Error(`nothing was found for ${query}`);
    const second = performance.now();
    peer.search(query, { prefix: true, combineWith: 'AND' });
    theirs.push(performance.now() - second);
  }
  const told = [0.5, 0.95].map((p) => {
    const [us, them] = [percentile(ours, p), percentile(theirs, p)];
    return `p${p * 100} ${us.toFixed(1)} ms, MiniSearch ${them.toFixed(1)} ms`;
  });
  console.log(`${kind}: ${told.join('; ')}`);
}

const CITED = 1000;
const { works: some } = await services.library.list(owner, id, { limit: CITED, sort: 'title' });
const cited = some.map((work) => work.id);
const room = await lab.context.rooms.graph(id);
await room.apply('system', (doc) => {
  addConcept(doc, { id: 'cites', label: { fr: 'Plateforme' } });
  for (const work of cited) addEvidence(doc, { on: ['concept', 'cites'], work });
});
const PAGES: Record<string, () => WorkQuery> = {
  'the most used first': () => ({ sort: 'uses', direction: 'desc' }),
  'the least used first': () => ({ sort: 'uses', direction: 'asc' }),
  'one letter, the most used first': () => ({
    query: wordOf(picked().title).slice(0, 1),
    sort: 'uses',
    direction: 'desc',
  }),
  'of a thousand works alone (a literature)': () => ({ among: cited }),
};
for (const [kind, make] of Object.entries(PAGES)) {
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const query = make();
    const start = performance.now();
    await services.library.list(owner, id, { ...query, limit: 50 });
    ours.push(performance.now() - start);
  }
  const told = [0.5, 0.95].map((p) => `p${p * 100} ${percentile(ours, p).toFixed(1)} ms`);
  console.log(`${kind}, ${CITED} works cited: ${told.join('; ')}`);
}
await lab.end();
