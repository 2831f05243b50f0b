import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveEvent } from '../../server/types.ts';
import { makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
});
afterEach(() => lab.end());

it('a member who is removed hears nothing more, and is told so', async () => {
  const { services, administrator: owner } = lab;
  const { id: ref } = await services.workspaces.create(owner, { name: 'Terrain' });
  const member = await lab.join(owner, ref, 'editor');
  const heard: LiveEvent[] = [];
  let ended = 0;
  services.events.subscribe(
    member,
    ref,
    (event) => heard.push(event),
    () => (ended += 1),
  );
  await services.library.add(owner, ref, { item: { type: 'book', title: 'Un livre' } });
  expect(heard).toHaveLength(1);

  services.members.remove(owner, ref, member.userId);
  await services.library.add(owner, ref, { item: { type: 'book', title: 'Un autre' } });
  expect(heard).toHaveLength(1);
  expect(ended).toBe(1);
});

it('a page hears what changed between its reading and its listening', async () => {
  const { services, administrator: owner } = lab;
  const { id: ref } = await services.workspaces.create(owner, { name: 'Terrain' });
  await services.library.add(owner, ref, { item: { type: 'book', title: 'Avant' } });
  await setTimeout(20);
  const read = performance.now();
  const added = await services.library.add(owner, ref, { item: { type: 'book', title: 'Après' } });
  const heard: LiveEvent[] = [];
  const age = performance.now() - read;
  services.events.subscribe(owner, ref, (event) => heard.push(event), undefined, age);
  expect(heard).toMatchObject([{ kind: 'works', ids: [added.id] }]);
});
