import { union } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { equalSpacing, type Spacing } from './spacing.ts';

/** Something that can be set in place: a card, a frame or a remark. */
export type Movable = Rect & { id: string };
export type Places = Record<string, [x: number, y: number]>;

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Where all stand when they share an edge or an axis of the whole that they make. */
export function align(items: readonly Movable[], to: Alignment): Places {
  const whole = union(items);
  const placeOf = ({ x, y, width, height }: Rect): [number, number] => {
    switch (to) {
      case 'left':
        return [whole.x, y];
      case 'centre':
        return [whole.x + (whole.width - width) / 2, y];
      case 'right':
        return [whole.x + whole.width - width, y];
      case 'top':
        return [x, whole.y];
      case 'middle':
        return [x, whole.y + (whole.height - height) / 2];
      case 'bottom':
        return [x, whole.y + whole.height - height];
    }
  };
  return Object.fromEntries(items.map((item) => [item.id, rounded(placeOf(item))]));
}

/** The same air between neighbours; the outermost stay, unless they leave too little room. */
export function distribute(items: readonly Movable[], along: 'x' | 'y'): Places {
  const size = along === 'x' ? 'width' : 'height';
  const order = [...items].sort((a, b) => a[along] - b[along] || (a.id < b.id ? -1 : 1));
  if (order.length < 3) return Object.fromEntries(items.map(({ id, x, y }) => [id, [x, y]]));
  const [first, last] = [order[0]!, order.at(-1)!];
  const room = last[along] + last[size] - first[along];
  const air = (room - order.reduce((sum, item) => sum + item[size], 0)) / (order.length - 1);
  let at = first[along];
  const places: Places = {};
  for (const item of order) {
    places[item.id] = rounded(along === 'x' ? [at, item.y] : [item.x, at]);
    at += item[size] + Math.max(air, 16);
  }
  return places;
}

const rounded = ([x, y]: [number, number]): [number, number] => [Math.round(x), Math.round(y)];

/** A line that shows what a dragged thing is in line with, or equal air beside it; in map units. */
export interface Guide {
  /** Of an upright line the x where it stands, of a level one the y. */
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
  /** Measures air, and so ends where it ends. */
  isGap?: true;
}

/** The three lines of a box along one axis at which things meet. */
const marksOf = (rect: Rect, axis: 'x' | 'y'): [number, number, number] => {
  const size = axis === 'x' ? rect.width : rect.height;
  return [rect[axis], rect[axis] + size / 2, rect[axis] + size];
};

/**
 * How far a dragged box has to move to be in line with the nearest of the others, or to leave the
 * same air on both sides, at most `reach` on each axis; and the guides that say so. Edges meet edges
 * and middles meet middles; the nearer of the two wins.
 */
export function snap(
  box: Rect,
  others: readonly Rect[],
  reach: number,
): { dx: number; dy: number; guides: Guide[] } {
  const nearest = (axis: 'x' | 'y'): number | null => {
    let best: number | null = null;
    const own = marksOf(box, axis);
    for (const other of others) {
      const marks = marksOf(other, axis);
      for (const [index, mark] of own.entries()) {
        const offsets = index === 1 ? [marks[1] - mark] : [marks[0] - mark, marks[2] - mark];
        for (const offset of offsets) {
          if (Math.abs(offset) <= reach && (best === null || Math.abs(offset) < Math.abs(best))) {
            best = offset;
          }
        }
      }
    }
    return best;
  };
  const offset = { x: nearest('x'), y: nearest('y') };
  /** What measures the air along an axis, where that is nearer than what the box is in line with. */
  const spacing = { x: null as Spacing | null, y: null as Spacing | null };
  for (const axis of ['x', 'y'] as const) {
    const other = axis === 'x' ? 'y' : 'x';
    // Where the box stands in its row once the other axis is settled.
    const settled = { ...box, [other]: box[other] + (offset[other] ?? 0) };
    const found = equalSpacing(settled, others, axis, reach);
    const held = offset[axis];
    if (!found || (held !== null && Math.abs(held) < Math.abs(found.offset))) continue;
    spacing[axis] = found;
    offset[axis] = found.offset;
  }
  const at = { ...box, x: box.x + (offset.x ?? 0), y: box.y + (offset.y ?? 0) };
  const guides = (['x', 'y'] as const).flatMap((axis): Guide[] => {
    if (offset[axis] === null) return [];
    const gaps = spacing[axis]?.gaps.map(({ from, to, across }) => ({
      // Air along x is measured by a level line.
      ...{ axis: axis === 'x' ? ('y' as const) : ('x' as const), at: across, from, to },
      isGap: true as const,
    }));
    return [...guidesOf(at, others, axis), ...(gaps ?? [])];
  });
  return { dx: offset.x ?? 0, dy: offset.y ?? 0, guides };
}

function guidesOf(box: Rect, others: readonly Rect[], axis: 'x' | 'y'): Guide[] {
  const across = axis === 'x' ? 'y' : 'x';
  const guides: Guide[] = [];
  for (const mark of marksOf(box, axis)) {
    const met = others.filter((other) =>
      marksOf(other, axis).some((theirs) => Math.abs(theirs - mark) < 0.5),
    );
    if (met.length === 0) continue;
    const spans = [box, ...met].map((rect) => marksOf(rect, across));
    guides.push({
      axis,
      at: mark,
      from: Math.min(...spans.map(([start]) => start)),
      to: Math.max(...spans.map(([, , end]) => end)),
    });
  }
  return guides;
}
