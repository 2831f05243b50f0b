import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { WORKSPACE, contentHash, startHarness, stored, until } from './support.ts';

test('an unmodified y-websocket client with a token edits, is seen, and reconnects', async () => {
  const harness = await startHarness();
  const make = (token: string) =>
    new WebsocketProvider(`${harness.url}/collab/graph`, WORKSPACE, new Y.Doc(), {
      params: { token },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
  const ada = make('ada');
  const ben = make('ben');
  await until(() => ada.synced && ben.synced);

  ada.doc.getMap('concepts').set('c1', new Y.Map([['label.fr', 'commun']]));
  ben.doc.getMap('maps').set('m1', new Y.Map());
  await until(() => contentHash(ada.doc) === contentHash(ben.doc) && ada.doc.share.size >= 2);
  expect(stored(harness.log).getMap('concepts').size).toBe(1);
  ada.awareness.setLocalStateField('user', { name: 'Somebody else', color: '#30bced' });
  await until(() => ben.awareness.getStates().size === 2);
  expect(ben.awareness.getStates().get(ada.doc.clientID)?.['user']).toEqual({
    id: 'ada',
    name: 'Name of ada',
    color: '#30bced',
  });

  // Cut off, both edit; what one holds and the server lacks is asked for when it comes back.
  ada.disconnect();
  ada.doc.getMap('concepts').set('c2', new Y.Map());
  ben.doc.getMap('concepts').delete('c1');
  ada.connect();
  await until(() => {
    const disk = stored(harness.log).getMap('concepts');
    return disk.has('c2') && !disk.has('c1') && !ada.doc.getMap('concepts').has('c1');
  });
  await until(() => contentHash(ada.doc) === contentHash(ben.doc));

  const rows = harness.log.load('graph:w1').updates.length;
  ben.disconnect();
  ben.connect();
  await until(() => ben.synced);
  expect(harness.log.load('graph:w1').updates).toHaveLength(rows); // A resync of what is known stores nothing.
  ada.destroy();
  ben.destroy();
  await harness.stop();
});
