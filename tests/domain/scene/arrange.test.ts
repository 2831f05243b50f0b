import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  align,
  ALIGNMENTS,
  boxRound,
  distribute,
  heldBy,
  snap,
} from '../../../app/domain/scene/index.ts';
import type { FrameItem, Movable } from '../../../app/domain/scene/index.ts';

const box = (id: string, x: number, y: number, width = 100, height = 50): Movable => ({
  id,
  x,
  y,
  width,
  height,
});
const frame = (id: string, x: number, y: number, width: number, height: number): FrameItem => ({
  ...box(id, x, y, width, height),
  look: 'frame',
  title: '',
  image: null,
  work: null,
  lines: [],
});

describe('align', () => {
  it('puts all on one edge or axis, and moves along no other', () => {
    const items = [box('a', 0, 0), box('b', 40, 200, 200), box('c', 300, 90)];
    expect(align(items, 'left')).toEqual({ a: [0, 0], b: [0, 200], c: [0, 90] });
    expect(align(items, 'right')).toEqual({ a: [300, 0], b: [200, 200], c: [300, 90] });
    expect(align(items, 'centre')).toEqual({ a: [150, 0], b: [100, 200], c: [150, 90] });
    expect(align(items, 'middle')).toEqual({ a: [0, 100], b: [40, 100], c: [300, 100] });
  });

  it('changes nothing the second time (property)', () => {
    const items = fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(items, fc.constantFrom(...ALIGNMENTS), (places, to) => {
        const before = places.map(([x, y], index) => box(`c${index}`, x, y));
        const first = align(before, to);
        const again = before.map((item) => ({
          ...item,
          x: first[item.id]![0],
          y: first[item.id]![1],
        }));
        expect(align(again, to)).toEqual(first);
      }),
    );
  });
});

describe('distribute', () => {
  it('leaves the same air between neighbours and the outermost where they are', () => {
    const items = [box('a', 0, 0), box('b', 110, 10), box('c', 500, 20)];
    expect(distribute(items, 'x')).toEqual({ a: [0, 0], b: [250, 10], c: [500, 20] });
  });

  it('sets no two on each other where there is too little room', () => {
    const placed = distribute([box('a', 0, 0), box('b', 5, 0), box('c', 10, 0)], 'x');
    expect(placed).toEqual({ a: [0, 0], b: [116, 0], c: [232, 0] });
  });
});

describe('snap', () => {
  it('meets the nearest edge or middle within reach, and shows along what', () => {
    const found = snap(box('a', 4, 300), [box('b', 0, 0), box('c', 700, 295)], 6);
    expect([found.dx, found.dy]).toEqual([-4, -5]);
    expect(found.guides).toContainEqual({ axis: 'x', at: 0, from: 0, to: 345 });
    expect(found.guides).toContainEqual({ axis: 'y', at: 295, from: 0, to: 800 });
  });

  it('leaves the same air between neighbours, and as much as is between the next two', () => {
    const [left, right] = [box('b', 0, 0), box('c', 500, 10)];
    const midway = snap(box('a', 253, 30), [left, right], 6);
    expect(midway.dx).toBe(-3); // 150 units of air on both sides
    expect(midway.guides.filter(({ isGap }) => isGap)).toEqual([
      { axis: 'y', at: 40, from: 100, to: 250, isGap: true },
      { axis: 'y', at: 45, from: 350, to: 500, isGap: true },
    ]);
    const third = snap(box('a', 1005, 30), [left, right], 6);
    expect(third.dx).toBe(-5); // 400 units of air, as between the two
    const above = snap(box('a', 1005, -200), [left, right], 6);
    expect(above).toEqual({ dx: 0, dy: 0, guides: [] }); // Not of their row.
  });

  it('leaves alone what nothing is near to', () => {
    expect(snap(box('a', 30, 300), [box('b', 0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });
});

describe('a frame', () => {
  it('holds what lies within it, and a remark holds nothing', () => {
    const outer = frame('f', 0, 0, 500, 300);
    const inner = frame('g', 300, 100, 100, 100);
    const scene = { cards: [box('a', 10, 10), box('b', 450, 10)], frames: [outer, inner] };
    expect(heldBy(outer, scene)).toEqual(['a', 'g']);
    expect(heldBy({ ...outer, look: 'remark' }, scene)).toEqual([]);
  });

  it('drawn round cards holds them', () => {
    const cards = [box('a', 10, 10), box('b', 450, 210)];
    const [x, y, width, height] = boxRound(cards);
    expect(heldBy(frame('f', x, y, width, height), { cards, frames: [] })).toEqual(['a', 'b']);
  });
});
