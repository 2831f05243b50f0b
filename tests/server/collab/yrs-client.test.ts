import { expect, test } from 'vitest';
import * as decoding from 'lib0/decoding';
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, YDoc, type YMap } from 'ywasm';
import * as Y from 'yjs';
import { RawSocket, graphUrl, startHarness, stored, sync, until } from './support.ts';

// Rust's yrs, which Python's pycrdt wraps too, over a bare socket and the standard messages alone.
test('a client in another language reads and edits by the y-websocket protocol', async () => {
  const harness = await startHarness();
  const room = await harness.collaboration.rooms.graph('w1');
  await room.apply('ada', (doc) => doc.getMap('m').set('from', 'yjs'));

  const rust = new YDoc({});
  const map: YMap = rust.getMap('m');
  const socket = await new RawSocket(graphUrl(harness, 'ben')).opened();
  socket.send(sync(0, encodeStateVector(rust)));
  await until(() => socket.bodies(0).some((body) => body[0] === 1));
  const answer = decoding.createDecoder(socket.bodies(0).find((body) => body[0] === 1)!);
  decoding.readVarUint(answer); // The step.
  applyUpdate(rust, decoding.readVarUint8Array(answer), null);
  expect(map.get('from', undefined)).toBe('yjs');

  const before = encodeStateVector(rust);
  map.set('answer', 'yrs', undefined);
  map.delete('from', undefined);
  socket.send(sync(2, encodeStateAsUpdate(rust, before)));
  await until(() => stored(harness.log).getMap('m').get('answer') === 'yrs');
  expect(stored(harness.log).getMap('m').toJSON()).toEqual({ answer: 'yrs' });
  expect(socket.closed).toBe(null);

  // What another writes meanwhile reaches it as an update.
  await room.apply('ada', (doc) => doc.getMap('m').set('more', new Y.Text('é 🔒')));
  await until(() => socket.bodies(0).some((body) => body[0] === 2));
  await socket.close();
  rust.free();
  await harness.stop();
  expect(harness.errors).toEqual([]);
});
