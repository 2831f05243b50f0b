import { expect, test } from 'vitest';
import { readingOrder } from '../../../app/domain/scene/index.ts';
import { joined } from '../../../app/features/map/canvas/use-reading-order.ts';

const at = (id: string, x: number, y: number, width = 180, height = 70) => ({
  ...{ id, x, y, width, height },
});

test('a map is read line by line, whatever its ids and a little unevenness', () => {
  const cards = [
    at('d', 0, 300),
    at('b', 400, 12),
    at('c', 800, -8),
    at('a', 0, 0),
    at('e', 10, 330),
  ];
  expect(readingOrder({ cards, frames: [] })).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a frame is followed by what stands in it, and a frame within it by its own', () => {
  const frames = [at('outer', 300, 0, 900, 700), at('inner', 320, 300, 400, 300)];
  const cards = [
    at('beside', 0, 320),
    at('deep', 340, 340),
    at('within', 340, 60),
    at('last', 340, 640, 60, 40),
    at('after', 1300, 100),
  ];
  expect(readingOrder({ cards, frames })).toEqual([
    ...['outer', 'within', 'inner', 'deep', 'last'],
    ...['after', 'beside'],
  ]);
});

test('what is there keeps its order while one is on it; what is new comes after its neighbour', () => {
  expect(joined(['a', 'b', 'c'], ['x', 'c', 'y', 'a', 'z'])).toEqual(['x', 'a', 'z', 'c', 'y']);
  expect(joined([], ['a', 'b'])).toEqual(['a', 'b']);
});
