import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConcept } from '../../../app/domain/graph/commands.ts';
import { LIMITS } from '../../../app/domain/protocol.ts';
import { readUpdate } from '../../../server/collab/read-update.ts';
import { integratesInTime } from '../../../server/collab/trial.ts';
import { author, startHarness } from './support.ts';

/** So many structs of one client, each at the start of a text and before another of them. */
function pileUp(structs: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, structs, 7, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 4);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 't');
    encoding.writeVarString(encoder, 'a');
    for (let i = 1; i < structs; i++) {
      encoding.writeUint8(encoder, 0x44);
      encoding.writeVarUint(encoder, 7);
      encoding.writeVarUint(encoder, Math.floor(i / 2));
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, 0);
  });
}

test('structs that pile up on one place are legal one by one, and refused together', async () => {
  const small = pileUp(50);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, small);
  expect(doc.getText('t').length).toBe(50);

  const harness = await startHarness();
  const { room, release } = await harness.collaboration.rooms.hold('graph:w1');
  const nobody = { sendUpdate() {}, sendAwareness() {}, disconnect() {} };
  const outcome = await room.receive('ada', pileUp(30_000), LIMITS.update, nobody, true);
  expect(outcome).toEqual({ stored: false, reason: 'too-large' });
  expect(room.doc.getText('t').length).toBe(0);
  expect(await room.receive('ada', small, LIMITS.update, nobody, true)).toEqual({ stored: true });
  release();
  await harness.stop();
});

test('a large honest update passes: a thousand concepts at once', () => {
  const { edit } = author();
  const bytes = edit((doc) => {
    for (let i = 0; i < 1000; i++) addConcept(doc, { label: { fr: `concept ${i}` } });
  });
  const update = readUpdate(bytes);
  const structs = [...update.structs.values()].flat().length;
  expect(structs ** 2).toBeGreaterThan(50_000_000); // It is tried, on a copy.
  expect(integratesInTime(update, bytes, new Y.Doc(), [])).toBe(true);
});
