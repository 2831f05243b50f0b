import { inflate, union } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { isVertical, NORMAL } from './routing.ts';
import type { Side } from './routing.ts';
import type { Obstacles } from './spatial.ts';

/** Where a line ends on a card: the point, the side that it leaves at a right angle, and its card. */
export interface Stub {
  at: Point;
  side: Side;
  card: Rect;
}

/** How far a line goes straight out of a card, and straight into one with its arrow. */
const OUT = 14;
const IN = 24;
/** Air that a line keeps from cards. */
const AIR = 12;
/** Map units beyond the two cards within which a way round others is looked for. */
const ABOUT = 160;
/** So many cards are gone round, the nearest; and so many where a way found crosses others. */
const FEW = 10;
const MANY = 36;
/** A turn costs as much as so many map units of way. */
const TURN = 48;

const ahead = ([x, y]: Point, side: Side, by: number): Point => {
  const [nx, ny] = NORMAL[side];
  return [x + nx * by, y + ny * by];
};
const isCrossed = (a: Point, b: Point, rect: Rect): boolean =>
  Math.min(a[0], b[0]) < rect.x + rect.width &&
  Math.max(a[0], b[0]) > rect.x &&
  Math.min(a[1], b[1]) < rect.y + rect.height &&
  Math.max(a[1], b[1]) > rect.y;
const isFree = (points: readonly Point[], walls: readonly Rect[]): boolean =>
  points.every(
    (point, index) =>
      index === 0 || walls.every((wall) => !isCrossed(points[index - 1]!, point, wall)),
  );

/**
 * The corners of a line of right angles between two cards, both ends included: the plainest way where
 * it is free, else the cheapest round the cards that are in it. `shift` moves its middle, in map
 * units, so that lines of one pair or one side do not run over each other.
 */
export function orthogonalWay(
  from: Stub,
  to: Stub,
  others: Obstacles,
  shift = 0,
): readonly Point[] {
  const { start, end, own } = stubsOf(from, to);
  const cards = nearestFirst(others.near(seenAbout(from.card, to.card)), start, end);
  const walls = cards.map((card) => inflate(card, AIR));
  const plain = plainWay(start, end, from.side, to.side, shift);
  const whole = (way: readonly Point[]): readonly Point[] => tidy([from.at, ...way, to.at]);
  if (plain && isFree(plain, [...walls, ...own])) return whole(plain);
  // Few cards are often enough, and are looked round much faster.
  for (const many of walls.length > FEW ? [FEW, MANY] : [FEW]) {
    const about = walls.slice(0, many);
    const way = searchWay(start, end, from.side, to.side, [...about, ...own], shift);
    if (way && isFree(way, walls)) return whole(way);
  }
  // Cards so near to one another that no air is left between them.
  const way =
    searchWay(start, end, from.side, to.side, [...cards.slice(0, FEW), ...own], shift) ??
    // Cards on one another: over them, still out of the one and into the other at right angles.
    searchWay(start, end, from.side, to.side, [], shift);
  return whole(way ?? [start, [start[0], end[1]], end]);
}

/** What a line between two cards may have to go round. */
export const seenAbout = (from: Rect, to: Rect): Rect => inflate(union([from, to]), ABOUT);

/** How far the line goes straight out and in: less between two sides that face each other closely. */
function stubsOf(from: Stub, to: Stub): { start: Point; end: Point; own: Rect[] } {
  const [nx, ny] = NORMAL[from.side];
  const isFacing = from.side === HEADINGS[opposite(HEADINGS.indexOf(to.side))];
  const gap = (to.at[0] - from.at[0]) * nx + (to.at[1] - from.at[1]) * ny;
  const isClose = isFacing && gap > 0;
  const out = isClose ? Math.min(OUT, gap * 0.3) : OUT;
  const into = isClose ? Math.min(IN, gap * 0.6) : IN;
  return {
    start: ahead(from.at, from.side, out),
    end: ahead(to.at, to.side, into),
    // Without the air that would shut in their own ends.
    own: [inflate(from.card, out - 1), inflate(to.card, Math.min(out, into) - 1)],
  };
}

function nearestFirst(cards: readonly Rect[], start: Point, end: Point): readonly Rect[] {
  const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  const far = ({ x: left, y: top, width, height }: Rect): number =>
    Math.max(0, Math.abs(left + width / 2 - x) - width / 2) +
    Math.max(0, Math.abs(top + height / 2 - y) - height / 2);
  return [...cards].sort((a, b) => far(a) - far(b));
}

/** Straight on, one corner, or two with the middle between: null where the sides allow none. */
function plainWay(
  start: Point,
  end: Point,
  leave: Side,
  arrive: Side,
  shift: number,
): Point[] | null {
  const along = (side: Side, dx: number, dy: number): number =>
    NORMAL[side][0] * dx + NORMAL[side][1] * dy;
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  if (along(leave, dx, dy) < 0 || along(arrive, -dx, -dy) < 0) return null;
  if (isVertical(leave) !== isVertical(arrive)) {
    return [start, isVertical(leave) ? [start[0], end[1]] : [end[0], start[1]], end];
  }
  const axis = isVertical(leave) ? 1 : 0;
  const [low, high] = [Math.min(start[axis], end[axis]), Math.max(start[axis], end[axis])];
  const middle = Math.min(high, Math.max(low, (low + high) / 2 + shift));
  return axis === 0
    ? [start, [middle, start[1]], [middle, end[1]], end]
    : [start, [start[0], middle], [end[0], middle], end];
}

interface State {
  cost: number;
  column: number;
  row: number;
  heading: number;
  before: State | null;
}
const HEADINGS: readonly Side[] = ['top', 'right', 'bottom', 'left'];
const opposite = (heading: number): number => (heading + 2) % 4;

/** The cheapest way over the lines that matter: those of both ends, of the middle, and round each wall. */
function searchWay(
  start: Point,
  end: Point,
  leave: Side,
  arrive: Side,
  walls: readonly Rect[],
  shift: number,
): Point[] | null {
  const linesOf = (axis: 0 | 1): number[] => {
    const size = axis === 0 ? 'width' : 'height';
    const near = axis === 0 ? 'x' : 'y';
    const middle = (start[axis] + end[axis]) / 2 + shift;
    const sides = walls.flatMap((wall) => [wall[near], wall[near] + wall[size]]);
    return [...new Set([start[axis], end[axis], middle, ...sides])].sort((a, b) => a - b);
  };
  const [columns, rows] = [linesOf(0), linesOf(1)];
  const preferred = [(start[0] + end[0]) / 2 + shift, (start[1] + end[1]) / 2 + shift];
  const pointOf = ({ column, row }: State): Point => [columns[column]!, rows[row]!];
  const goal = opposite(HEADINGS.indexOf(arrive));
  const best = new Map<number, number>();
  const queue = createQueue();
  queue.push({
    cost: 0,
    column: columns.indexOf(start[0]),
    row: rows.indexOf(start[1]),
    heading: HEADINGS.indexOf(leave),
    before: null,
  });
  for (let state = queue.pop(); state; state = queue.pop()) {
    const here = pointOf(state);
    if (here[0] === end[0] && here[1] === end[1] && state.heading === goal) return walked(state);
    const key = (state.column * rows.length + state.row) * 4 + state.heading;
    if ((best.get(key) ?? Infinity) <= state.cost) continue;
    best.set(key, state.cost);
    for (let heading = 0; heading < 4; heading++) {
      if (heading === opposite(state.heading)) continue;
      const turn = heading === state.heading ? 0 : TURN;
      const [nx, ny] = NORMAL[HEADINGS[heading]!];
      const column = state.column + nx;
      const row = state.row + ny;
      // Turning where one stands, so that the end is met in its own direction.
      if (turn > 0 && here[0] === end[0] && here[1] === end[1] && heading === goal) {
        queue.push({ ...state, cost: state.cost + turn, heading, before: state });
      }
      if (column < 0 || row < 0 || column >= columns.length || row >= rows.length) continue;
      const there: Point = [columns[column]!, rows[row]!];
      if (walls.some((wall) => isCrossed(here, there, wall))) continue;
      const way = Math.abs(there[0] - here[0]) + Math.abs(there[1] - here[1]);
      // Of ways as long, the one through the middle.
      const off = nx === 0 ? here[0] !== preferred[0] : here[1] !== preferred[1];
      const cost = state.cost + turn + way * (off ? 1.02 : 1);
      queue.push({ cost, column, row, heading, before: state });
    }
  }
  return null;

  function walked(last: State): Point[] {
    const points: Point[] = [];
    for (let state: State | null = last; state; state = state.before)
      points.unshift(pointOf(state));
    return points;
  }
}

/** A heap, the cheapest first. */
function createQueue() {
  const heap: State[] = [];
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  return {
    push(state: State): void {
      let at = heap.push(state) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (heap[parent]!.cost <= heap[at]!.cost) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop(): State | undefined {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || !last) return top;
      heap[0] = last;
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < heap.length && heap[left]!.cost < heap[least]!.cost) least = left;
        if (right < heap.length && heap[right]!.cost < heap[least]!.cost) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return top;
    },
  };
}

/** The corners of a line of right angles through points that a hand has set. */
export function orthogonalThrough(from: Stub, to: Stub, bends: readonly Point[]): readonly Point[] {
  const { start, end } = stubsOf(from, to);
  const [nx, ny] = NORMAL[to.side];
  const stops = [...bends, end];
  const way: Point[] = [from.at, start];
  let heading: Point = NORMAL[from.side];
  stops.forEach((stop, index) => {
    const here = way.at(-1)!;
    const next = stops[index + 1];
    const onward: Point = next ? [next[0] - stop[0], next[1] - stop[1]] : [-nx, -ny];
    const corner = cornerTo(here, heading, stop, onward, next === undefined);
    const last = directionOf(corner, stop) ?? directionOf(here, stop);
    way.push(corner, stop);
    heading = last ?? heading;
  });
  way.push(to.at);
  return tidy(way);
}

const directionOf = (a: Point, b: Point): Point | null =>
  a[0] === b[0] && a[1] === b[1] ? null : [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])];

/**
 * Of the two corners between two points, the one that neither turns back on leaving nor has to turn
 * back to go onward; else the one that goes straight on. At the end, the one that comes in straight.
 */
function cornerTo(here: Point, heading: Point, stop: Point, onward: Point, isEnd: boolean): Point {
  const costOf = (corner: Point): number => {
    const leave = directionOf(here, corner) ?? directionOf(corner, stop) ?? heading;
    const arrive = directionOf(corner, stop) ?? directionOf(here, corner) ?? heading;
    const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
    return (
      (dot(leave, heading) < 0 ? 8 : 0) +
      (dot(arrive, onward) < 0 ? 4 : 0) +
      (isEnd && dot(arrive, onward) <= 0 ? 2 : 0) +
      (dot(leave, heading) === 0 ? 1 : 0)
    );
  };
  const corners: [Point, Point] = [
    [stop[0], here[1]],
    [here[0], stop[1]],
  ];
  return costOf(corners[0]) <= costOf(corners[1]) ? corners[0] : corners[1];
}

/** Without points that are met twice or lie on the way between their neighbours. */
function tidy(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    const isOnTheWay =
      before &&
      last &&
      [0, 1].some(
        (axis) =>
          before[axis] === last[axis] &&
          last[axis] === point[axis] &&
          Math.sign(last[1 - axis]! - before[1 - axis]!) ===
            Math.sign(point[1 - axis]! - last[1 - axis]!),
      );
    if (isOnTheWay) kept.pop();
    kept.push(point);
  }
  return kept;
}
