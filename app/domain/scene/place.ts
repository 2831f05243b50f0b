import { inflate, overlaps } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';

/** Cards stand on a grid of so many map units. */
export const GRID = 8;
const AIR = 24;
const RINGS = 400;

const snap = (value: number): number => Math.round(value / GRID) * GRID;

/**
 * A free place for a new card: the top left corner nearest to where it was wished, on the grid, at
 * least 24 units from every other card. `wished` is the centre that a person pointed at.
 */
export function freePlace(
  size: { width: number; height: number },
  wished: Point,
  cards: Rect[],
): Point {
  const x = snap(wished[0] - size.width / 2);
  const y = snap(wished[1] - size.height / 2);
  const kept = cards.map((card) => inflate(card, AIR));
  const isFree = (place: Point): boolean => {
    const rect = { x: place[0], y: place[1], ...size };
    return kept.every((card) => !overlaps(card, rect));
  };
  // What is as large as a map is moved by as much: finer steps would take for ever and show nothing.
  const step = Math.max(2 * GRID, snap(Math.min(size.width, size.height) / 8));
  for (let ring = 0; ring < RINGS; ring++) {
    const free = ringPlaces(x, y, ring, step).filter(isFree);
    if (free.length > 0) return free[0]!;
  }
  // So many cards in one place: right of all of them is free.
  return [snap(Math.max(...kept.map((card) => card.x + card.width)) + GRID), y];
}

/** The places of one square ring round the wished one, the nearest first, below before above. */
function ringPlaces(x: number, y: number, ring: number, step: number): Point[] {
  if (ring === 0) return [[x, y]];
  const places: Point[] = [];
  for (let offset = -ring; offset <= ring; offset++) {
    places.push([x + offset * step, y + ring * step], [x + offset * step, y - ring * step]);
    places.push([x + ring * step, y + offset * step], [x - ring * step, y + offset * step]);
  }
  const distance = (place: Point): number => Math.hypot(place[0] - x, place[1] - y);
  return places.sort((a, b) => distance(a) - distance(b));
}

/** Where a card that is linked from another would be wished: to the right of it. */
export const besideOf = (parent: Rect, size: { width: number; height: number }): Point => [
  parent.x + parent.width + 150 + size.width / 2,
  parent.y + parent.height / 2,
];

/** Columns are about so much wider than they are high: a screen's shape. */
const SHAPE = 1.6;
const BETWEEN = { columns: 40, rows: 24 } as const;

/** Where things stand one under another in columns, in their order, as a block of a screen's shape. */
export function columnPlaces(sizes: readonly { width: number; height: number }[]): Point[] {
  const area = sizes.reduce(
    (sum, { width, height }) => sum + (width + BETWEEN.columns) * (height + BETWEEN.rows),
    0,
  );
  const tall = Math.sqrt(area / SHAPE);
  const places: Point[] = [];
  let [x, y, widest] = [0, 0, 0];
  for (const { width, height } of sizes) {
    if (y > 0 && y + height > tall) [x, y, widest] = [x + widest + BETWEEN.columns, 0, 0];
    places.push([x, y]);
    y += height + BETWEEN.rows;
    widest = Math.max(widest, width);
  }
  return places;
}
