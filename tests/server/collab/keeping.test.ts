import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import {
  addConcept,
  deletePropositions,
  linkConcepts,
  restorePropositions,
} from '../../../app/domain/graph/commands.ts';
import { CLOSE } from '../../../app/domain/protocol.ts';
import { Compactor } from '../../../server/collab/compactor.ts';
import { beginNewLineage } from '../../../server/db/log-sql.ts';
import { openLog } from '../../../server/db/log.ts';
import {
  RawSocket,
  ROOM,
  WORK,
  WORKSPACE,
  author,
  contentHash,
  numbered,
  pause,
  startHarness,
  stored,
  until,
} from './support.ts';
import type { Harness } from './support.ts';

let directory: string;
let harness: Harness;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'canevas-keeping-'));
  harness = await startHarness({ directory });
});
afterEach(async () => {
  await harness.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function fill(count: number): Promise<Y.Doc> {
  const { doc, edit } = author();
  const bytes = (i: number) => edit((d) => d.getMap('m').set(`k${i % 50}`, `value ${i}`));
  for (let i = 0; i < count; i += 100) {
    const batch = Array.from({ length: 100 }, (_, j) => bytes(i + j));
    await Promise.all(
      batch.map((one) => harness.log.append({ room: ROOM, author: 'a', bytes: one })),
    );
  }
  return doc;
}

test('compaction may be killed at any moment: a whole snapshot or none, and every row stays', async () => {
  const doc = await fill(3000);
  const before = [...harness.log.history(ROOM)].map(({ id }) => id);
  for (let ms = 0; ms < 300; ms += 15) {
    const compactor = new Compactor(harness.log, () => undefined);
    const job = compactor.compact(ROOM);
    await pause(ms);
    await compactor.close();
    await job;
    expect(contentHash(stored(harness.log))).toBe(contentHash(doc));
  }
  const compactor = new Compactor(harness.log, (error) => harness.errors.push(error));
  await compactor.compact(ROOM);
  await compactor.close();
  expect(harness.errors).toEqual([]);
  expect(harness.log.tail(ROOM)).toBe(0);
  expect(contentHash(stored(harness.log))).toBe(contentHash(doc));
  expect([...harness.log.history(ROOM)].map(({ id }) => id)).toEqual(before);
});

test('a proposition that a dead server left without a number has it when the graph is opened', async () => {
  const { edit } = author();
  const bytes = edit((doc) => {
    const [from, to] = ['un', 'deux'].map((fr) => addConcept(doc, { label: { fr } }));
    linkConcepts(doc, { from: from!, to: to! });
  });
  await harness.log.append({ room: ROOM, author: 'ada', bytes });
  const graph = await harness.collaboration.rooms.graph(WORKSPACE);
  const numbers = () => Object.values(graph.projection().propositions).map((p) => p.number);
  await until(() => numbers()[0] === 1);
  // Taken back and made again by undo, it keeps it; another one gets the next.
  const [id] = Object.keys(graph.projection().propositions);
  await graph.apply('ada', (doc) => deletePropositions(doc, { ids: [id!] }));
  await graph.apply('ada', (doc) => restorePropositions(doc, { ids: [id!] }));
  const [a, b] = Object.keys(graph.projection().concepts);
  await graph.apply('ada', (doc) => linkConcepts(doc, { from: b!, to: a! }));
  await until(() => numbers().sort().join() === '1,2');
});

test('a document that is edited long is compacted while it is open', async () => {
  const graph = await harness.collaboration.rooms.graph(WORKSPACE);
  for (let i = 0; i < 520; i++) {
    await graph.apply('ada', (doc) => doc.getMap('m').set('k', i));
  }
  await until(() => harness.log.figures(ROOM).snapshots.length === 1, 10_000);
  expect(harness.log.tail(ROOM)).toBeLessThan(520);
  expect(contentHash(stored(harness.log))).toBe(contentHash(graph.doc));
});

test('a withdrawn note leaves no byte behind, and the rest of the log stays', async () => {
  const phrase = 'ce que dit la personne interrogée';
  const { rooms } = harness.collaboration;
  const note = await rooms.note(WORK);
  for (let i = 0; i < 30; i++) {
    await note.apply('ada', (doc) => doc.getText('note').insert(0, `${phrase} ${i}\n`));
  }
  const compactor = new Compactor(harness.log, (error) => harness.errors.push(error));
  await compactor.compact(`note:${WORK}`);
  await compactor.close();
  const { apply } = await rooms.graph(WORKSPACE);
  await apply('ada', (doc) => addConcept(doc, { label: { fr: 'commun' } }));
  const reader = await new RawSocket(
    `${harness.url}/collab/note/${WORK}?token=ben&client=canevas&v=1`,
  ).opened();
  await until(() => reader.bodies(103).length === 1);
  const holds = () =>
    readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(phrase));
  expect(holds()).not.toEqual([]);

  await rooms.erase('note', WORK);
  expect(holds()).toEqual([]);
  await until(() => reader.closed !== null);
  expect(reader.closed?.code).toBe(CLOSE.role);
  expect(harness.log.figures(`note:${WORK}`)).toMatchObject({ updates: 0, snapshots: [] });
  expect((await rooms.note(WORK)).doc.getText('note').toString()).toBe('');
  expect(stored(harness.log).getMap('concepts').size).toBe(1);
});

test('an edit under way when its document is erased is not stored after it', async () => {
  const { rooms } = harness.collaboration;
  const { edit } = author();
  const ada = await new RawSocket(
    `${harness.url}/collab/note/${WORK}?token=ada&client=canevas&v=1`,
  ).opened();
  await until(() => ada.bodies(103).length === 1);
  for (let seq = 1; seq <= 50; seq++) {
    ada.send(
      numbered(
        seq,
        edit((doc) => doc.getText('note').insert(0, `${seq} `)),
      ),
    );
  }
  await until(() => ada.bodies(101).length > 0);
  await rooms.erase('note', WORK);
  await pause(50);
  expect(harness.log.figures(`note:${WORK}`).updates).toBe(0);
});

test('whoever still holds an erased document cannot write it back', async () => {
  const { rooms } = harness.collaboration;
  const { room, release } = await rooms.hold(`note:${WORK}`);
  await rooms.erase('note', WORK);
  const { edit } = author();
  const late = edit((doc) => doc.getText('note').insert(0, 'late'));
  const nobody = { sendUpdate() {}, sendAwareness() {}, disconnect() {} };
  expect((await room.receive('ada', late, late.length, nobody)).stored).toBe(false);
  release();
  expect(harness.log.figures(`note:${WORK}`).updates).toBe(0);
});

test('a document is described in figures, and nothing of what it says', async () => {
  const graph = await harness.collaboration.rooms.graph(WORKSPACE);
  await graph.apply('ada', (doc) => addConcept(doc, { label: { fr: 'secret' } }));
  await graph.apply('ada', (doc) => doc.getMap('concepts').set('odd', 'not a map'));
  const described = await harness.collaboration.rooms.describe(ROOM);
  expect(described).toMatchObject({
    pending: false,
    roots: { concepts: 2 },
    illTyped: ['concepts/odd'],
    log: { updates: 2, authors: { ada: 2 }, setAside: [] },
  });
  expect(described.clients).toMatchObject([{ owner: 'system' }]);
  expect(JSON.stringify(described)).not.toContain('secret');
});

test('a log is named when it is made, keeps its name, and has another after a restore', async () => {
  const file = join(directory, 'other.db');
  const names: string[] = [];
  for (const restored of [false, false, true]) {
    if (restored) beginNewLineage(file);
    const log = await openLog(file);
    names.push(log.lineage);
    await log.close();
  }
  expect(names[0]).toMatch(/^[0-9A-F]{16}$/);
  expect(names[1]).toBe(names[0]);
  expect(names[2]).not.toBe(names[0]);
});
