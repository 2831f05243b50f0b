import {
  angleAt,
  centre,
  contains,
  distance,
  inflate,
  lengthOf,
  sample,
  straight,
  union,
} from './geometry.ts';
import type { Curve, Point, Rect } from './geometry.ts';
import { endOf, shortened } from './path.ts';
import type { Path } from './path.ts';
import { boxOf } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';

/** Where an edge meets a card: a side, and how far along the map's x or y axis. */
export interface Port {
  side: Side;
  at: number;
}

export const SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

/** The way out of a card on each side. */
export const NORMAL: Record<Side, Point> = {
  top: [0, -1],
  right: [1, 0],
  bottom: [0, 1],
  left: [-1, 0],
};

/** Air between a card's border and the line that leaves it, and the arrow that comes to it. */
export const START_GAP = 4;
export const END_GAP = 5;
/** Ports stay off the card's rounded corners, and in the middle of what is smaller. */
const CORNER = 18;
/** Clearance that a line keeps from cards it has nothing to do with. */
const CLEARANCE = 9;
/** How far a curve goes straight out of a card before it turns, at the least. */
const LEAST_REACH = 18;
const SAMPLES = 28;
/** Map units: of a line longer than this each point looks about itself, not the whole at everything. */
const FAR = 900;

/** Costs, in pixels of length that one would go round to avoid the thing. */
const COST = { card: 4000, ownCard: 9000, radian: 26, slant: 70, short: 400 } as const;

export const isVertical = (side: Side): boolean => side === 'top' || side === 'bottom';

/** The stretch of a side where ports may stand. */
export function sideRange(rect: Rect, side: Side): [from: number, to: number] {
  const [start, length] = isVertical(side) ? [rect.x, rect.width] : [rect.y, rect.height];
  const corner = Math.min(CORNER, length / 2);
  return [start + corner, start + length - corner];
}

export function portPoint(rect: Rect, { side, at }: Port, gap = 0): Point {
  const [nx, ny] = NORMAL[side];
  if (isVertical(side)) return [at, (side === 'top' ? rect.y : rect.y + rect.height) + ny * gap];
  return [(side === 'left' ? rect.x : rect.x + rect.width) + nx * gap, at];
}

/** The side of a card from which one goes to a point. */
export function sideTowards(card: Rect, [x, y]: Point): Side {
  const [cx, cy] = centre(card);
  const [dx, dy] = [(x - cx) / (card.width / 2 || 1), (y - cy) / (card.height / 2 || 1)];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'bottom' : 'top';
}

/**
 * Where an edge would like to meet both sides: right before the points that it goes `towards`, where
 * a hand has bent it; in the middle of what the two cards share, so that it is straight; else in the
 * middle of each side.
 */
export function wishedPorts(
  from: Rect,
  to: Rect,
  sides: [Side, Side],
  towards: [Point, Point] | null = null,
): [Port, Port] {
  if (towards) {
    const before = (card: Rect, side: Side, point: Point): Port => {
      const [low, high] = sideRange(card, side);
      return { side, at: Math.min(high, Math.max(low, point[isVertical(side) ? 0 : 1])) };
    };
    return [before(from, sides[0], towards[0]), before(to, sides[1], towards[1])];
  }
  const [fromRange, toRange] = [sideRange(from, sides[0]), sideRange(to, sides[1])];
  if (isVertical(sides[0]) === isVertical(sides[1])) {
    const low = Math.max(fromRange[0], toRange[0]);
    const high = Math.min(fromRange[1], toRange[1]);
    if (low <= high) {
      const at = (low + high) / 2;
      return [
        { side: sides[0], at },
        { side: sides[1], at },
      ];
    }
  }
  const middle = (range: [number, number]): number => (range[0] + range[1]) / 2;
  return [
    { side: sides[0], at: middle(fromRange) },
    { side: sides[1], at: middle(toRange) },
  ];
}

/** The curve between two ports; `bow` bends it sideways, in pixels, to the left of its travel. */
export function curveBetween(from: Rect, to: Rect, ports: [Port, Port], bow = 0): Curve {
  const start = portPoint(from, ports[0], START_GAP);
  const end = portPoint(to, ports[1], END_GAP);
  const leave = NORMAL[ports[0].side];
  const arrive = NORMAL[ports[1].side];
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  const facing = leave[0] * arrive[0] + leave[1] * arrive[1] === -1;
  const reach = (normal: Point, sign: 1 | -1): number => {
    const along = sign * (dx * normal[0] + dy * normal[1]);
    return Math.max(Math.abs(along) * (facing ? 0.5 : 0.62), LEAST_REACH);
  };
  const length = Math.hypot(dx, dy) || 1;
  const shift: Point = [(dy / length) * bow, (-dx / length) * bow];
  const isStraight = facing && Math.abs(leave[0] === 0 ? dx : dy) < 0.5;
  const bent: Curve = isStraight
    ? straight(start, end)
    : [
        start,
        [start[0] + leave[0] * reach(leave, 1), start[1] + leave[1] * reach(leave, 1)],
        [end[0] + arrive[0] * reach(arrive, -1), end[1] + arrive[1] * reach(arrive, -1)],
        end,
      ];
  return [
    bent[0],
    [bent[1][0] + shift[0], bent[1][1] + shift[1]],
    [bent[2][0] + shift[0], bent[2][1] + shift[1]],
    bent[3],
  ];
}

/**
 * How much a curve costs: its length, its turns, and above all the cards that it crosses. What costs
 * `limit` already is not looked at further.
 */
export function curveCost(
  curve: Curve,
  from: Rect,
  to: Rect,
  others: Obstacles,
  limit = Infinity,
): number {
  let cost = lengthOf(curve);
  if (cost >= limit) return cost;
  let turn = 0;
  for (let index = 1; index <= 12; index++) {
    const difference = angleAt(curve, index / 12) - angleAt(curve, (index - 1) / 12);
    turn += Math.abs(Math.atan2(Math.sin(difference), Math.cos(difference)));
  }
  cost += turn * COST.radian;
  if (distance(curve[0], curve[3]) < 30) cost += COST.short;
  const middle = angleAt(curve, 0.5);
  const slant = Math.abs(Math.sin(2 * middle));
  cost += slant * COST.slant * 0.5;
  if (cost >= limit) return cost;
  const points = sample(curve, SAMPLES);
  cost += COST.card * crossed(curve, points, others);
  if (points.some((point) => contains(from, point) || contains(to, point))) cost += COST.ownCard;
  return cost;
}

/** How many cards a curve comes too near to. */
function crossed(curve: Curve, points: readonly Point[], others: Obstacles): number {
  // A curve stays within its four points.
  const box = boxOf(curve, CLEARANCE);
  if (Math.max(box.width, box.height) > FAR) {
    const met = points.flatMap((point) => others.near(boxOf([point], CLEARANCE)));
    return new Set(met).size;
  }
  return others.near(box).filter((rect) => {
    const kept = inflate(rect, CLEARANCE);
    return points.some((point) => contains(kept, point));
  }).length;
}

/** What `chooseSides` may look at between two cards: no curve that it tries goes further out. */
export const lookedAt = (from: Rect, to: Rect): Rect =>
  inflate(union([from, to]), LEAST_REACH + END_GAP + CLEARANCE);

/** How a line between two ports is drawn, bent sideways by so much. */
type Draw = (from: Rect, to: Rect, ports: [Port, Port], bow?: number) => Curve;

/** The two sides that give the cheapest line between two cards. */
export function chooseSides(
  from: Rect,
  to: Rect,
  others: Obstacles,
  draw: Draw = curveBetween,
): [Side, Side] {
  let best: [Side, Side] = ['right', 'left'];
  let lowest = Infinity;
  for (const leave of SIDES) {
    for (const arrive of SIDES) {
      if (!plausible(from, to, leave, arrive)) continue;
      const curve = draw(from, to, wishedPorts(from, to, [leave, arrive]));
      const cost = curveCost(curve, from, to, others, lowest);
      if (cost < lowest) {
        lowest = cost;
        best = [leave, arrive];
      }
    }
  }
  return best;
}

/** A line does not leave a card on the side turned away from where it goes. */
function plausible(from: Rect, to: Rect, leave: Side, arrive: Side): boolean {
  const [fx, fy] = centre(from);
  const [tx, ty] = centre(to);
  const ahead = (normal: Point, dx: number, dy: number): boolean =>
    normal[0] * dx + normal[1] * dy > -1;
  return ahead(NORMAL[leave], tx - fx, ty - fy) && ahead(NORMAL[arrive], fx - tx, fy - ty);
}

/** A straight line from port to port, bent by `bow` alone: what shares one pair must still part. */
export function straightCurve(from: Rect, to: Rect, ports: [Port, Port], bow = 0): Curve {
  const start = portPoint(from, ports[0], START_GAP);
  const end = portPoint(to, ports[1], END_GAP);
  const [a, b, c, d] = straight(start, end);
  const length = distance(start, end) || 1;
  const shift: Point = [((end[1] - start[1]) / length) * bow, ((start[0] - end[0]) / length) * bow];
  return [a, [b[0] + shift[0], b[1] + shift[1]], [c[0] + shift[0], c[1] + shift[1]], d];
}

const DETOURS = [0, 40, -40, 80, -80, 130, -130, 200, -200];

/**
 * The line between two cards from port to port, bent as much as it must to go round others.
 * `bow` is the bend it starts from, which parts several propositions between one pair.
 */
export function routeCurve(
  from: Rect,
  to: Rect,
  ports: [Port, Port],
  others: Obstacles,
  bow = 0,
  draw: Draw = curveBetween,
): Curve {
  let best = draw(from, to, ports, bow);
  let lowest = curveCost(best, from, to, others);
  if (lowest < COST.card) return best;
  for (const detour of DETOURS) {
    const curve = draw(from, to, ports, bow + detour);
    const cost = curveCost(curve, from, to, others, lowest) + Math.abs(detour) * 0.5;
    if (cost < lowest) {
      lowest = cost;
      best = curve;
    }
  }
  return best;
}

/** Signs of the card's corners, in the order in which loops take them: top right first. */
const CORNERS: readonly Point[] = [
  [1, -1],
  [-1, 1],
  [-1, -1],
  [1, 1],
];

/**
 * A proposition from a concept to itself: a loop over a corner of the card. Each takes a corner of
 * its own; from the fifth they stand outside one another.
 */
export function loopCurve(rect: Rect, index: number): Curve {
  const [sx, sy] = CORNERS[index % CORNERS.length]!;
  const reach = 46 + 26 * Math.floor(index / CORNERS.length);
  const x = sx > 0 ? rect.x + rect.width : rect.x;
  const y = sy > 0 ? rect.y + rect.height : rect.y;
  const start: Point = [x - sx * 40, y + sy * START_GAP];
  const end: Point = [x + sx * END_GAP, y - sy * Math.min(34, rect.height / 2)];
  return [start, [start[0], start[1] + sy * reach * 1.6], [end[0] + sx * reach * 1.9, end[1]], end];
}

export const ARROW = { length: 11, width: 9 } as const;

/** The arrowhead's three corners, tip first. */
export function arrowhead(path: Path): [Point, Point, Point] {
  const tip = endOf(path);
  const back = endOf(shortened(path, ARROW.length));
  const angle =
    distance(back, tip) < 0.1
      ? angleAt(path.at(-1)!, 1)
      : Math.atan2(tip[1] - back[1], tip[0] - back[0]);
  const along: Point = [Math.cos(angle), Math.sin(angle)];
  const base: Point = [tip[0] - along[0] * ARROW.length, tip[1] - along[1] * ARROW.length];
  const half = ARROW.width / 2;
  return [
    tip,
    [base[0] - along[1] * half, base[1] + along[0] * half],
    [base[0] + along[1] * half, base[1] - along[0] * half],
  ];
}
