import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterEach(() => lab.end());

const item = { type: 'book' as const, title: 'En attendant les robots' };
const add = (id: string, more: { key?: string; wish?: string } = {}) =>
  lab.services.library.add(lab.administrator, ref, { id, item, ...more });
const keys = async () =>
  (await lab.services.library.list(lab.administrator, ref)).works.map(({ key }) => key).sort();

describe('a work made on a device, under an id of its own', () => {
  it('is added once, however often it is sent', async () => {
    const first = await add('made-offline');
    expect(await add('made-offline')).toEqual(first);
    expect(await keys()).toEqual([first.key]);
  });

  it('is not brought back by being sent again after somebody deleted it', async () => {
    await add('made-offline');
    await lab.services.library.delete(lab.administrator, ref, 'made-offline', { act: 'confirmed' });
    expect((await add('made-offline')).deletedAt).not.toBeNull();
    expect(await keys()).toEqual([]);
  });

  it('is given the key wished for where it is free, else one of its own', async () => {
    expect((await add('one', { wish: 'casilli' })).key).toBe('casilli');
    const taken = (await add('two', { wish: 'casilli' })).key;
    expect(taken).not.toBe('casilli');
    expect((await add('three', { wish: 'no key, this' })).key).not.toContain(' ');
    expect(await keys()).toHaveLength(3);
  });

  it('cannot take the place of another workspace’s', async () => {
    await add('made-offline');
    const other = (await lab.services.workspaces.create(lab.administrator, { name: 'Autre' })).id;
    const again = () =>
      lab.services.library.add(lab.administrator, other, { id: 'made-offline', item });
    expect(await codeOf(again)).toBe('id-taken');
  });
});
