import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DeviceStore, forgetNotes } from '../../../app/features/sync/device-store.ts';

const update = (text: string) => {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

it('erases hidden notes from the device; unsent edits only of what was withdrawn', async () => {
  const device = await DeviceStore.open('user-1');
  for (const work of ['withdrawn', 'restricted', 'open']) {
    await device.mergeDocument(`note:${work}`, [update(`zzq ${work}`)], 'history');
    await device.add(`note:${work}`, update(`unsent ${work}`));
  }
  await device.mergeDocument('note:withdrawn', [update('zzq older')], 'before');
  await device.setDocumentAside('note:withdrawn', 'before');
  await device.mergeDocument('note:withdrawn', [update('zzq again')], 'history');
  const graph = new Y.Doc();
  const updates: Uint8Array[] = [];
  graph.on('update', (bytes: Uint8Array) => updates.push(bytes));
  graph.getMap('evidence').set('quotation', 'zzq quoted');
  graph.getMap('evidence').set('quotation', null);
  await device.mergeDocument('graph:w', updates, 'history');

  const erased = await forgetNotes('user-1', [
    { id: 'withdrawn', withdrawn: true },
    { id: 'restricted', withdrawn: false },
  ]);
  expect(erased).toBe(1);
  for (const room of ['note:withdrawn', 'note:withdrawn@before', 'note:restricted']) {
    expect(await device.readDocument(room), room).toBeNull();
  }
  expect(await device.rows('note:withdrawn')).toEqual([]);
  expect(await device.rows('note:restricted')).toHaveLength(1);
  expect(await device.readDocument('note:open')).not.toBeNull();
  const kept = (await device.readDocument('graph:w'))!.bytes;
  expect(Buffer.from(kept).toString('utf8')).not.toContain('zzq');
  device.close();
});
