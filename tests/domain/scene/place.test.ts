import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate, overlaps } from '../../../app/domain/scene/geometry.ts';
import { besideOf, freePlace, GRID } from '../../../app/domain/scene/index.ts';

const size = { width: 184, height: 82 };
const rect = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ min: -900, max: 900 }),
  width: fc.integer({ min: 100, max: 300 }),
  height: fc.integer({ min: 40, max: 220 }),
});

describe('freePlace', () => {
  it('is where it was wished, on the grid, when nothing stands there', () => {
    expect(freePlace(size, [92, 41], [])).toEqual([0, 0]);
    expect(freePlace(size, [95, 44], [])).toEqual([0, 0]);
  });

  it('keeps 24 units from every card, on the grid, however crowded the map', () => {
    const wished = fc.tuple(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: -900, max: 900 }),
    );
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 60 }), wished, (cards, point) => {
        const [x, y] = freePlace(size, point, cards);
        expect([Math.abs(x % GRID), Math.abs(y % GRID)]).toEqual([0, 0]);
        for (const card of cards) {
          expect(overlaps(inflate(card, 24), { x, y, ...size })).toBe(false);
        }
      }),
    );
  });

  it('stays near: beside one card, not further than its own size', () => {
    const card = { x: 0, y: 0, ...size };
    const [x, y] = freePlace(size, [92, 41], [card]);
    expect(Math.hypot(x, y)).toBeLessThan(140);
  });

  it('puts a linked concept right of its parent, with room for the phrase', () => {
    const parent = { x: 0, y: 0, ...size };
    const [x, y] = freePlace(size, besideOf(parent, size), [parent]);
    expect(x).toBeGreaterThanOrEqual(size.width + 140);
    expect(y).toBe(0);
  });
});
