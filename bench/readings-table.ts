/**
 * The reading list of a library of 10,000 works in a real browser: until its first lines and all of
 * them are there, the frames of a long scroll, a new order and a filter; beside a plain HTML table of
 * the same works without a script, which the browser scrolls by itself.
 *
 * Run: npx react-router build && npx node bench/readings-table.ts [works]
 */
import { chromium, type Page } from '@playwright/test';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { READING_STATES } from '../app/domain/readings.ts';
import type { Services } from '../server/services.ts';
import { createHttpServer } from '../server/http/server.ts';
import { createLogger } from '../server/logger.ts';
import { cookieOf, FROM, makeLab, PASSWORD } from '../tests/server/lab.ts';
import { browserLaunch } from '../tests/support/browser.ts';
import { percentile, works } from './support.ts';

const SIZE = Number(process.argv[2] ?? 10_000);
const FRAMES = 300;
/** Pixels a frame: a hand on the wheel (9,600 a second), and a flick (ten rows a frame). */
const STEPS = { wheel: 160, flick: 640 };

const lab = await makeLab();
await lab.setUp();
const { administrator: owner, services, collaboration } = lab;
const { id, slug } = await services.workspaces.create(owner, { name: 'Bench' });
const made = works(SIZE);
const preview = await services.library.previewImport(owner, id, { data: made.bibtex });
await services.library.applyImport(owner, id, preview.id, {});
const { works: all } = await services.library.list(owner, id, { limit: SIZE });
for (const [index, status] of READING_STATES.entries()) {
  const ids = all.filter((_, n) => n % 8 === index).map((work) => work.id);
  services.readings.setMany(owner, id, ids, { status, tags: ['méthode'], verdict: 'À reprendre' });
}

const built = (await import('../build/server/index.js' as string)) as {
  default: (services: Services) => Parameters<typeof createHttpServer>[0]['web'];
};
const server = createHttpServer({
  services,
  collaboration,
  logger: createLogger('silent'),
  web: built.default(services),
  clientFolder: new URL('../build/client/', import.meta.url).pathname,
  isReady: () => true,
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
const session = await services.auth.signIn({ email: 'ada@example.org', password: PASSWORD }, FROM);
const browser = await chromium.launch(await browserLaunch());
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
await context.addCookies(
  cookieOf(session.headers)
    .split('; ')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url };
    }),
);

/** Milliseconds between frames while what scrolls goes down by `step` at each of them. */
function framesOfScroll(page: Page, selector: string, step: number): Promise<number[]> {
  return page.evaluate(
    ([wanted, frames, by]) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector(wanted)!;
        const times: number[] = [];
        let last = performance.now();
        const next = (now: number) => {
          times.push(now - last);
          last = now;
          scroller.scrollTop += by;
          if (times.length < frames) requestAnimationFrame(next);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(next);
      }),
    [selector, FRAMES, step] as const,
  );
}

/** The same, with what each frame took of the page's own thread, in milliseconds of processor time. */
async function scroll(what: string, page: Page, selector: string, step: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const before = await busy();
  const frames = await framesOfScroll(page, selector, step);
  const taken = ((await busy()) - before) / frames.length;
  say(`${what}: ${taken.toFixed(1)} ms of work a frame`, frames);
}

function say(what: string, samples: readonly number[]): void {
  const [p50, p95, most] = [
    percentile(samples, 0.5),
    percentile(samples, 0.95),
    Math.max(...samples),
  ];
  const late = samples.filter((time) => time > 1000 / 60 + 8).length;
  console.log(
    `${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${most.toFixed(0)} ms, late ${late} of ${samples.length}`,
  );
}

const page = await context.newPage();
const rows = page.getByRole('table').getByRole('row');
await page.goto(`${url}/p/${slug}/readings`); // Compiled code is in the cache from here on.
const shown: number[] = [];
const whole: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const began = performance.now();
  await page.goto(`${url}/p/${slug}/readings`, { waitUntil: 'commit' });
  await rows.nth(8).waitFor();
  shown.push(performance.now() - began);
  await page.locator(`[role=table][aria-rowcount="${String(SIZE + 1)}"]`).waitFor();
  whole.push(performance.now() - began);
}
console.log(`first lines: ${percentile(shown, 0.5).toFixed(0)} ms`);
console.log(`all ${SIZE}: ${percentile(whole, 0.5).toFixed(0)} ms`);

await page.evaluate(() => {
  // What scrolls is the nearest ancestor of the table that can.
  let at: Element | null = document.querySelector('[role=table]');
  while (at && at.scrollHeight <= at.clientHeight + 1) at = at.parentElement;
  at?.setAttribute('data-bench', '');
});
for (const [name, step] of Object.entries(STEPS)) {
  await scroll(name, page, '[data-bench]', step);
}

const timed = async (act: () => Promise<void>, until: () => Promise<void>) => {
  const began = performance.now();
  await act();
  await until();
  return performance.now() - began;
};
await page.evaluate(() => document.querySelector('[data-bench]')?.scrollTo(0, 0));
const sorted = await timed(
  () => page.getByRole('columnheader').getByRole('button').first().click(),
  () => page.locator('[role=columnheader][aria-sort]').waitFor(),
);
const filtered = await timed(
  () => page.getByRole('searchbox').fill(made.documents[SIZE >> 1]!.title),
  () => page.locator('[role=table][aria-rowcount="2"]').waitFor(),
);
console.log(`a new order: ${sorted.toFixed(0)} ms; a filter: ${filtered.toFixed(0)} ms`);

const plain = await context.newPage();
await plain.setContent(
  `<style>td{padding:8px;height:44px}</style><div id="s" style="height:900px;overflow:auto"><table>${made.documents
    .map(({ title, author, key }) => `<tr><td>${title}<td>${author}<td>${key}<td>À lire`)
    .join('')}</table></div>`,
);
for (const [name, step] of Object.entries(STEPS)) {
  await scroll(`plain table, ${name}`, plain, '#s', step);
}

await browser.close();
server.closeAllConnections();
server.close();
await lab.end();
