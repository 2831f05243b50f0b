/**
 * A bibliography of 5,000 works in a style never used, and of the same again, while another person
 * asks for a page of the library: what the server's event loop is held, and how long the other waits.
 *
 * Run: npx node bench/whole-library.ts [style]
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { makeLab } from '../tests/server/lab.ts';
import { fullEntries, percentile } from './support.ts';

const SIZE = 5_000;
const PAUSE_MS = 20;
const style = process.argv[2] ?? 'apa';

const lab = await makeLab();
await lab.setUp();
const { administrator: owner, services } = lab;
const { id } = await services.workspaces.create(owner, { name: 'Bench' });
await services.library.importNow(owner, id, { data: fullEntries(SIZE) });
console.log(`load ${loadavg()[0]!.toFixed(1)}, ${SIZE} works, ${style}`);

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const waits: number[] = [];
  let going = true;
  const other = (async () => {
    while (going) {
      const start = performance.now();
      await services.library.list(owner, id, { query: 'travail', limit: 50 });
      waits.push(performance.now() - start);
      await wait(PAUSE_MS);
    }
  })();
  delay.enable();
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  delay.disable();
  going = false;
  await other;
  const ms = (ns: number) => (ns / 1e6).toFixed(0);
  console.log(
    `${what}: ${took.toFixed(0)} ms; loop held p99 ${ms(delay.percentile(99))} ms, longest ${ms(delay.max)} ms; the other waits p95 ${percentile(waits, 0.95).toFixed(0)} ms`,
  );
}

const render = () =>
  services.bibliography.render(owner, id, { scope: { kind: 'library' }, style, locale: 'fr-FR' });
await measured('idle', () => wait(2_000));
await measured('never set in this style', render);
await measured('again', render);
await lab.close();
