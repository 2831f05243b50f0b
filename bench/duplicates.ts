/**
 * Looking for duplicates among 10,000 works, as the page of duplicates does: how long it takes, and how
 * long it ever holds the server's event loop; beside the same comparison without turns.
 *
 * Run: npx node bench/duplicates.ts [works]
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { findDuplicates } from '../bibliography/index.ts';
import { fullWorks } from '../server/db/queries/works.ts';
import { makeLab } from '../tests/server/lab.ts';
import { works } from './support.ts';

const SIZE = Number(process.argv[2] ?? 10_000);
/** Of every hundredth work there is a second record, without its accents. */
const TWINS = Math.floor(SIZE / 100);

const lab = await makeLab();
await lab.setUp();
const { administrator: owner, services, context } = lab;
const { id } = await services.workspaces.create(owner, { name: 'Bench' });
const { bibtex } = works(SIZE - TWINS);
const twins = bibtex
  .split('\n')
  .slice(0, TWINS)
  .map((entry) => entry.replace('{work', '{twin').normalize('NFD').replace(/\p{M}/gu, ''));
const preview = await services.library.previewImport(owner, id, {
  data: [bibtex, ...twins].join('\n'),
});
await services.library.applyImport(owner, id, preview.id, {});
// Neither what the import left to do nor opening the graph is measured.
(await context.rooms.graph(id)).projection();
await pause(2000);
console.log(`load ${loadavg()[0]!.toFixed(1)}, ${SIZE} works, ${TWINS} of them twins`);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const { total } = await services.duplicates.find(owner, id);
const took = performance.now() - start;
delay.disable();
const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0);
console.log(
  `in turns: ${total} pairs in ${took.toFixed(0)} ms; the event loop held ${ms(delay.max)} ms at most, ${ms(delay.percentile(99))} ms at p99`,
);

const rows = fullWorks(context.db, id);
const whole = performance.now();
const found = findDuplicates(rows).length;
console.log(
  `at once: ${found} pairs in ${(performance.now() - whole).toFixed(0)} ms, all of it held`,
);
await lab.end();
