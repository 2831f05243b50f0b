import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps } from '../../../app/domain/scene/geometry.ts';
import type { Rect } from '../../../app/domain/scene/geometry.ts';
import { createPointIndex } from '../../../app/domain/scene/points.ts';
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

describe('createPointIndex', () => {
  it('counts what looking at every point counts, of the owners asked for', () => {
    const coordinate = fc.integer({ min: -300, max: 300 });
    const lines = fc.array(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 20 }));
    fc.assert(
      fc.property(lines, rect, coordinate, coordinate, (owners, { width, height }, x, y) => {
        const index = createPointIndex();
        owners.forEach((points, at) => index.add(String(at), points));
        const box = { x, y, width: width % 400, height: height % 400 };
        const expected = owners
          .filter((_, at) => at % 2 === 0)
          .flat()
          .filter((point) => contains(box, point)).length;
        expect(index.count(box, (owner) => Number(owner) % 2 === 0)).toBe(expected);
      }),
    );
  });
});
