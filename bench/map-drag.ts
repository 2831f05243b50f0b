/**
 * A card of a map of 2,000 elements dragged at zoom 1 in a real browser, in production's build,
 * beside plain React Flow on as many elements. `npx node bench/map-drag.ts [COUNT]`; build first.
 * `PROFILE=file.cpuprofile` keeps what the main thread did.
 */
import type { CDPSession, Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { build } from 'vite';
import { addLargeMap, type Lab, openLab } from './map-lab.ts';
import { percentile } from './support.ts';

const COUNT = Number(process.argv[2] ?? 2000);
const VIEWPORT = { width: 1440, height: 900 };
const STEPS = 180;
const FRAME_MS = 1000 / 60;

interface Figures {
  /** Between two frames, milliseconds. */
  p50: number;
  p95: number;
  longest: number;
  /** Of the main thread's own time, milliseconds a frame: what others on the machine take is not in it. */
  script: number;
  style: number;
  layout: number;
  all: number;
  frames: number;
}

async function newPage(lab: Lab): Promise<Page> {
  const context = await lab.browser.newContext({
    storageState: lab.state,
    locale: 'fr-FR',
    viewport: VIEWPORT,
  });
  return context.newPage();
}

/** Drags the card in the middle of the canvas in a circle, a step each sixtieth of a second. */
async function drag(page: Page): Promise<Figures> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const at = await page.evaluate(() => {
    const canvas = document.querySelector('.react-flow')!.getBoundingClientRect();
    const middle = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2] as const;
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((node) =>
      node.getBoundingClientRect(),
    );
    const far = (box: DOMRect) =>
      Math.hypot(box.x + box.width / 2 - middle[0], box.y + box.height / 2 - middle[1]);
    const box = boxes.toSorted((one, other) => far(one) - far(other))[0]!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; stop: boolean };
    held.frames = [];
    held.stop = false;
    const note = (now: number) => {
      held.frames.push(now);
      if (!held.stop) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const before = await metrics(cdp);
  const moves: Promise<unknown>[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const turn = (step / STEPS) * 4 * Math.PI;
    const [x, y] = [at.x + 150 * Math.sin(turn), at.y + 100 * (1 - Math.cos(turn))];
    moves.push(
      cdp.send('Input.dispatchMouseEvent', {
        type: 'mouseMoved',
        x,
        y,
        button: 'left',
        buttons: 1,
      }),
    );
    await new Promise((done) => setTimeout(done, FRAME_MS));
  }
  await Promise.all(moves);
  const after = await metrics(cdp);
  const frames = await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; stop: boolean };
    held.stop = true;
    return held.frames;
  });
  await page.mouse.up();
  const times = frames.slice(1).map((now, index) => now - frames[index]!);
  const each = (name: string): number => ((after[name]! - before[name]!) * 1000) / times.length;
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    longest: Math.max(...times),
    script: each('ScriptDuration'),
    style: each('RecalcStyleDuration'),
    layout: each('LayoutDuration'),
    all: each('TaskDuration'),
    frames: times.length,
  };
}

async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics: held } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(held.map(({ name, value }) => [name, value]));
}

/** Opens the map and waits until it can be edited, at zoom 1. */
async function openMap(page: Page, address: string): Promise<{ read: number; alive: number }> {
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('svg text, .react-flow__node').first().waitFor({ state: 'attached' });
  const read = performance.now() - start;
  await page.locator('[role=toolbar] button:not([aria-disabled=true])').first().waitFor();
  await page.locator('.react-flow__node.draggable').first().waitFor();
  const alive = performance.now() - start;
  await page.waitForTimeout(1_500);
  await page.keyboard.press('0');
  await page.waitForTimeout(1_000);
  return { read, alive };
}

async function openPeer(page: Page): Promise<void> {
  const bundle = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: 'map-drag-peer.ts', formats: ['iife'], name: 'peer' },
    },
  });
  const [{ output }] = bundle as unknown as [{ output: [{ code: string }] }];
  const half = Math.ceil(COUNT / 2);
  const columns = Math.ceil(Math.sqrt(half * 0.8));
  const nodes = Array.from({ length: half }, (_, index) => ({
    id: `n${index}`,
    position: { x: (index % columns) * 330, y: Math.floor(index / columns) * 210 },
    data: { label: `Concept ${index}` },
  }));
  const edges = Array.from({ length: COUNT - half }, (_, index) => ({
    id: `e${index}`,
    source: `n${index}`,
    target: `n${(index + (index % 2 ? 1 : columns)) % half}`,
    label: 'étudie',
  }));
  const css = readFileSync(
    resolve(import.meta.dirname, '../node_modules/@xyflow/react/dist/style.css'),
    'utf8',
  );
  const elements = JSON.stringify({ nodes, edges });
  await page.setContent(
    `<style>${css} html,body,#root{height:100%;margin:0}</style><div id="root"></div>
     <script type="application/json" id="elements">${elements}</script><script>${output[0].code}</script>`,
  );
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(1_000);
}

const row = (name: string, figures: Figures): string =>
  [
    name.padEnd(22),
    ...Object.entries(figures).map(([key, value]) => `${key} ${(value as number).toFixed(1)}`),
  ].join('  ');

const lab = await openLab();
try {
  const slug = await addLargeMap(lab, COUNT);
  const page = await newPage(lab);
  const opened = await openMap(page, `${lab.url}${lab.project}/map/${slug}`);
  console.log(`opened: readable ${opened.read.toFixed(0)} ms, alive ${opened.alive.toFixed(0)} ms`);
  if (process.env.PROFILE) await profile(page, process.env.PROFILE);
  else console.log(row('Canevas', await drag(page)));
  await page.close();
  const peer = await newPage(lab);
  await openPeer(peer);
  console.log(row('React Flow, plain', await drag(peer)));
  console.log(`load ${loadavg()[0]!.toFixed(1)}`);
} finally {
  await lab.close();
}

/** Writes what the main thread did during a drag, for Chromium's own viewer. */
async function profile(page: Page, path: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
  await cdp.send('Profiler.start');
  console.log(row('Canevas, profiled', await drag(page)));
  const { profile: taken } = await cdp.send('Profiler.stop');
  writeFileSync(path, JSON.stringify(taken));
}
