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
