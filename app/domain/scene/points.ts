import type { Point, Rect } from './geometry.ts';

/** Map units: about a line of text, since labels are what asks. */
const CELL = 48;
/** Cells are numbered by column and row, shifted so that no number is negative. */
const SHIFT = 2 ** 20;

/** Counts points in a box without looking at those elsewhere. */
export interface PointIndex {
  add(owner: string, points: readonly Point[]): void;
  /** How many points lie strictly within the box, of the owners that are counted. */
  count(box: Rect, isCounted: (owner: string) => boolean): number;
}

const cellOf = (value: number): number => Math.floor(value / CELL) + SHIFT;

export function createPointIndex(): PointIndex {
  /** Of each cell: rank of the owner, x and y, one point after the other. */
  const cells = new Map<number, number[]>();
  const owners: string[] = [];
  return {
    add(owner, points) {
      const rank = owners.push(owner) - 1;
      for (const [x, y] of points) {
        const key = cellOf(x) * 2 * SHIFT + cellOf(y);
        const cell = cells.get(key);
        if (cell) cell.push(rank, x, y);
        else cells.set(key, [rank, x, y]);
      }
    },
    count({ x, y, width, height }, isCounted) {
      const [right, bottom] = [x + width, y + height];
      const [lastColumn, lastRow] = [cellOf(right), cellOf(bottom)];
      let count = 0;
      for (let column = cellOf(x); column <= lastColumn; column++) {
        for (let row = cellOf(y); row <= lastRow; row++) {
          const cell = cells.get(column * 2 * SHIFT + row);
          if (!cell) continue;
          for (let at = 0; at < cell.length; at += 3) {
            const [px, py] = [cell[at + 1]!, cell[at + 2]!];
            if (px <= x || px >= right || py <= y || py >= bottom) continue;
            if (isCounted(owners[cell[at]!]!)) count++;
          }
        }
      }
      return count;
    },
  };
}
