import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { roomName } from '../../../app/domain/protocol.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { ENTITY_ROOTS } from '../../../app/domain/graph/schema.ts';
import { openGraph } from '../../../app/features/sync/open-graph.ts';
import type { GraphSession } from '../../../app/features/sync/types.ts';
import { openLog } from '../../../server/db/log.ts';
import type { Log } from '../../../server/db/log.ts';
import { expectRules } from '../../domain/graph/support/rules.ts';
import { PERFORMERS, furnished, perform } from '../../domain/graph/support/random-commands.ts';
import { contentHash } from '../../server/collab/support.ts';
import { seeded } from '../../support/random.ts';
import { SimulatedNetwork } from './simulated-network.ts';

/** 40 in every run; `npm run campaign -- sequences 2000` for the long one. A failure names its seed. */
const SEQUENCES = Number(process.env['CANEVAS_SEQUENCES'] ?? 40);
const FIRST_SEED = Number(process.env['CANEVAS_SEED'] ?? 1);
const STEPS = 40;
const PATIENCE_MS = 20_000;

let directory: string;
let log: Log;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'canevas-sequences-'));
  log = await openLog(join(directory, 'log.db'));
});
afterAll(async () => {
  await log.close();
  rmSync(directory, { recursive: true, force: true });
});

/** One tab of one person: its session, and the wire that may be cut. */
class Tab {
  readonly user: string;
  readonly session: GraphSession;
  up = true;

  constructor(network: SimulatedNetwork, workspaceId: string, user: string) {
    this.user = user;
    this.session = openGraph({
      workspaceId,
      user: { id: user, name: user },
      role: 'editor',
      url: 'ws://simulated',
      WebSocket: network.socketOf(user, () => this.up),
    });
  }

  get settled(): boolean {
    const { state, connection } = this.session.status.getSnapshot();
    return state === 'saved' && connection === 'connected';
  }

  get pendingStructs(): boolean {
    const { pendingStructs, pendingDs } = this.session.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }
}

function turns(count: number): Promise<void> {
  return count === 0
    ? Promise.resolve()
    : new Promise<void>((resolve) => setImmediate(resolve)).then(() => turns(count - 1));
}

/** Ids of everything in a document: none is ever removed (G2). */
function idsIn(doc: Y.Doc): string[] {
  return ENTITY_ROOTS.flatMap((root) => [...doc.getMap(root).keys()].map((id) => `${root}/${id}`));
}

/** The server has given each proposition its number (G13), and word of it has come. */
function isNumbered(doc: Y.Doc): boolean {
  return Object.values(project(doc).propositions).every(({ number }) => number !== null);
}

interface Tally {
  edits: number;
  undone: number;
  cuts: number;
  crashes: number;
  reloads: number;
}

async function play(seed: number, tally: Tally): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  const random = seeded(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const workspaceId = `w${seed}`;
  // A project with something in it, so that random acts have what to act on.
  await log.append({
    room: roomName('graph', workspaceId),
    author: 'system',
    bytes: Y.encodeStateAsUpdate(furnished()),
  });
  const network = new SimulatedNetwork(log, workspaceId);
  // Two tabs of one person on one device, and a colleague.
  const tabs = ['ada', 'ada', 'ben'].map((user) => new Tab(network, workspaceId, user));
  const left: Tab[] = [];
  const made = new Set<string>();

  for (let step = 0; step < STEPS; step++) {
    const index = below(tabs.length);
    const tab = tabs[index]!;
    const { session } = tab;
    const dice = random();
    if (dice < 0.5) {
      const act = {
        act: below(PERFORMERS.length),
        a: below(999),
        b: below(999),
        text: `t${step}`,
        flag: random() < 0.5,
      };
      session.run((doc) => perform(doc, act));
      tally.edits += 1;
    } else if (dice < 0.65) {
      if (random() < 0.6 ? session.undo() : session.redo()) tally.undone += 1;
    } else if (dice < 0.75) {
      tally.cuts += 1;
      tab.up = false;
      network.cut(tab.user);
    } else if (dice < 0.85) {
      tab.up = true;
      session.reconnect();
    } else if (dice < 0.92) {
      tally.crashes += 1;
      await network.crash();
      for (const { session: one } of tabs) one.reconnect();
    } else {
      // The page goes, orderly or not, and comes back on the same device.
      tally.reloads += 1;
      for (const id of idsIn(session.doc)) made.add(id);
      tab.up = false;
      network.cut(tab.user);
      if (random() < 0.5) await session.close();
      else left.push(tab);
      tabs[index] = new Tab(network, workspaceId, tab.user);
    }
    for (let i = below(12); i > 0; i--) {
      network.deliver(random);
      if (i % 3 === 0) await turns(1);
    }
    await turns(below(4));
    expectRules(project(tabs[below(tabs.length)]!.session.doc));
  }

  // What a tab that died had not written when its follower opened, the next one finds.
  await Promise.all(left.map(({ session }) => session.close()));
  tabs.push(...['ada', 'ben'].map((user) => new Tab(network, workspaceId, user)));
  for (const tab of tabs) tab.up = true;
  const deadline = Date.now() + PATIENCE_MS;
  const agreed = (): boolean =>
    network.quiet &&
    tabs.every((tab) => tab.settled && isNumbered(tab.session.doc)) &&
    new Set(tabs.map(({ session }) => contentHash(session.doc))).size === 1;
  // Thrice in a row: a number that the server is giving has not been heard of yet.
  for (let times = 0; times < 3; times = agreed() ? times + 1 : 0) {
    if (Date.now() > deadline) {
      const states = tabs.map(({ session }) => JSON.stringify(session.status.getSnapshot()));
      throw new Error(`seed ${seed} does not settle: ${states.join('\n')}`);
    }
    for (const { session } of tabs) {
      if (session.status.getSnapshot().connection !== 'connected') session.reconnect();
    }
    for (let i = 0; i < 50; i++) network.deliver(random);
    await turns(3);
    await network.settled();
  }

  for (const { session } of tabs) for (const id of idsIn(session.doc)) made.add(id);
  expect(tabs.some((tab) => tab.pendingStructs)).toBe(false);
  const first = JSON.stringify(project(tabs[0]!.session.doc));
  for (const { session } of tabs) expect(JSON.stringify(project(session.doc))).toBe(first);
  await Promise.all(tabs.map(({ session }) => session.close()));
  await network.close();

  const stored = new Y.Doc();
  for (const update of log.load(roomName('graph', workspaceId)).updates) {
    Y.applyUpdate(stored, update);
  }
  expect(stored.store.pendingStructs).toBe(null);
  expect(contentHash(stored)).toBe(contentHash(tabs[0]!.session.doc));
  expectRules(project(stored));
  const kept = new Set(idsIn(stored));
  expect([...made].filter((id) => !kept.has(id))).toEqual([]);
}

test(
  `${SEQUENCES} random sequences with partitions, crashes, reloads, two tabs and undo: all agree, nothing is lost`,
  async () => {
    const tally: Tally = { edits: 0, undone: 0, cuts: 0, crashes: 0, reloads: 0 };
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
      try {
        await play(seed, tally);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    console.log(`sequences: ${SEQUENCES}, ${JSON.stringify(tally)}`);
    expect(tally.edits).toBeGreaterThan(SEQUENCES * STEPS * 0.4);
  },
  60_000 + SEQUENCES * 3000,
);
