import { beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../../../app/domain/protocol.ts';
import { Presences } from '../../../server/collab/presences.ts';

const ADA = { id: 'ada', name: 'Ada' };
const ADAS = 7;
const BENS = 8;

let presences: Presences;
const socket = {};
beforeEach(() => {
  presences = new Presences((client) => (client === BENS ? 'ben' : 'ada'));
});

function say(clock: number, state: unknown, client = ADAS, holder: object = socket) {
  return presences.accept({ client, clock, state: JSON.stringify(state) }, holder, ADA);
}

test('the server says who it is, whatever the entry claims, and lets a colour stay', () => {
  const claimed = { cursor: 1, user: { id: 'ben', name: 'Ben', color: '#30bced', admin: true } };
  const said = say(1, claimed)!;
  const user = { id: 'ada', name: 'Ada', color: '#30bced' };
  expect(JSON.parse(said.state)).toEqual({ cursor: 1, user });
  const odd = say(2, { user: { color: 'red; background: url(//evil.example)' } })!;
  expect(JSON.parse(odd.state)).toEqual({ user: ADA });
});

test.each<[string, () => unknown]>([
  ['under another’s id', () => say(1, {}, BENS)],
  ['with a clock that is none', () => say(2 ** 52, {})],
  ['that is no object', () => say(1, 'words')],
  ['that is a list', () => say(1, [])],
  ['that is no JSON', () => presences.accept({ client: ADAS, clock: 1, state: '{' }, socket, ADA)],
  ['of more than 8 KB', () => say(1, { text: 'x'.repeat(LIMITS.awareness) })],
  // In characters it fits.
  ['of more than 8 KB in bytes', () => say(1, { text: 'é'.repeat(LIMITS.awareness / 2) })],
  // As claimed it fits.
  ['of more than 8 KB with the name', () => say(1, { text: 'x'.repeat(LIMITS.awareness - 12) })],
])('an entry %s is dropped', (_, claim) => {
  expect(claim()).toBe(null);
  expect(presences.entries()).toEqual([]);
});

test('a clock rises, by steps that are steps, and a leave may repeat it', () => {
  expect(say(5, {})).not.toBe(null);
  expect(say(5, { again: true })).toBe(null);
  expect(say(4, {})).toBe(null);
  expect(say(5 + 1_000_000, {})).toBe(null);
  expect(say(6, {})).not.toBe(null);
  expect(say(6, null)).toMatchObject({ state: 'null' });
  expect(presences.entries()).toEqual([]);
});

test('another socket of the same client takes over with any clock, and the first then leaves nothing', () => {
  say(500, {});
  const next = {};
  expect(say(1, {}, ADAS, next)).not.toBe(null);
  expect(presences.leave(ADAS, socket)).toBe(null);
  expect(presences.entries()).toHaveLength(1);
  expect(presences.leave(ADAS, next)).toEqual({ client: ADAS, clock: 1, state: 'null' });
  expect(presences.entries()).toEqual([]);
});

test('a move from map to map is told, a cursor is not; what is no map is on none', () => {
  let moves = 0;
  presences = new Presences(
    (client) => (client === BENS ? 'ben' : 'ada'),
    () => (moves += 1),
  );
  const on = (map: unknown, more = {}) => ({ view: { map, box: null }, ...more });
  say(1, on('m1'));
  for (let clock = 2; clock < 40; clock++) say(clock, on('m1', { cursor: { x: clock } }));
  expect(moves).toBe(1);
  expect(presences.onMaps()).toEqual([{ user: ADA, map: 'm1' }]);
  say(40, on('m2'));
  expect(presences.onMaps()).toEqual([{ user: ADA, map: 'm2' }]);
  for (const odd of [on(7), on(null), { view: 'm2' }, { view: [] }, {}]) {
    say(presences.entries()[0]!.clock + 1, odd);
    expect(presences.onMaps()).toEqual([]);
  }
  say(60, on('m2'));
  presences.leave(ADAS, socket);
  expect(presences.onMaps()).toEqual([]);
  // Came, went on, to none, came again, left.
  expect(moves).toBe(5);
});
