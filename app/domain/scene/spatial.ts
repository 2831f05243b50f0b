import { overlaps } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';

/** Map units: about a card and the air round it. */
const CELL = 320;
/** Things larger than so many cells a side are kept apart, and looked at each time. */
const MANY_CELLS = 24;

interface Held<T> {
  item: T;
  rank: number;
  box: Rect;
  /** The last search that met it: a thing that lies in several cells is found once. */
  seen: number;
}

/** Finds what lies near a place without looking at everything. */
export interface RectIndex<T> {
  add(item: T, box: Rect): void;
  remove(item: T): void;
  /** The items whose boxes overlap this one, in the order in which they were added. */
  near(box: Rect): T[];
}

const cellOf = (value: number): number => Math.floor(value / CELL);
const isLarge = ({ width, height }: Rect): boolean =>
  width > MANY_CELLS * CELL || height > MANY_CELLS * CELL;

export function createRectIndex<T>(): RectIndex<T> {
  const columns = new Map<number, Map<number, Held<T>[]>>();
  const large: Held<T>[] = [];
  const byItem = new Map<T, Held<T>>();
  let rank = 0;
  let search = 0;

  function eachCell(box: Rect, visit: (column: number, row: number) => void): void {
    const [right, bottom] = [cellOf(box.x + box.width), cellOf(box.y + box.height)];
    for (let x = cellOf(box.x); x <= right; x++) {
      for (let y = cellOf(box.y); y <= bottom; y++) visit(x, y);
    }
  }
  const put = (held: Held<T>, x: number, y: number): void => {
    let column = columns.get(x);
    if (!column) columns.set(x, (column = new Map()));
    const cell = column.get(y);
    if (cell) cell.push(held);
    else column.set(y, [held]);
  };
  const drop = (list: Held<T>[] | undefined, held: Held<T>): void => {
    const at = list?.indexOf(held) ?? -1;
    if (at >= 0) list!.splice(at, 1);
  };

  return {
    add(item, box) {
      const held = { item, box, rank: rank++, seen: 0 };
      byItem.set(item, held);
      if (isLarge(box)) large.push(held);
      else eachCell(box, (x, y) => put(held, x, y));
    },
    remove(item) {
      const held = byItem.get(item);
      if (!held) return;
      byItem.delete(item);
      if (isLarge(held.box)) drop(large, held);
      else eachCell(held.box, (x, y) => drop(columns.get(x)?.get(y), held));
    },
    near(box) {
      const found: Held<T>[] = [];
      search++;
      const look = (list: Iterable<Held<T>>): void => {
        for (const held of list) {
          if (held.seen === search || !overlaps(box, held.box)) continue;
          held.seen = search;
          found.push(held);
        }
      };
      look(large);
      // A box larger than most of what is held would visit more cells than there are things.
      if (isLarge(box)) look(byItem.values());
      else {
        eachCell(box, (x, y) => {
          const cell = columns.get(x)?.get(y);
          if (cell) look(cell);
        });
      }
      if (found.length > 1) found.sort((a, b) => a.rank - b.rank);
      return found.map(({ item }) => item);
    },
  };
}

/** The smallest box that holds these points, widened by so much that a line has a surface. */
export function boxOf(points: readonly Point[], air = 0): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return {
    x: left - air,
    y: top - air,
    width: right - left + 2 * air,
    height: bottom - top + 2 * air,
  };
}

/** Cards that a line or a label has to keep off, by where they stand. */
export interface Obstacles {
  /** The cards that overlap this box. */
  near(box: Rect): readonly Rect[];
}

/** Whether a box overlaps any of these. */
export const overlapsAny = (box: Rect, ...lists: readonly (readonly Rect[])[]): boolean =>
  lists.some((list) => list.some((one) => overlaps(one, box)));

export const NO_OBSTACLES: Obstacles = { near: () => [] };

/** All these cards. */
export function obstaclesAmong(cards: Iterable<Rect>): Obstacles {
  const index = createRectIndex<Rect>();
  for (const card of cards) index.add(card, card);
  return index;
}

/** The same without two of them: the ends of a line. */
export const without = (obstacles: Obstacles, one: Rect, other: Rect): Obstacles => ({
  near: (box) => obstacles.near(box).filter((card) => card !== one && card !== other),
});
