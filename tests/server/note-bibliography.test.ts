import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NOTE_FIELD } from '../../app/domain/notes/document.ts';
import type { Actor } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let owner: Actor;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  ref = (await lab.services.workspaces.create(owner, { name: 'Notes' })).id;
}, 60_000);
afterAll(() => lab.end());

const add = (title: string) =>
  lab.services.library.add(owner, ref, { item: { type: 'book', title } });

it('sets what a note cites by "@", merged works once and as what they became', async () => {
  const { bibliography, duplicates } = lab.services;
  const [noted, cited, twin, other] = await Promise.all(
    ['Le livre annoté', 'Un livre cité', 'Un livre cite', 'Un livre jamais cité'].map(add),
  );
  const room = await lab.context.rooms.note(noted!.id);
  await room.apply('system', (doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment(NOTE_FIELD).push([paragraph]);
    for (const { id } of [cited!, twin!]) {
      const mention = new Y.XmlElement('mention');
      mention.setAttribute('kind', 'work');
      mention.setAttribute('id', id);
      paragraph.push([mention]);
    }
  });
  const rendered = async () =>
    bibliography.render(owner, ref, {
      scope: { kind: 'note', work: noted!.key },
      style: 'apa',
      locale: 'fr-FR',
    });
  expect((await rendered()).entries.map(({ id }) => id).sort()).toEqual(
    [cited!.id, twin!.id].sort(),
  );
  await duplicates.merge(owner, ref, {
    kept: { id: cited!.id, version: cited!.version },
    merged: { id: twin!.id, version: twin!.version },
    take: [],
  });
  expect((await rendered()).entries.map(({ id }) => id)).toEqual([cited!.id]);
  // The one that is no more is cited as what it became; one that the note does not cite is not cited.
  const inText = await bibliography.cite(owner, ref, {
    scope: { kind: 'note', work: noted!.key },
    cited: [{ id: twin!.id, locator: { label: 'page', value: '3-4' } }, { id: other!.id }],
    style: 'apa',
    locale: 'fr-FR',
  });
  expect(inText.map(({ text }) => text)).toEqual(['(Un livre cité, s.\u00A0d., p. 3-4)', '']);
  const empty = {
    scope: { kind: 'note', work: other!.id },
    style: 'apa',
    locale: 'fr-FR',
  } as const;
  expect((await bibliography.render(owner, ref, empty)).entries).toEqual([]);
  const missing = { ...empty, scope: { kind: 'note', work: 'missing' } } as const;
  expect(await codeOf(() => bibliography.render(owner, ref, missing))).toBe('not-found');
});
