/** The traps of the libraries, as numbered in faults.md, that no other test here names. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOSE } from '../../../app/domain/protocol.ts';
import { SOCKET_LIMITS } from '../../../server/collab/limits.ts';
import {
  RawSocket,
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

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ roles: { ada: 'editor', ben: 'editor' } });
});
afterEach(async () => {
  await harness.stop();
  expect(harness.errors).toEqual([]);
});

async function enter(user: string): Promise<RawSocket> {
  const raw = await new RawSocket(graphUrl(harness, user, true)).opened();
  raw.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => raw.bodies(0).length > 0);
  return raw;
}

/** Why updates were refused, in order. */
function refusals(raw: RawSocket): string[] {
  return raw.bodies(104).map((body) => {
    const decoder = decoding.createDecoder(body);
    decoding.readVarUint(decoder); // The number.
    return decoding.readVarString(decoder);
  });
}

test('trap 1: Yjs tells nobody of an update that waits; the log has the raw bytes of what it stores', async () => {
  const { edit } = author(3);
  const first = edit((d) => d.getMap('m').set('a', 1));
  const second = edit((d) => d.getMap('m').set('b', 2));
  const alone = new Y.Doc();
  let told = 0;
  alone.on('update', () => (told += 1));
  Y.applyUpdate(alone, second);
  expect(told).toBe(0); // What a server that listens to the document would have stored.

  const ada = await enter('ada');
  ada.send(numbered(1, second));
  ada.send(numbered(2, first));
  await until(() => ada.bodies(101).at(-1)?.[0] === 2);
  const rows = [...harness.log.history('graph:w1')].map(({ bytes }) => new Uint8Array(bytes));
  expect(rows).toEqual([first]); // The other was refused by name, hence acknowledged with no promise.
  expect(ada.bodies(104)).toHaveLength(1);
});

test('trap 4: delivered out of order, a stock client’s updates are asked for again and nothing stays stuck', async () => {
  const raw = await new RawSocket(graphUrl(harness, 'ada')).opened();
  const { doc, edit } = author(4);
  const updates = Array.from({ length: 20 }, (_, i) => edit((d) => d.getMap('m').set(`k${i}`, i)));
  const shuffled = updates.map((_, i) => updates[(i * 7) % updates.length]!);
  const naive = new Y.Doc();
  Y.applyUpdate(naive, updates[5]!);
  expect(naive.store.pendingStructs).not.toBe(null);

  for (const update of shuffled) raw.send(sync(2, update));
  // Asked for what is missing (step 0), an honest client answers with all it has.
  await until(() => raw.bodies(0).some((body) => body[0] === 0));
  raw.send(sync(1, Y.encodeStateAsUpdate(doc)));
  await until(() => contentHash(stored(harness.log)) === contentHash(doc));
  const { room, release } = await harness.collaboration.rooms.hold('graph:w1');
  expect(room.pending).toBe(false);
  release();
});

test('trap 6: two documents under one client id part for ever with equal state vectors; the second is refused', async () => {
  const [one, two] = [author(9), author(9)];
  const mine = one.edit((d) => d.getMap('m').set('k', 'mine'));
  const theirs = two.edit((d) => d.getMap('m').set('k', 'theirs'));
  expect(Y.encodeStateVector(one.doc)).toEqual(Y.encodeStateVector(two.doc));
  expect(contentHash(one.doc)).not.toBe(contentHash(two.doc));

  const ada = await enter('ada');
  const ben = await enter('ben');
  ada.send(numbered(1, mine));
  await until(() => ada.bodies(101).length === 1);
  // By its clock the other's is known already. It is not stored, and so not said to be saved.
  ben.send(numbered(1, theirs));
  await until(() => ben.bodies(104).length === 1);
  expect(refusals(ben)).toEqual(['not-owner']);
  ben.send(
    numbered(
      2,
      two.edit((d) => d.getMap('m').set('k', 'again')),
    ),
  );
  await until(() => ben.bodies(104).length === 2);
  expect(refusals(ben)).toEqual(['not-owner', 'not-owner']);
  expect(stored(harness.log).getMap('m').get('k')).toBe('mine');
  // Sent again after a lost answer, one's own is known, and saved.
  ada.send(numbered(2, mine));
  await until(() => ada.bodies(101).at(-1)?.[0] === 2);
  expect(ada.bodies(104)).toEqual([]);
});

test.each([
  ['on disk', true],
  ['on its way to the disk', false],
])(
  'trap 6: two tabs of one person under one client id, the first %s: what is dropped is not said to be saved',
  async (_, wait) => {
    const [one, two] = [author(9), author(9)];
    const mine = one.edit((d) => d.getText('t').insert(0, 'mine 🔒'));
    const theirs = two.edit((d) => d.getText('t').insert(0, 'other'));
    const [first, second] = [await enter('ada'), await enter('ada')];
    first.send(numbered(1, mine));
    if (wait) await until(() => first.bodies(101).length === 1);
    second.send(numbered(1, theirs));
    await until(() => [first, second].every((raw) => raw.bodies(101).at(-1)?.[0] === 1));
    const [winner, loser] =
      stored(harness.log).getText('t').toString() === 'other' ? [second, first] : [first, second];
    expect(refusals(winner)).toEqual([]);
    expect(refusals(loser)).toEqual(['not-owner']);
    expect([...harness.log.history('graph:w1')]).toHaveLength(1);
  },
);

test('trap 6: one’s own is taken as known however it is sent again: joined, cut, deleted since', async () => {
  const { doc, edit } = author(9);
  const ada = await enter('ada');
  const steps: Array<(d: Y.Doc) => void> = [
    (d) => d.getText('t').insert(0, 'a 🔒 b'),
    (d) => d.getText('t').insert(6, ' and more'),
    (d) => d.getText('t').insert(3, '-'), // In the middle of a pair, which Yjs cuts in two.
    (d) => d.getMap('m').set('k', new Y.Map([['n', Number.NaN]])),
    (d) => d.getMap('m').set('k', { list: [1, null], bytes: new Uint8Array([1]) }),
    (d) => d.getText('t').delete(0, 2),
    (d) => d.getText('t').format(0, 3, { bold: true }),
  ];
  const updates = steps.map((step) => edit(step));
  const whole = Y.encodeStateAsUpdate(doc);
  const again = [...updates, Y.mergeUpdates(updates), Y.mergeUpdates(updates.slice(2)), whole];
  [...updates, ...again].forEach((update, i) => ada.send(numbered(i + 1, update)));
  await until(() => ada.bodies(101).at(-1)?.[0] === updates.length + again.length);
  expect(refusals(ada)).toEqual([]);
  const kept = stored(harness.log);
  expect(kept.getText('t').toDelta()).toEqual(doc.getText('t').toDelta());
  expect(kept.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON());
});

test('trap 8: a reader that never reads is let go, and others are not held up by it', async () => {
  const slow = await enter('ben');
  slow.socket.pause();
  const ada = await enter('ada');
  const { edit } = author();
  const big = 'x'.repeat(512 * 1024);
  let longest = 0;
  const rounds = Math.ceil((SOCKET_LIMITS.hardBytes * 3) / big.length);
  for (let i = 1; i <= rounds; i++) {
    const sent = performance.now();
    ada.send(
      numbered(
        i,
        edit((d) => d.getMap('m').set(`k${i % 3}`, big + String(i))),
      ),
    );
    await until(() => ada.bodies(101).at(-1)?.[0] === i);
    longest = Math.max(longest, performance.now() - sent);
  }
  await until(() => harness.collaboration.stats().sockets === 1);
  expect(longest).toBeLessThan(2000);
  slow.socket.terminate();
});

test('trap 9: a deletion does not move the state vector, and is given to whoever asks all the same', async () => {
  const ada = await enter('ada');
  const { doc, edit } = author();
  const set = edit((d) => d.getMap('m').set('k', 1));
  ada.send(numbered(1, set));
  const held = new Y.Doc();
  Y.applyUpdate(held, set);
  ada.send(
    numbered(
      2,
      edit((d) => d.getMap('m').delete('k')),
    ),
  );
  await until(() => ada.bodies(101).at(-1)?.[0] === 2);
  expect(Y.encodeStateVector(held)).toEqual(Y.encodeStateVector(doc));

  const ben = await enter('ben');
  ben.heard.splice(0);
  ben.send(sync(0, Y.encodeStateVector(held)));
  await until(() => ben.bodies(0).length === 1);
  const answer = decoding.createDecoder(ben.bodies(0)[0]!);
  decoding.readVarUint(answer); // The step.
  Y.applyUpdate(held, decoding.readVarUint8Array(answer));
  expect(held.getMap('m').size).toBe(0);
});

test('trap 14: commits are shared: a burst takes far fewer than one commit an update', async () => {
  const ada = await enter('ada');
  const { edit } = author();
  const updates = Array.from({ length: 400 }, (_, i) => edit((d) => d.getMap('m').set(`k${i}`, i)));
  const before = harness.log.stats.commits;
  updates.forEach((update, i) => ada.send(numbered(i + 1, update)));
  await until(() => stored(harness.log).getMap('m').size === 400, 10_000);
  await until(() => harness.log.stats.waiting === 0);
  expect(harness.log.stats.rows).toBe(400);
  expect(harness.log.stats.commits - before).toBeLessThan(200);
});

test('a flood is told to slow down by its code, and what was taken before is kept', async () => {
  const ada = await enter('ada');
  const { edit } = author();
  ada.send(
    numbered(
      1,
      edit((d) => d.getMap('m').set('k', 1)),
    ),
  );
  await until(() => ada.bodies(101).length === 1);
  for (let i = 0; i < SOCKET_LIMITS.burst * 2; i++) ada.send(new Uint8Array([3]));
  await until(() => ada.closed !== null);
  expect(ada.closed?.code).toBe(CLOSE.rate);
  await pause(20);
  expect(stored(harness.log).getMap('m').get('k')).toBe(1);
});
