import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let owner: Actor & { kind: 'user' };
let other: Actor & { kind: 'user' };
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  ref = (await lab.services.workspaces.create(owner, { name: 'Thèse' })).id;
  other = await lab.join(owner, ref, 'editor');
});
afterEach(() => lab.end());

const readings = () => lab.services.readings;
const addWork = async (title: string) =>
  (await lab.services.library.add(owner, ref, { item: { type: 'book', title } })).id;
const lineOf = async (actor: Actor, id: string) =>
  (await readings().list(actor, ref)).find((line) => line.id === id)!;

describe('one’s own reading', () => {
  it('keeps what is not said, and notes when the status changed', async () => {
    const id = await addWork('Lu');
    readings().set(owner, ref, id, {
      status: 'reading',
      verdict: ' Utile ',
      tags: ['a', 'a', 'b'],
    });
    lab.time.now = new Date('2026-03-05T09:00:00Z');
    readings().set(owner, ref, id, { priority: 1, progress: { unit: 'page', at: 30, of: 120 } });
    expect(readings().get(owner, ref, id)).toMatchObject({
      status: 'reading',
      verdict: 'Utile',
      tags: ['a', 'b'],
      priority: 1,
      progress: { unit: 'page', at: 30, of: 120 },
      statusAt: '2026-03-02T09:00:00.000Z',
      shared: false,
    });
  });

  it('refuses what is no reading, by its field', async () => {
    const id = await addWork('Lu');
    const set = (change: object) => codeOf(() => readings().set(owner, ref, id, change));
    expect(await set({ status: 'burnt' })).toBe('bad-request');
    expect(await set({ due: '2026-02-31' })).toBe('bad-request');
    expect(await set({ verdict: 'x'.repeat(301) })).toBe('too-long');
    expect(await set({ progress: { unit: 'page', at: -1, of: null } })).toBe('bad-request');
  });

  it('is nobody else’s: the others’ stays as it was', async () => {
    const id = await addWork('Lu');
    readings().set(owner, ref, id, { status: 'read' });
    readings().set(other, ref, id, { status: 'set-aside' });
    expect(readings().get(owner, ref, id).status).toBe('read');
    expect(readings().states(other, ref)).toEqual({ [id]: 'set-aside' });
    expect((await lineOf(owner, id)).others).toEqual([]);
    readings().set(other, ref, id, { shared: true });
    expect((await lineOf(owner, id)).others).toMatchObject([
      { person: { id: other.userId }, status: 'set-aside' },
    ]);
  });

  it('changes many at once, or none', async () => {
    const all = await Promise.all(['Un', 'Deux', 'Trois'].map(addWork));
    readings().setMany(owner, ref, all, { status: 'to-read' });
    expect(Object.keys(readings().states(owner, ref))).toHaveLength(3);
    const failing = () => readings().setMany(owner, ref, [all[0]!, 'gone'], { status: 'read' });
    expect(await codeOf(failing)).toBe('not-found');
    expect(readings().get(owner, ref, all[0]!).status).toBe('to-read');
  });

  it('keeps its owner’s order in what to read next', async () => {
    const [a, b, c] = (await Promise.all(['A', 'B', 'C'].map(addWork))) as [string, string, string];
    for (const id of [a, b, c]) readings().set(owner, ref, id, { status: 'to-read' });
    const order = () =>
      [a, b, c].sort((x, y) => {
        const [left, right] = [x, y].map((id) => readings().get(owner, ref, id).rank!);
        return left! < right! ? -1 : 1;
      });
    expect(order()).toEqual([a, b, c]);
    readings().rank(owner, ref, c, null);
    expect(order()).toEqual([c, a, b]);
    readings().rank(owner, ref, c, a);
    expect(order()).toEqual([a, c, b]);
  });
});

describe('a recommendation', () => {
  it('is seen by the two that it concerns, and ended by either', async () => {
    const id = await addWork('À lire absolument');
    const third = await lab.join(owner, ref, 'editor');
    const input = { work: id, to: other.userId, reason: 'Chapitre 3', due: '2026-04-01' };
    readings().recommend(owner, ref, input);
    expect((await lineOf(other, id)).recommended).toMatchObject([
      { by: { id: owner.userId }, reason: 'Chapitre 3', due: '2026-04-01' },
    ]);
    expect(readings().recommendations(third, ref, id)).toEqual([]);
    const [made] = readings().recommendations(owner, ref, id);
    expect(await codeOf(() => readings().removeRecommendation(third, ref, made!.id))).toBe(
      'not-found',
    );
    readings().removeRecommendation(other, ref, made!.id);
    expect(readings().recommendations(owner, ref, id)).toEqual([]);
    // It changed nobody's status.
    expect(readings().states(other, ref)).toEqual({});
  });

  it('goes to members only', async () => {
    const id = await addWork('Lu');
    const input = { work: id, to: 'stranger', reason: '', due: null };
    expect(await codeOf(() => readings().recommend(owner, ref, input))).toBe('not-found');
  });
});

it('keeps views by name, each for its owner', async () => {
  const view = readings().saveView(owner, ref, { name: 'Urgent', query: 'priority=1' });
  expect(readings().views(owner, ref)).toEqual([view]);
  expect(readings().views(other, ref)).toEqual([]);
  expect(await codeOf(() => readings().deleteView(other, ref, view.id))).toBe('not-found');
  readings().deleteView(owner, ref, view.id);
  expect(readings().views(owner, ref)).toEqual([]);
});
