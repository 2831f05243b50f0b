import { afterEach, beforeEach, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { CLOSE, LIMITS } from '../../../app/domain/protocol.ts';
import { admit } from '../../../server/collab/admission.ts';
import { readUpdate } from '../../../server/collab/read-update.ts';
import {
  RawSocket,
  author,
  awareness,
  graphUrl,
  numbered,
  startHarness,
  stored,
  sync,
  until,
} from './support.ts';
import type { Harness } from './support.ts';
import { seeded } from '../../support/random.ts';

/** One client's block of structs, and nothing deleted, written as Yjs would not. */
function rawUpdate(
  client: number,
  clock: number,
  count: number,
  write: (encoder: encoding.Encoder) => void,
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

function gcStruct(client: number, clock: number, length: number): Uint8Array {
  return rawUpdate(client, clock, 1, (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  });
}

function deleteOnly(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  });
}

/** A numbered update that says nothing. */
const EMPTY = (seq: number) => numbered(seq, new Uint8Array([0, 0]));

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(async () => {
  await harness.stop();
  expect(harness.errors).toEqual([]);
});

async function join(user: string): Promise<RawSocket> {
  const raw = await new RawSocket(graphUrl(harness, user, true)).opened();
  await until(() => raw.bodies(103).length > 0);
  return raw;
}

async function refusalOf(raw: RawSocket, seq: number, update: Uint8Array): Promise<string> {
  raw.send(numbered(seq, update));
  await until(() => raw.bodies(104).some((body) => body[0] === seq));
  return new TextDecoder().decode(
    raw
      .bodies(104)
      .find((body) => body[0] === seq)!
      .subarray(2),
  );
}

test('fault 2: nobody writes or collects under a client id that is another’s', async () => {
  const ada = await join('ada');
  const ben = await join('ben');
  const { doc, edit } = author(1234);
  ada.send(
    numbered(
      1,
      edit((d) => d.getMap('m').set('a', 1)),
    ),
  );
  await until(() => ada.bodies(101).length === 1);

  expect(await refusalOf(ben, 1, gcStruct(1234, 1, 1))).toBe('not-owner');
  expect(await refusalOf(ben, 2, gcStruct(1234, 1_000_000_000, 1))).toBe('not-owner');
  const spoof = author(1234);
  Y.applyUpdate(spoof.doc, Y.encodeStateAsUpdate(doc));
  spoof.doc.clientID = 1234; // Yjs gives up an id that it meets in an update.
  const forged = spoof.edit((d) => d.getMap('m').set('a', 'forged'));
  expect(await refusalOf(ben, 3, forged)).toBe('not-owner');

  // The victim's next edit still counts, and so does what Ben writes under his own name.
  ada.send(
    numbered(
      2,
      edit((d) => d.getMap('m').set('a', 2)),
    ),
  );
  await until(() => ada.bodies(101).length === 2);
  expect(stored(harness.log).getMap('m').toJSON()).toEqual({ a: 2 });
  await ada.close();
  await ben.close();
});

test('fault 2: an id is its speaker’s from the first awareness on', async () => {
  const ada = await join('ada');
  const ben = await join('ben');
  const { edit } = author(77);
  ada.send(awareness([{ client: 77, clock: 0, state: {} }]));
  await until(() => ben.bodies(1).length > 0);
  expect(
    await refusalOf(
      ben,
      1,
      edit((d) => d.getMap('m').set('x', 1)),
    ),
  ).toBe('not-owner');
  await ada.close();
  await ben.close();
});

test('faults 1 and 3: what lacks its dependencies is refused and waits nowhere', async () => {
  const ada = await join('ada');
  const { edit } = author(5);
  const first = edit((d) => d.getMap('m').set('a', 1));
  const second = edit((d) => d.getMap('m').set('b', 2));
  expect(await refusalOf(ada, 1, second)).toBe('dependencies');
  for (let i = 2; i < 100; i++) ada.send(numbered(i, gcStruct(900 + i, 1_000_000, 3)));
  await until(() => ada.bodies(104).length === 99);
  const { room, release } = await harness.collaboration.rooms.hold('graph:w1');
  expect(room.pending).toBe(false);
  release();
  expect(harness.log.stats.rows).toBe(0);
  ada.send(numbered(100, first));
  ada.send(numbered(101, second));
  await until(() => stored(harness.log).getMap('m').size === 2);
  await ada.close();
});

test('fault 5: a delete set is checked whole before any of it is applied', async () => {
  const ada = await join('ada');
  const { edit } = author(9);
  ada.send(
    numbered(
      1,
      edit((d) => d.getMap('m').set('a', 1)),
    ),
  );
  await until(() => ada.bodies(101).length === 1);
  const good = deleteOnly(9, 0, 1);
  const half = new Uint8Array([...good.subarray(0, 1), 2, ...good.subarray(2), 7]);
  expect(await refusalOf(ada, 2, half)).toBe('malformed');
  expect(await refusalOf(ada, 3, deleteOnly(9, 0, 50))).toBe('dependencies');
  expect(stored(harness.log).getMap('m').get('a')).toBe(1);
  ada.send(numbered(4, good));
  await until(() => ada.bodies(101).length >= 3 && stored(harness.log).getMap('m').size === 0);
  await ada.close();
});

test('a circle of structs that wait for each other is refused', () => {
  const circle = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2);
    for (const [client, other] of [
      [2, 1],
      [1, 2],
    ]) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client!);
      encoding.writeVarUint(encoder, 0);
      encoding.writeUint8(encoder, 0x80 | 4);
      encoding.writeVarUint(encoder, other!);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, 0);
  });
  const state = { doc: new Y.Doc(), clocks: new Map(), owners: new Map() };
  expect(admit(readUpdate(circle), 'ada', state)).toEqual({
    kind: 'refuse',
    reason: 'dependencies',
  });
});

test('a known struct sent again with needs that nobody can meet is refused', async () => {
  const ada = await join('ada');
  const { edit } = author(6);
  const honest = edit((d) => d.getMap('m').set('a', 1));
  ada.send(numbered(1, honest));
  await until(() => ada.bodies(101).length === 1);
  const forged = rawUpdate(6, 0, 1, (encoder) => {
    encoding.writeUint8(encoder, 0x80 | 4);
    encoding.writeVarUint(encoder, 44);
    encoding.writeVarUint(encoder, 704);
    encoding.writeVarString(encoder, 'x');
  });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, honest);
  Y.applyUpdate(doc, forged);
  expect(doc.store.pendingStructs).not.toBe(null); // What Yjs alone makes of it.
  // Together with something new, so that it is not passed over as known.
  const both = Y.mergeUpdates([honest, edit((d) => d.getMap('m').set('b', 2))]);
  expect(admit(readUpdate(both), 'ada', emptyState()).kind).toBe('store');
  const clocks = new Map([[6, 1]]);
  expect(admit(readUpdate(forged), 'ada', { ...emptyState(), clocks })).toEqual({
    kind: 'refuse',
    reason: 'dependencies',
  });
  expect(await refusalOf(ada, 2, forged)).toBe('dependencies');
  await ada.close();
});

function emptyState() {
  return { doc: new Y.Doc(), clocks: new Map<number, number>(), owners: new Map<number, string>() };
}

test('an update of a megabyte is the largest', async () => {
  const ada = await join('ada');
  const { edit } = author();
  const small = edit((d) => d.getMap('m').set('k', ''));
  const fill = LIMITS.update - small.length - 8;
  const fits = author().edit((d) => d.getMap('m').set('k', 'x'.repeat(fill)));
  expect(fits.length).toBeLessThanOrEqual(LIMITS.update);
  ada.send(numbered(1, fits));
  await until(() => ada.bodies(101).length === 1);
  const tooLarge = author().edit((d) => d.getMap('m').set('j', 'x'.repeat(LIMITS.update)));
  expect(await refusalOf(ada, 2, tooLarge)).toBe('too-large');
  expect(ada.closed).toBe(null);
  await ada.close();
});

test('awareness: identity is the session’s, others’ entries are dropped, and large ones too', async () => {
  const ada = await join('ada');
  const ben = await join('ben');
  ben.send(awareness([{ client: 2, clock: 0, state: {} }]));
  await until(() => ada.bodies(1).length === 1);
  ada.send(awareness([{ client: 1, clock: 0, state: { user: { id: 'ben', name: 'Ben' } } }]));
  await until(() => ben.bodies(1).length === 1);
  expect(new TextDecoder().decode(ben.bodies(1)[0])).toContain('"name":"Name of ada"');

  ada.send(awareness([{ client: 2, clock: 9, state: null }])); // Ben, sent away by Ada.
  ada.send(awareness([{ client: 1, clock: 2 ** 52, state: {} }])); // A clock that freezes.
  ada.send(awareness([{ client: 1, clock: 1, state: { big: 'x'.repeat(9000) } }]));
  ada.send(
    awareness(Array.from({ length: 1000 }, (_, i) => ({ client: 99 + i, clock: 1, state: {} }))),
  );
  ada.send(awareness([{ client: 1, clock: 2, state: { last: true } }]));
  await until(() => ben.bodies(1).length === 2);
  expect(new TextDecoder().decode(ben.bodies(1)[1])).toContain('"last":true');
  expect(ada.closed).toBe(null);
  await ada.close();
  await until(() => ben.bodies(1).length === 3);
  await ben.close();
});

test('who echoes others’ awareness before saying their own is heard all the same', async () => {
  const ada = await join('ada');
  const ben = await join('ben');
  ada.send(awareness([{ client: 1, clock: 0, state: {} }]));
  await until(() => ben.bodies(1).length === 1);
  ben.send(awareness([{ client: 1, clock: 1, state: { forged: true } }]));
  ben.send(awareness([{ client: 2, clock: 0, state: { own: true } }]));
  await until(() => ada.bodies(1).length === 1);
  expect(new TextDecoder().decode(ada.bodies(1)[0])).toContain('"own":true');
});

/** The whole state, deletions included: equal exactly when nothing at all has changed. */
function encoded(doc: Y.Doc): string {
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}

const FUZZED = Number(process.env['CANEVAS_FUZZ'] ?? 5000);

/** A document grows with what is accepted, and each frame costs its size: another one after so many. */
const FRAMES_A_DOCUMENT = 2500;

/**
 * Sends `count` spoilt updates at a document of its own; how many were taken, and the most that one took
 * of this thread, in ms: by the clock a frame also waits for its commit, and for others on the machine.
 */
async function fuzz(name: string, count: number, random: () => number): Promise<[number, number]> {
  const base = author(42);
  base.doc.getMap('m').set('text', new Y.Text('hello world'));
  base.doc.getMap('m').set('list', new Y.Array());
  base.doc.getText('t').insert(0, 'abc');
  const { room, release } = await harness.collaboration.rooms.hold(name);
  const nobody = { sendUpdate() {}, sendAwareness() {}, disconnect() {} };
  await room.receive('ada', Y.encodeStateAsUpdate(base.doc), LIMITS.update, nobody);
  let accepted = 0;
  let slowest = 0;
  // Encoded anew only where something was stored: this is no test of encoding.
  let state = Y.encodeStateAsUpdate(room.doc);
  for (let i = 0; i < count; i++) {
    const other = author();
    Y.applyUpdate(other.doc, state);
    const { version } = room;
    other.doc.clientID = Math.floor(random() * 5) + 40;
    const honest = other.edit((d) => {
      if (random() < 0.5) d.getMap('m').set('k' + Math.floor(random() * 9), [i, { a: 'b' }]);
      else d.getText('t').insert(0, 'x' + i);
      if (random() < 0.3) d.getMap('m').delete('k' + Math.floor(random() * 9));
    });
    const bytes = honest.slice();
    const flips = 1 + Math.floor(random() * 4);
    for (let j = 0; j < flips; j++) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    }
    const cut = random() < 0.2 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
    const started = process.threadCpuUsage();
    const who = random() < 0.5 ? 'ada' : 'ben';
    const outcome = await room.receive(who, cut, LIMITS.update, nobody);
    const { user, system } = process.threadCpuUsage(started);
    slowest = Math.max(slowest, (user + system) / 1000);
    if (outcome.stored) {
      accepted += 1;
      state = Y.encodeStateAsUpdate(room.doc);
    } else expect(room.version).toBe(version);
    if (i % 20 === 0) expect(Y.encodeStateAsUpdate(room.doc)).toEqual(state);
    expect(room.pending).toBe(false);
    expect(room.broken).toBe(false);
  }
  expect(encoded(stored(harness.log, name))).toBe(encoded(room.doc));
  release();
  return [accepted, slowest];
}

test(
  `${FUZZED} fuzzed updates: none crashes, none that is refused changes anything`,
  async () => {
    const random = seeded(4);
    let accepted = 0;
    let slowest = 0;
    for (let sent = 0; sent < FUZZED; sent += FRAMES_A_DOCUMENT) {
      const count = Math.min(FRAMES_A_DOCUMENT, FUZZED - sent);
      const [taken, ms] = await fuzz(`graph:f${sent}`, count, random);
      accepted += taken;
      slowest = Math.max(slowest, ms);
    }
    console.log(
      `frames: ${FUZZED} fuzzed updates, ${accepted} accepted, 0 crashes, at most ${slowest.toFixed(1)} ms of the thread`,
    );
    expect(accepted).toBeGreaterThan(FUZZED / 100);
  },
  60_000 + FUZZED * 6,
);

test.each<[string, number, (raw: RawSocket) => void]>([
  ['text', CLOSE.malformed, (raw) => raw.socket.send('\u0003')],
  [
    'a number that does not rise',
    CLOSE.malformed,
    (raw) => [2, 1].forEach((n) => raw.send(EMPTY(n))),
  ],
  ['a state vector that is none', CLOSE.malformed, (raw) => raw.send(sync(0, new Uint8Array([9])))],
  ['a frame of 17 MB', CLOSE.frame, (raw) => raw.send(new Uint8Array(17 * 1024 * 1024))],
])('%s closes its socket by name', async (_, code, send) => {
  const raw = await join('ada');
  send(raw);
  await until(() => raw.closed !== null);
  expect(raw.closed?.code).toBe(code);
});

test('malformed frames close their own socket and no other', async () => {
  const random = seeded(5);
  const ada = await join('ada');
  for (let i = 0; i < 40; i++) {
    const raw = await join('ben');
    const frame = Uint8Array.from({ length: 1 + Math.floor(random() * 30) }, () => random() * 256);
    frame[0] = 4 + Math.floor(random() * 90);
    raw.send(frame);
    await until(() => raw.closed !== null);
    expect(raw.closed?.code).toBe(CLOSE.malformed);
  }
  ada.send(
    numbered(
      1,
      author().edit((d) => d.getMap('m').set('still', 'here')),
    ),
  );
  ada.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => ada.bodies(101).length === 1);
  await ada.close();
});
