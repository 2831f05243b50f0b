import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOSE, LIMITS } from '../../../app/domain/protocol.ts';
import { createLogReader } from '../../../server/db/log-sql.ts';
import { join } from 'node:path';
import {
  RawSocket,
  ROOM,
  WORKSPACE,
  author,
  contentHash,
  graphUrl,
  numbered,
  pause,
  startHarness,
  stored,
  sync,
  until,
} from './support.ts';
import type { Harness } from './support.ts';
import { addConcept, linkConcepts } from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(async () => {
  await harness.stop();
});

/** The update inside a sync message whose type has been read. */
function updateIn(body: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(body);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** A client of ours that has had its first sync, and from then on hears others. */
async function enter(user: string): Promise<RawSocket> {
  const raw = await new RawSocket(graphUrl(harness, user, true)).opened();
  raw.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => raw.bodies(0).length > 0);
  raw.heard.splice(0);
  return raw;
}

test('neither the author nor anyone else hears of an update before it is on disk', async () => {
  const ada = await enter('ada');
  const ben = await enter('ben');
  const { edit } = author();
  // What is in the log at the very moment that each is told: read by a connection of its own.
  const reader = createLogReader(join(harness.directory, 'log.db'));
  const violations: string[] = [];
  let told = 0;
  const watch = (who: string) => (data: unknown) => {
    const bytes = new Uint8Array(data as Buffer);
    const rows = reader.load(ROOM).updates.length;
    if (bytes[0] === 101 && rows < bytes[1]!) violations.push(`${who} acknowledged`);
    if (bytes[0] === 0) {
      told += 1;
      if (rows < told) violations.push(`${who} saw`);
    }
  };
  ada.socket.on('message', watch('ada'));
  ben.socket.on('message', watch('ben'));
  for (let i = 1; i <= 100; i++) {
    ada.send(
      numbered(
        i,
        edit((d) => d.getMap('m').set(`k${i % 7}`, i)),
      ),
    );
    if (i % 9 === 0) await pause(1);
  }
  await until(() => ada.bodies(101).at(-1)?.[0] === 100 && told === 100);
  expect(violations).toEqual([]);
  reader.close();
  await ada.close();
  await ben.close();
});

test('a deletion is acknowledged by its number, and an update sent twice is stored once', async () => {
  const ada = await enter('ada');
  const { edit } = author();
  const set = edit((d) => d.getMap('m').set('a', 1));
  const remove = edit((d) => d.getMap('m').delete('a'));
  ada.send(numbered(1, set));
  ada.send(numbered(2, remove));
  await until(() => ada.bodies(101).at(-1)?.[0] === 2);
  ada.send(numbered(3, set));
  ada.send(numbered(4, remove));
  await until(() => ada.bodies(101).at(-1)?.[0] === 4);
  expect(harness.log.load(ROOM).updates).toHaveLength(2);
  await ada.close();
});

test('a full disk: nothing is acknowledged, everyone is told, and it recovers by itself', async () => {
  const ada = await enter('ada');
  const ben = await enter('ben');
  const { doc, edit } = author();
  ada.send(
    numbered(
      1,
      edit((d) => d.getMap('m').set('before', 1)),
    ),
  );
  await until(() => ada.bodies(101).length === 1);

  await harness.log.setCeiling(100_000);
  const lost: Uint8Array[] = [];
  for (let i = 2; i <= 11; i++) {
    const update = edit((d) => d.getMap('m').set(`k${i}`, 'x'.repeat(100_000)));
    lost.push(update);
    ada.send(numbered(i, update));
  }
  await until(() => ben.bodies(102).length === 1 && ada.bodies(102).length === 1);
  await until(() => ada.bodies(104).length === 10);
  expect(ada.bodies(101).map((body) => body[0])).toEqual([1]);
  expect(ben.bodies(0)).toHaveLength(1);
  const { apply } = await harness.collaboration.rooms.graph(WORKSPACE);
  await expect(apply('ben', (d) => d.getMap('m').set('server', 1))).rejects.toMatchObject({
    code: 'storage-full',
  });

  await harness.log.setCeiling(null);
  await until(() => ada.bodies(102).length === 2);
  lost.forEach((update, i) => ada.send(numbered(12 + i, update)));
  await until(() => ada.bodies(101).at(-1)?.[0] === 21);
  expect(contentHash(stored(harness.log))).toBe(contentHash(doc));
  await apply('ben', (d) => d.getMap('m').set('server', 1));
  await ada.close();
  await ben.close();
});

test('what repeats an update that could not be written is not said to be saved', async () => {
  const ada = await enter('ada');
  const { edit } = author();
  const update = edit((d) => d.getMap('m').set('k', 'x'.repeat(500_000)));
  await harness.log.setCeiling(100_000);
  ada.send(numbered(1, update));
  ada.send(numbered(2, update));
  await until(() => ada.bodies(104).length === 2);
  expect(ada.bodies(101)).toEqual([]);
  await harness.log.setCeiling(null);
  await until(() => harness.log.state === 'ok');
});

test('nothing is stored that stands on what could not be written', async () => {
  await harness.log.setCeiling(200_000);
  const { edit } = author();
  const append = (change: (doc: Y.Doc) => unknown) => {
    const appended = harness.log.append({ room: ROOM, author: 'ada', bytes: edit(change) });
    return appended.then(
      () => true,
      () => false,
    );
  };
  // One that is too large, and small ones on top of it before this thread can hear of its failure.
  const outcomes = [append((d) => d.getMap('m').set('large', 'x'.repeat(1_000_000)))];
  const end = performance.now() + 100;
  for (let i = 0; performance.now() < end; i++) {
    outcomes.push(append((d) => d.getMap('m').set('small', i)));
  }
  expect(harness.log.state).toBe('ok');
  expect((await Promise.all(outcomes)).filter(Boolean)).toEqual([]);
  expect([...harness.log.history(ROOM)]).toEqual([]);
  await harness.log.setCeiling(null);
  await until(() => harness.log.state === 'ok');
});

test('a document of 50 MB takes no more, says so, and takes more when some of it is deleted', async () => {
  const { edit } = author();
  const set = (key: string, value: unknown) => edit((d) => d.getMap('m').set(key, value));
  const large = set('k', new Uint8Array(LIMITS.document - 1000));
  await harness.log.append({ room: ROOM, author: 'ada', bytes: large });
  const ada = await enter('ada');
  ada.send(numbered(1, set('small', 1)));
  await until(() => ada.bodies(101).length === 1);
  expect(ada.bodies(104)).toEqual([]);
  const more = set('more', 'x'.repeat(2000));
  ada.send(numbered(2, more));
  await until(() => ada.bodies(104).length === 1);
  expect(new TextDecoder().decode(ada.bodies(104)[0]!.subarray(2))).toBe('too-large');
  // What is deleted or replaced weighs nothing, however much was written over time.
  const remove = edit((d) => d.getMap('m').delete('k'));
  ada.send(numbered(3, remove));
  await until(() => ada.bodies(101).at(-1)?.[0] === 3);
  ada.send(numbered(4, more));
  await until(() => ada.bodies(101).at(-1)?.[0] === 4);
  expect(ada.bodies(104)).toHaveLength(1);
  ada.socket.terminate();
});

test('the server’s own writes are committed when they resolve, and numbered once', async () => {
  const ada = await enter('ada');
  const graph = await harness.collaboration.rooms.graph(WORKSPACE);
  const ids = await Promise.all(
    Array.from({ length: 10 }, () =>
      graph.apply('ben', (doc) => {
        const from = addConcept(doc, { label: { fr: 'commun' } });
        const to = addConcept(doc, { label: { fr: 'faire' } });
        return linkConcepts(doc, { from, to, phrase: { text: { fr: 'mène à' } } });
      }),
    ),
  );
  expect(new Set(ids).size).toBe(10);
  await until(() => Object.values(graph.projection().propositions).every((p) => p.number !== null));
  const onDisk = Object.values(project(stored(harness.log)).propositions);
  expect(onDisk.map((p) => p.number).sort((a, b) => a! - b!)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  const authors = [...harness.collaboration.rooms.history(WORKSPACE)].map((row) => row.author);
  expect(new Set(authors)).toEqual(new Set(['ben', 'system']));
  const seen = new Y.Doc();
  await until(() => {
    for (const body of ada.bodies(0)) Y.applyUpdate(seen, updateIn(body));
    return contentHash(seen) === contentHash(stored(harness.log));
  });
  await ada.close();
});

test('a change that throws stores nothing and spoils nothing', async () => {
  const graph = await harness.collaboration.rooms.graph(WORKSPACE);
  await expect(
    graph.apply('ben', (doc) => {
      doc.getMap('m').set('half', true);
      throw new Error('second thoughts');
    }),
  ).rejects.toThrow('second thoughts');
  await graph.apply('ben', (doc) => doc.getMap('m').set('whole', true));
  expect(stored(harness.log).getMap('m').toJSON()).toEqual({ whole: true });
  expect(graph.doc.getMap('m').toJSON()).toEqual({ whole: true });
});

test('closing acknowledges what has come and says 1012', async () => {
  const ada = await enter('ada');
  const { doc, edit } = author();
  for (let i = 1; i <= 200; i++)
    ada.send(
      numbered(
        i,
        edit((d) => d.getMap('m').set(`k${i}`, i)),
      ),
    );
  await until(() => ada.bodies(101).length > 0);
  const started = Date.now();
  await harness.collaboration.close();
  await until(() => ada.closed !== null);
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(ada.closed?.code).toBe(CLOSE.restart);
  const acknowledged = ada.bodies(101).at(-1)!;
  const highest = (acknowledged[0]! & 127) | ((acknowledged[1] ?? 0) << 7);
  const onDisk = stored(harness.log).getMap('m');
  for (let i = 1; i <= highest; i++) expect(onDisk.get(`k${i}`)).toBe(i);
  expect(doc.getMap('m').size).toBe(200);
});

test('a socket that is being let in when the server closes is told so, and is no failure', async () => {
  const inside = await enter('ada');
  harness.door.opens = pause(300);
  const atTheDoor = await new RawSocket(graphUrl(harness, 'ben', true)).opened();
  await harness.collaboration.close();
  await until(() => inside.closed !== null && atTheDoor.closed !== null);
  expect([inside.closed?.code, atTheDoor.closed?.code]).toEqual([CLOSE.restart, CLOSE.restart]);
  expect(atTheDoor.heard).toEqual([]);
  await harness.door.opens;
  expect(harness.errors).toEqual([]);
});

test('a document is loaded once for all who wait, and a snapshot makes it the same', async () => {
  const { rooms } = harness.collaboration;
  const { doc, edit } = author();
  for (let i = 0; i < 600; i++) {
    await harness.log.append({
      room: ROOM,
      author: 'ada',
      bytes: edit((d) => d.getMap('m').set(`k${i}`, i)),
    });
  }
  const load = vi.spyOn(harness.log, 'load');
  const held = await Promise.all(Array.from({ length: 20 }, () => rooms.hold(ROOM)));
  expect(new Set(held.map(({ room }) => room)).size).toBe(1);
  expect(load).toHaveBeenCalledTimes(1);
  for (const { release } of held) release();
  // A tail that long was replayed by another thread, which left a snapshot.
  expect(harness.log.tail(ROOM)).toBe(0);
  expect(harness.log.load(ROOM).updates).toHaveLength(1);
  expect(contentHash(stored(harness.log))).toBe(contentHash(doc));
  expect([...harness.log.history(ROOM)]).toHaveLength(600);
});
