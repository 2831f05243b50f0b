import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { admit } from '../../../server/collab/admission.ts';
import type { Admission, AdmissionState } from '../../../server/collab/admission.ts';
import { readUpdate } from '../../../server/collab/read-update.ts';
import type { StructSummary, UpdateSummary } from '../../../server/collab/read-update.ts';
import { author } from './support.ts';

const ADAS = 7;
const BENS = 8;

/** A document in which Ada and Ben have each written something. */
function known(): { doc: Y.Doc; state: AdmissionState } {
  const doc = new Y.Doc();
  for (const client of [ADAS, BENS]) {
    const { edit } = author(client);
    Y.applyUpdate(
      doc,
      edit((d) => d.getText('t').insert(0, 'abc')),
    );
  }
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  const owners = new Map([
    [ADAS, 'ada'],
    [BENS, 'ben'],
  ]);
  return { doc, state: { doc, clocks, owners } };
}

/** What a copy of the document, under a client id, makes of a change. */
function change(doc: Y.Doc, client: number, make: (doc: Y.Doc) => void): Uint8Array {
  const copy = author();
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(doc));
  copy.doc.clientID = client;
  return copy.edit(make);
}

const write = (doc: Y.Doc) => doc.getText('t').insert(0, 'x');
const refused = (reason: string): Admission => ({ kind: 'refuse', reason }) as Admission;

test('what a stock client sends is stored under its author’s id, and one that is nobody’s becomes the author’s', () => {
  const { doc, state } = known();
  const own = readUpdate(change(doc, ADAS, write));
  expect(admit(own, 'ada', state)).toMatchObject({ kind: 'store', binds: [], client: ADAS });
  const fresh = readUpdate(change(doc, 99, write));
  expect(admit(fresh, 'ada', state)).toMatchObject({ kind: 'store', binds: [99], client: 99 });
});

test('what a stock client sends is refused where it writes under another’s id', () => {
  const { doc, state } = known();
  const forged = readUpdate(change(doc, BENS, write));
  expect(admit(forged, 'ada', state)).toEqual(refused('not-owner'));
});

test('what a stock client sends is known where it only repeats, others’ included, and refused as one’s own work', () => {
  const { doc, state } = known();
  const whole = readUpdate(Y.encodeStateAsUpdate(doc));
  expect(admit(whole, 'ada', state)).toEqual({ kind: 'known' });
  expect(admit(whole, 'ada', state, true)).toEqual(refused('not-owner'));
});

test('a gap is refused, and so is what stands on it', () => {
  const { doc, state } = known();
  const copy = author();
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(doc));
  copy.doc.clientID = ADAS;
  copy.edit(write);
  const second = copy.edit(write);
  expect(admit(readUpdate(second), 'ada', state)).toEqual(refused('dependencies'));
  const onAnothers = change(copy.doc, 99, (d) => d.getText('t').insert(1, 'y'));
  expect(admit(readUpdate(onAnothers), 'ada', state)).toEqual(refused('dependencies'));
});

/** Structs of so many ids in one update, each of which stands on the first one's. */
function crowd(size: number): UpdateSummary {
  const structs = Array.from({ length: size }, (_, client): [number, StructSummary[]] => {
    const needs = client === 0 ? [] : [{ client: 0, clock: 0 }];
    return [client, [{ clock: 0, length: 1, gc: false, needs }]];
  });
  return { structs: new Map(structs), deletes: new Map() };
}

test('a crowd of ids that wait for one costs what it weighs, not its square', () => {
  /** Of as many ids in all, whatever the size of each crowd; the thread's own time, whoever else runs. */
  const cost = (size: number): number => {
    const update = crowd(size);
    const { user } = process.threadCpuUsage();
    for (let done = 0; done < 80_000; done += size) {
      const state = { doc: new Y.Doc(), clocks: new Map(), owners: new Map() };
      expect(admit(update, 'ada', state)).toMatchObject({ kind: 'store' });
    }
    return process.threadCpuUsage().user - user;
  };
  cost(5000); // Compiled.
  // In proportion to its weight 1, to its square 8.
  expect(cost(40_000) / cost(5000)).toBeLessThan(5);
});

test('a deletion of what is not there is refused, and one that is made already is known', () => {
  const { doc, state } = known();
  const remove = change(doc, ADAS, (d) => d.getText('t').delete(0, 2));
  expect(admit(readUpdate(remove), 'ada', state)).toMatchObject({ kind: 'store', binds: [] });
  Y.applyUpdate(doc, remove);
  expect(admit(readUpdate(remove), 'ada', state)).toEqual({ kind: 'known' });
  const clocks = new Map([[BENS, 1]]);
  expect(admit(readUpdate(remove), 'ada', { ...state, clocks })).toEqual(refused('dependencies'));
});
