import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../app/domain/scene/geometry.ts';
import type { Rect } from '../../../app/domain/scene/geometry.ts';
import { createRectIndex } from '../../../app/domain/scene/spatial.ts';

const side = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 60_000 }));
const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -40_000, max: 40_000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: side,
  height: side,
});

describe('createRectIndex', () => {
  it('finds what looking at everything finds, in the order added, after any removal', () => {
    fc.assert(
      fc.property(
        fc.array(rect, { maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 20 }),
        rect,
        (boxes, removed, wanted) => {
          const index = createRectIndex<number>();
          boxes.forEach((box, at) => index.add(at, box));
          for (const at of removed) index.remove(at);
          const expected = [...boxes.keys()].filter(
            (at) => !removed.includes(at) && overlaps(wanted, boxes[at]!),
          );
          expect(index.near(wanted)).toEqual(expected);
          expect(index.near(wanted)).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });
});
