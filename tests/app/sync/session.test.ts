import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConcept, deleteConcepts, renameConcept } from '../../../app/domain/graph/commands.ts';
import { OLDEST_PROTOCOL_VERSION } from '../../../app/domain/protocol.ts';
import {
  eraseFromThisDevice,
  unsentOnThisDevice,
} from '../../../app/features/sync/device-store.ts';
import { beginNewLineage } from '../../../server/db/log-sql.ts';
import {
  WORKSPACE,
  contentHash,
  pause,
  startHarness,
  stored,
  until,
} from '../../server/collab/support.ts';
import type { Harness } from '../../server/collab/support.ts';
import { open, saved } from './support.ts';
import type { Client } from './support.ts';

let harness: Harness;
const clients: Client[] = [];
function join(user: string, options: Parameters<typeof open>[2] = {}): Client {
  const client = open(harness.url, user, options);
  clients.push(client);
  return client;
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  harness = await startHarness({ roles: { ada: 'editor', ben: 'editor', eve: 'viewer' } });
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await harness.stop();
});

const concept = (fr: string) => (doc: Y.Doc) => addConcept(doc, { label: { fr } });
const labels = (client: Client) =>
  Object.values(client.graph.getSnapshot().concepts)
    .map((c) => c.label.fr)
    .sort();

test('two people edit and see the same, and "saved" is said when it is on disk', async () => {
  const ada = join('ada');
  const ben = join('ben');
  await Promise.all([ada.opened, ben.opened]);
  ada.run(concept('commun'));
  expect(ada.state()).toBe('saving');
  ben.run(concept('enclosure'));
  await saved(ada, ben);
  expect(stored(harness.log).getMap('concepts').size).toBe(2);
  await until(() => labels(ada).length === 2 && labels(ben).length === 2);
  expect(contentHash(ada.doc)).toBe(contentHash(ben.doc));
});

test('cut apart, both edit; restored, both say the same and nothing is lost', async () => {
  const ada = join('ada');
  const ben = join('ben');
  await Promise.all([ada.opened, ben.opened]);
  const shared = ada.run(concept('commun'));
  const doomed = ada.run(concept('enclosure'));
  await saved(ada, ben);
  await until(() => labels(ben).length === 2);

  ada.network.cut();
  await until(() => ada.status.getSnapshot().connection !== 'connected');
  for (let i = 0; i < 50; i++) ada.run(concept(`ada ${i}`));
  for (let i = 0; i < 50; i++) ben.run(concept(`ben ${i}`));
  ada.run(renameConcept, { id: shared, label: { fr: 'communs' } });
  ben.run(renameConcept, { id: shared, label: { fr: 'le commun' } });
  ada.run(renameConcept, { id: doomed, label: { fr: 'clôture' } });
  ben.run(deleteConcepts, { ids: [doomed] });
  await until(() => ada.state() === 'device');
  expect(ada.status.getSnapshot().pending).toBe(52);
  await saved(ben);

  ada.network.restore();
  await saved(ada, ben);
  await until(() => contentHash(ada.doc) === contentHash(ben.doc));
  expect(labels(ada)).toHaveLength(101);
  expect(contentHash(stored(harness.log))).toBe(contentHash(ada.doc));
  // One of the two names won; the other one's author is told, and may put it back.
  const replaced = (client: Client) =>
    client.conflicts.getSnapshot().filter(({ deleted }) => !deleted);
  const lists = [ada, ben].map(replaced);
  expect(lists.flat()).toHaveLength(1);
  const loser = lists[0]!.length === 1 ? ada : ben;
  const { path, mine } = replaced(loser)[0]!;
  loser.putBack(path);
  // What one wrote in a concept that the other deleted meanwhile is shown too, and brings it back.
  const [lost] = ada.conflicts.getSnapshot();
  expect(lost).toMatchObject({ id: doomed, mine: 'clôture', deleted: true });
  ada.putBack(lost!.path);
  await saved(ada, ben);
  await until(() => ada.graph.getSnapshot().concepts[shared]?.label.fr === mine);
  await until(() => ben.graph.getSnapshot().concepts[doomed]?.label.fr === 'clôture');
});

test('edits made offline survive a reload of the page, are shown at once, and are sent', async () => {
  const first = join('ada');
  await first.opened;
  first.run(concept('online'));
  await saved(first);
  await pause(1200); // The cache is written.
  first.network.cut();
  await until(() => first.status.getSnapshot().connection !== 'connected');
  first.run(concept('offline'));
  first.run(deleteConcepts, { ids: [Object.keys(first.graph.getSnapshot().concepts)[0]!] });
  await until(() => first.state() === 'device');
  expect(await unsentOnThisDevice('ada')).toBe(2);

  // The page is gone without a word; another opens on the same device, still without a network.
  const second = join('ada', { network: first.network });
  await second.opened;
  expect(contentHash(second.doc)).toBe(contentHash(first.doc));
  expect(second.state()).toBe('device');
  expect(second.status.getSnapshot().pending).toBe(2);
  await first.close();

  second.network.restore();
  await saved(second);
  expect(contentHash(stored(harness.log))).toBe(contentHash(second.doc));
  expect(await unsentOnThisDevice('ada')).toBe(0);
});

test('two tabs of one person: each sends what either left, once', async () => {
  const one = join('ada');
  const two = join('ada');
  await Promise.all([one.opened, two.opened]);
  one.network.cut();
  two.network.cut();
  await until(() => [one, two].every((c) => c.status.getSnapshot().connection !== 'connected'));
  one.run(concept('tab one'));
  two.run(concept('tab two'));
  await until(() => one.state() === 'device' && two.state() === 'device');
  const third = join('ada');
  await saved(third);
  await until(() => labels(third).length === 2);
  one.network.restore();
  two.network.restore();
  await saved(one, two, third);
  expect(harness.log.load('graph:w1').updates).toHaveLength(1);
  expect(await unsentOnThisDevice('ada')).toBe(0);
});

test('a lowered role keeps the unsent edits, to be exported; a raised one sends them', async () => {
  const ada = join('ada');
  await ada.opened;
  ada.run(concept('before'));
  await saved(ada);
  ada.network.cut();
  await until(() => ada.status.getSnapshot().connection !== 'connected');
  ada.run(concept('kept'));
  await until(() => ada.state() === 'device');
  harness.roles.set('ada', 'viewer');
  ada.network.restore();
  await until(() => ada.state() === 'refused', 10_000);
  expect(ada.status.getSnapshot()).toMatchObject({ held: 1, pending: 0, canEdit: false });
  expect(() => ada.run(concept('more'))).toThrow('read-only');
  const kept = new Y.Doc();
  Y.applyUpdate(kept, (await ada.exportHeld())!);
  expect(kept.getMap('concepts').size).toBe(2);
  expect(stored(harness.log).getMap('concepts').size).toBe(1);
  await ada.close();

  const again = join('ada', { role: 'viewer' });
  await again.opened;
  await until(() => again.status.getSnapshot().connection === 'connected');
  expect(again.state()).toBe('refused');
  expect(labels(again)).toEqual(['before']);
  harness.roles.set('ada', 'editor');
  harness.collaboration.rolesChanged(WORKSPACE);
  await saved(again);
  expect(stored(harness.log).getMap('concepts').size).toBe(2);
});

test('a person removed is told so without a loop, and their edits stay on their device', async () => {
  const ada = join('ada');
  await ada.opened;
  await saved(ada);
  harness.roles.delete('ada');
  harness.collaboration.rolesChanged(WORKSPACE);
  await until(() => ada.status.getSnapshot().obstacle === 'role');
  const sockets = harness.collaboration.stats().sockets;
  await pause(600);
  expect(ada.status.getSnapshot()).toMatchObject({ connection: 'offline', canEdit: false });
  expect(harness.collaboration.stats().sockets).toBe(sockets);
});

test('an expired session waits for a person, who loses nothing by signing in again', async () => {
  harness.sessions.set('ada', { expiresAt: Date.now() + 500 });
  const ada = join('ada');
  await ada.opened;
  await until(() => ada.status.getSnapshot().obstacle === 'session');
  ada.run(concept('meanwhile'));
  await until(() => ada.state() === 'device');
  harness.sessions.delete('ada');
  ada.reconnect();
  await saved(ada);
  expect(stored(harness.log).getMap('concepts').size).toBe(1);
});

test('a page older than the server is asked to reload, and the new page sends what it left', async () => {
  const old = join('ada');
  await old.opened;
  old.run(concept('before the update'));
  await saved(old);
  old.network.cut();
  await until(() => old.status.getSnapshot().connection !== 'connected');
  old.run(concept('of the old page'));
  old.network.version = OLDEST_PROTOCOL_VERSION - 1;
  old.network.restore();
  old.reconnect();
  await until(() => old.status.getSnapshot().obstacle === 'version');
  // It says so, goes on writing down what is done in it, and does not knock again and again.
  old.run(concept('and after it was told'));
  await until(() => old.state() === 'device');
  expect(old.status.getSnapshot()).toMatchObject({ pending: 2, held: 0, connection: 'offline' });
  await pause(600);
  expect(harness.collaboration.stats().sockets).toBe(0);
  expect(stored(harness.log).getMap('concepts').size).toBe(1);
  await old.close();

  const fresh = join('ada');
  await saved(fresh);
  expect(labels(fresh)).toEqual(['and after it was told', 'before the update', 'of the old page']);
  expect(contentHash(stored(harness.log))).toBe(contentHash(fresh.doc));
  expect(await unsentOnThisDevice('ada')).toBe(0);
});

test('a server that cannot write: edits stay on the device, and arrive when it can', async () => {
  const ada = join('ada');
  await ada.opened;
  await saved(ada);
  await harness.log.setCeiling(100_000);
  for (let i = 0; i < 40; i++) {
    ada.run((doc) =>
      addConcept(doc, { label: { fr: `c${i}` }, definition: { fr: 'x'.repeat(4000) } }),
    );
  }
  await until(() => ada.status.getSnapshot().serverFailing);
  await until(() => ada.state() === 'device');
  await harness.log.setCeiling(null);
  await saved(ada);
  expect(contentHash(stored(harness.log))).toBe(contentHash(ada.doc));
});

test('undo takes back one’s own step alone, and is saved like any edit', async () => {
  const ada = join('ada');
  const ben = join('ben');
  await Promise.all([ada.opened, ben.opened]);
  ada.run(concept('mine'));
  ben.run(concept('theirs'));
  await saved(ada, ben);
  await until(() => labels(ada).length === 2);
  expect(ada.history.getSnapshot()).toEqual({ canUndo: true, canRedo: false });
  expect(ada.undo()).not.toBe(null);
  await saved(ada);
  await until(() => labels(ben).join() === 'theirs');
});

test('others see where one is, under the name that the server knows', async () => {
  const ada = join('ada');
  const ben = join('ben');
  await Promise.all([ada.opened, ben.opened]);
  ada.setPresence({ cursor: { map: 'm1', x: 10, y: 20 }, selection: ['c1'] });
  await until(() => ben.peers.getSnapshot().some((peer) => peer.cursor !== null));
  expect(ben.peers.getSnapshot()).toMatchObject([
    { userId: 'ada', name: 'Name of ada', cursor: { map: 'm1', x: 10, y: 20 }, selection: ['c1'] },
  ]);
  ada.network.cut();
  await until(() => ben.peers.getSnapshot().length === 0);
  ada.network.restore();
  await until(() => ben.peers.getSnapshot().some((peer) => peer.cursor?.x === 10));
  await until(() => ada.peers.getSnapshot().length === 1);
});

test('a viewer reads, and what is on the device can be erased', async () => {
  const ada = join('ada');
  const eve = join('eve', { role: 'viewer' });
  await Promise.all([ada.opened, eve.opened]);
  ada.run(concept('seen'));
  await until(() => labels(eve).join() === 'seen');
  expect(eve.state()).toBe('read-only');
  expect(() => eve.run(concept('no'))).toThrow('read-only');
  await eve.close();
  await eraseFromThisDevice('eve');
  // Asking makes no store that could not be used afterwards.
  expect(await unsentOnThisDevice('eve')).toBe(0);
  harness.roles.set('eve', 'editor');
  const again = join('eve');
  await again.opened;
  again.network.cut();
  await until(() => again.status.getSnapshot().connection !== 'connected');
  again.run(concept('kept here'));
  await until(() => again.state() === 'device');
});

test('a server restored from a backup: the page begins anew, and what was unsent waits', async () => {
  await harness.stop();
  const directory = mkdtempSync(path.join(tmpdir(), 'canevas-restored-'));
  harness = await startHarness({ directory });
  const { port } = harness;
  const ada = join('ada');
  await ada.opened;
  ada.run(concept('backed up'));
  await saved(ada);
  const backup = path.join(directory, 'backup.db');
  new DatabaseSync(path.join(directory, 'log.db')).exec(`VACUUM INTO '${backup}'`);
  ada.run(concept('after the backup'));
  await saved(ada);
  await pause(1200); // The cache is written.

  ada.network.cut();
  await harness.stop();
  for (const tail of ['', '-wal', '-shm']) {
    rmSync(path.join(directory, `log.db${tail}`), { force: true });
  }
  copyFileSync(backup, path.join(directory, 'log.db'));
  beginNewLineage(path.join(directory, 'log.db'));
  ada.run(concept('unsent'));
  harness = await startHarness({ directory, port });
  ada.network.restore();
  ada.reconnect();
  await until(() => ada.status.getSnapshot().obstacle === 'restored');
  expect(ada.status.getSnapshot()).toMatchObject({ canEdit: false, connection: 'offline' });
  await ada.close();

  const reloaded = join('ada');
  await reloaded.opened;
  // What was unsent stands on what the restored server has never seen: kept, and said.
  await until(() => reloaded.status.getSnapshot().state === 'refused', 20_000);
  expect(await unsentOnThisDevice('ada')).toBe(1);
  expect(labels(reloaded)).toContain('backed up');
  expect(Object.values(stored(harness.log).getMap('concepts').toJSON())).toHaveLength(1);
  await harness.stop();
  rmSync(directory, { recursive: true, force: true });
  harness = await startHarness();
}, 40_000);
