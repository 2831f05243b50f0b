import type { Rect } from './geometry.ts';

/** Two stretches of air of one length, which a dragged thing leaves or makes beside others. */
export interface Spacing {
  /** How far the thing moves along the axis to leave them. */
  offset: number;
  /** Where each begins and ends along the axis, and where it is shown across it. */
  gaps: Array<{ from: number; to: number; across: number }>;
}

type Axis = 'x' | 'y';
interface Span {
  from: number;
  to: number;
  rect: Rect;
}

/**
 * The nearest place, at most `reach` away, where a dragged box stands midway between its neighbours
 * along an axis, or as far from one as that one is from the next; null where there is none. Only what
 * stands in the same row (or column) is looked at.
 */
export function equalSpacing(
  box: Rect,
  others: readonly Rect[],
  axis: Axis,
  reach: number,
): Spacing | null {
  const spanOf = (rect: Rect): Span => ({
    from: rect[axis],
    to: rect[axis] + rect[axis === 'x' ? 'width' : 'height'],
    rect,
  });
  const own = spanOf(box);
  const row = others.filter((other) => overlap(box, other, axis) !== null).map(spanOf);
  const middle = (own.from + own.to) / 2;
  const isBefore = ({ from, to }: Span): boolean => (from + to) / 2 < middle;
  const before = row.filter(isBefore).sort((a, b) => b.to - a.to);
  const after = row.filter((span) => !isBefore(span)).sort((a, b) => a.from - b.from);
  const [left, right] = [before[0], after[0]];
  const length = own.to - own.from;

  /** Where the box would begin, and the two gaps that it would then stand beside. */
  const wished: Array<{ at: number; between: [Span, Span][] }> = [];
  const propose = (at: number, between: (moved: Span) => [Span, Span][]): void => {
    const moved = { from: at, to: at + length, rect: { ...box, [axis]: at } };
    const pairs = between(moved);
    // What overlaps leaves no air.
    if (pairs.every(([one, other]) => other.from - one.to > 0)) wished.push({ at, between: pairs });
  };
  if (left && right) {
    propose((left.to + right.from - length) / 2, (moved) => [
      [left, moved],
      [moved, right],
    ]);
  }
  const [, second] = before;
  if (left && second) {
    propose(left.to + (left.from - second.to), (moved) => [
      [second, left],
      [left, moved],
    ]);
  }
  const [, next] = after;
  if (right && next) {
    propose(right.from - (next.from - right.to) - length, (moved) => [
      [moved, right],
      [right, next],
    ]);
  }
  const offsetOf = ({ at }: (typeof wished)[number]): number => at - own.from;
  const [best] = wished.sort((a, b) => Math.abs(offsetOf(a)) - Math.abs(offsetOf(b)));
  if (!best || Math.abs(offsetOf(best)) > reach) return null;
  return {
    offset: offsetOf(best),
    gaps: best.between.map(([one, other]) => ({
      from: one.to,
      to: other.from,
      across: overlap(one.rect, other.rect, axis) ?? overlap(box, other.rect, axis) ?? 0,
    })),
  };
}

/** The middle of what two share across the axis; null where they share nothing. */
function overlap(one: Rect, other: Rect, axis: Axis): number | null {
  const [at, size] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const from = Math.max(one[at], other[at]);
  const to = Math.min(one[at] + one[size], other[at] + other[size]);
  return to > from ? (from + to) / 2 : null;
}
