import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { WORK, startHarness, until } from '../../server/collab/support.ts';
import type { Harness } from '../../server/collab/support.ts';
import { openWorkNote, saved } from './support.ts';

let harness: Harness;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  harness = await startHarness({ roles: { ada: 'editor', ben: 'editor', eve: 'viewer' } });
});
afterEach(() => harness.stop());

const wordsOf = ({ doc }: { doc: Y.Doc }) => doc.getText('note').toString();

test('two people write one note, offline too, letter by letter', async () => {
  const ada = openWorkNote(harness.url, 'ada');
  const ben = openWorkNote(harness.url, 'ben');
  await Promise.all([ada.opened, ben.opened]);
  ada.doc.getText('note').insert(0, 'travail fantôme');
  await saved(ada);
  await until(() => wordsOf(ben) === 'travail fantôme');

  ada.network.cut();
  await until(() => ada.status.getSnapshot().connection !== 'connected');
  ada.doc.getText('note').insert(0, 'le ');
  ben.doc.getText('note').insert(15, ', dit-on');
  await until(() => ada.status.getSnapshot().state === 'device');
  ada.network.restore();
  await saved(ada, ben);
  await until(() => wordsOf(ada) === wordsOf(ben));
  expect(wordsOf(ben)).toBe('le travail fantôme, dit-on');
  // Whoever keeps notes searchable has been told, and the server's own way reads the same.
  expect(harness.notes.at(-1)).toEqual({ work: WORK, text: 'le travail fantôme, dit-on' });
  expect(wordsOf(await harness.collaboration.rooms.note(WORK))).toBe('le travail fantôme, dit-on');
  await Promise.all([ada.close(), ben.close()]);
});

test('the server writes a note, e.g. an imported one, and who has it open sees it', async () => {
  const ada = openWorkNote(harness.url, 'ada');
  await ada.opened;
  const note = await harness.collaboration.rooms.note(WORK);
  await note.apply('ben', (doc) => doc.getText('note').insert(0, 'importé'));
  await until(() => wordsOf(ada) === 'importé');
  await ada.close();
});

test('a viewer reads the note and cannot write it', async () => {
  const eve = openWorkNote(harness.url, 'eve');
  await eve.opened;
  await until(() => eve.status.getSnapshot().state === 'read-only');
  eve.doc.getText('note').insert(0, 'non');
  await until(() => eve.status.getSnapshot().pending === 1);
  expect(wordsOf(await harness.collaboration.rooms.note(WORK))).toBe('');
  await eve.close();
});
