import { type Browser, chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { addConcept, addMap, linkConcepts } from '../app/domain/graph/commands.ts';
import { entitiesOf } from '../app/domain/graph/schema.ts';
import { STATUSES } from '../app/domain/graph/types.ts';
import { LABELS, PHRASES } from '../tests/domain/scene/grid-map.ts';
import { browserLaunch } from '../tests/support/browser.ts';
import { freePort, LabServer } from '../tests/e2e/support/server.ts';
import { setUpLab } from '../tests/e2e/support/set-up.ts';
import { seeded } from './support.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Map units between the places of two cards. */
const STEP = { x: 330, y: 210 };

export interface Lab {
  url: string;
  /** The data folder. */
  directory: string;
  /** `/p/SLUG`, the example's project. */
  project: string;
  browser: Browser;
  /** Of the owner, signed in. */
  state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;
  close(): Promise<void>;
}

/** A real server on a folder of its own with the example, and a browser. */
export async function openLab(): Promise<Lab> {
  const directory = mkdtempSync(join(tmpdir(), 'canevas-bench-'));
  const port = await freePort();
  const server = new LabServer(directory, port, { PUBLIC_URL: `http://127.0.0.1:${String(port)}` });
  await server.start();
  const browser = await chromium.launch(await browserLaunch());
  const page = await setUpLab(browser, server.url);
  const project = /\/p\/[^/]+/.exec(page.url())![0];
  const state = await page.context().storageState();
  await page.context().close();
  return {
    url: server.url,
    directory,
    project,
    browser,
    state,
    async close() {
      await browser.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Where the cards of a map made by `addLargeMap` stand, row by row. */
export const placeOf = (index: number, columns: number): [number, number] => [
  (index % columns) * STEP.x,
  Math.floor(index / columns) * STEP.y,
];

/**
 * A map of `count` elements, half of them concepts and half propositions, mostly between neighbours,
 * one in twenty across the map; written over the wire as any client does. Returns its slug.
 */
export async function addLargeMap(lab: Lab, count: number): Promise<string> {
  const cli = (...args: string[]): string =>
    execFileSync(process.execPath, [join(ROOT, 'server/cli.ts'), ...args], {
      env: { ...process.env, DATA_DIR: lab.directory },
      encoding: 'utf8',
    });
  const [workspace] = JSON.parse(cli('workspace', 'list', '--json')) as {
    id: string;
    slug: string;
  }[];
  const token = cli(
    ...['token', 'add', '--workspace', workspace!.slug, '--role', 'editor', '--name', 'bench'],
  ).trim();
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${lab.url.replace('http', 'ws')}/collab/graph`,
    workspace!.id,
    doc,
    { params: { token }, disableBc: true },
  );
  while (!provider.synced) await wait(20);
  const slug = fillMap(doc, count);
  // What the server has not committed it does not show.
  const maps = () =>
    JSON.parse(cli('map', 'list', '--workspace', workspace!.slug, '--json')) as object[];
  while (!JSON.stringify(maps()).includes(slug)) await wait(200);
  await wait(2_000);
  provider.destroy();
  return slug;
}

export function fillMap(doc: Y.Doc, count: number): string {
  const random = seeded(count);
  const slug = `carte-${count}`;
  const map = addMap(doc, { name: { fr: `Carte ${count}` }, slug });
  const literatures = [...entitiesOf(doc, 'terms')]
    .filter(([, term]) => term.get('vocabulary') === 'literature')
    .map(([id]) => id);
  const concepts = Math.ceil(count / 2);
  const columns = Math.ceil(Math.sqrt(concepts * 0.8));
  const ids: string[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const batch = (size: number, act: (index: number) => void): void => {
    for (let start = 0; start < size; start += 50) {
      doc.transact(() => {
        for (let index = start; index < Math.min(size, start + 50); index++) act(index);
      });
    }
  };
  batch(concepts, (index) => {
    const [x, y] = placeOf(index, columns);
    const at = [x + Math.round(random() * 60), y + Math.round(random() * 40)] as const;
    const label = { fr: `${pick(LABELS)} ${index}` };
    ids.push(
      addConcept(doc, {
        id: `${slug}-c${index}`,
        label,
        literatures: [pick(literatures)],
        on: { map, at },
      }),
    );
  });
  batch(count - concepts, (index) => {
    const from = index % concepts;
    const near = random() < 0.5 ? from + 1 : from + columns;
    const to = random() < 0.05 ? Math.floor(random() * concepts) : near % concepts;
    if (to === from) return;
    linkConcepts(doc, {
      id: `${slug}-p${index}`,
      from: ids[from]!,
      to: ids[to]!,
      phrase: { text: { fr: pick(PHRASES) } },
      status: pick(STATUSES),
    });
  });
  return slug;
}
