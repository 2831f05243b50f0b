import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeNote } from '../../server/db/queries/notes.ts';
import type { Actor } from '../../server/types.ts';
import { makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let owner: Actor & { kind: 'user' };
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  ref = (await lab.services.workspaces.create(owner, { name: 'Thèse' })).id;
});
afterEach(() => lab.end());

it('leads from a concept or a proposition to the notes that speak of it, where one may see them', async () => {
  const { library, notes, restrictions } = lab.services;
  const other = await lab.join(owner, ref, 'editor');
  const add = async (title: string) =>
    library.add(owner, ref, { item: { type: 'interview', title } });
  const [open, closed] = [await add('Ouvert'), await add('Restreint')];
  const mentions = [
    { kind: 'concept' as const, target: 'c1' },
    { kind: 'proposition' as const, target: 'p1' },
    { kind: 'work' as const, target: closed.id },
  ];
  for (const { id } of [open, closed]) {
    writeNote(lab.context.db, id, { text: '', questions: [], mentions }, '2026-03-02T09:00:00Z');
  }
  await restrictions.set(owner, ref, closed.id, []);
  const seen = { id: open.id, key: open.key, title: 'Ouvert' };
  const hidden = { id: closed.id, key: closed.key, title: 'Restreint' };
  expect(notes.mentions(other, ref)).toEqual({ c1: [seen], p1: [seen] });
  const own = notes.mentions(owner, ref);
  expect(own.c1).toHaveLength(2);
  expect(own.c1).toEqual(expect.arrayContaining([seen, hidden]));
});
