/**
 * Setting a bibliography of 1,000 works in APA: all of it, its first 50, one entry edited among them,
 * and one citation, in the server's thread; beside citation-js as it comes and Debian's pandoc.
 *
 * Run: npm ci --prefix bench && npx node bench/rendering.ts [works]
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CslItem } from '../bibliography/index.ts';
import { createRenderingPool } from '../server/workers/rendering.ts';
import { example } from '../tests/bibliography/support.ts';
import { percentile } from './support.ts';

const SIZE = Number(process.argv[2] ?? 1000);
const APA = { style: 'apa', locale: 'en-US' };

const source = example();
const items = Array.from({ length: SIZE }, (_, index): CslItem => {
  const { item } = source[index % source.length]!;
  const suffix = String.fromCharCode(97 + (index % 26), 97 + ((index / 26) % 26));
  const author = item.author?.map((name, at) =>
    at === 0 && name.family ? { ...name, family: `${name.family}${suffix}` } : name,
  );
  const issued = { 'date-parts': [[1980 + (index % 45)]] };
  return {
    ...item,
    ...(author && { author }),
    issued,
    id: `w${index}`,
    title: `${item.title} ${index}`,
  };
});

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
async function median(rounds: number, work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(() => work(round)));
  return percentile(times, 0.5);
}
const say = (what: string, ms: number) => console.log(`${what}: ${ms.toFixed(1)} ms`);
console.log(`load ${loadavg()[0]!.toFixed(1)}, ${SIZE} works`);

const pool = createRenderingPool();
await pool.bibliography(
  items.slice(0, 20).map((item) => ({ ...item, id: `warm${item.id}` })),
  APA,
);
say(
  'Canevas, first 50, nothing known',
  await timed(() => pool.bibliography(items, APA, { count: 50 })),
);
const another = items.map((item) => ({ ...item, id: `other${item.id}` }));
const strange = await timed(() => pool.bibliography(another, APA, { count: 50 }));
say('Canevas, first 50 of another library, the thread warm', strange);
say('Canevas, all, the rest new', await timed(() => pool.bibliography(items, APA)));
const edited = (round: number) =>
  items.map((item, index) =>
    index === (round * 37) % SIZE ? { ...item, title: `Edited ${round}` } : item,
  );
say(
  'Canevas, first 50, known',
  await median(9, () => pool.bibliography(items, APA, { count: 50 })),
);
say(
  'Canevas, one edited, all given anew',
  await median(9, (round) => pool.bibliography(edited(round), APA)),
);
say(
  'Canevas, one edited, set alone as the page does',
  await median(9, (round) => pool.bibliography([edited(round)[(round * 37) % SIZE]!], APA)),
);
const cited = (round: number) => items[(round * 41) % SIZE]!;
say(
  'Canevas, a citation with a page',
  await median(21, (round) =>
    pool.citations(
      [cited(round)],
      [[{ id: cited(round).id, locator: { label: 'page', value: '12' } }]],
      APA,
    ),
  ),
);
await pool.close();

interface CslPlugin {
  engine(
    data: unknown[],
    style: string,
    locale: string,
    format: string,
  ): { updateItems(ids: string[]): void; makeBibliography(): unknown };
}
const peer = plugins.config.get('@csl') as unknown as CslPlugin;
const byPeer = (of: CslItem[]) => {
  const engine = peer.engine(of, 'apa', 'en-US', 'html');
  engine.updateItems(of.map(({ id }) => id));
  engine.makeBibliography();
};
byPeer(items.slice(0, 20));
say('citation-js, all', await timed(() => byPeer(items)));
say('citation-js, one edited', await median(3, (round) => byPeer(edited(round))));

const folder = mkdtempSync(join(tmpdir(), 'canevas-bench-'));
const json = join(folder, 'library.json');
writeFileSync(json, JSON.stringify(items));
writeFileSync(join(folder, 'empty.md'), `---\nbibliography: ${json}\nnocite: '@*'\n---\n`);
let failed = '';
const pandoc = await timed(() => {
  const run = spawnSync('pandoc', ['--citeproc', '-t', 'html', join(folder, 'empty.md')], {
    encoding: 'utf8',
  });
  failed = run.error?.message ?? run.stderr.slice(0, 300);
});
if (failed) console.log(`pandoc was not measured: ${failed}`);
else say('pandoc --citeproc (its own style, Chicago), all', pandoc);
rmSync(folder, { recursive: true });
