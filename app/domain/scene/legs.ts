import type { Anchored, LineStyle } from '../graph/types.ts';
import { centre } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { orthogonalThrough, orthogonalWay } from './orthogonal.ts';
import { pathData, rounded, shortened, smooth } from './path.ts';
import type { Path } from './path.ts';
import type { SidedEdge } from './ports.ts';
import {
  ARROW,
  arrowhead,
  chooseSides,
  END_GAP,
  loopCurve,
  NORMAL,
  portPoint,
  routeCurve,
  sideTowards,
  START_GAP,
  straightCurve,
} from './routing.ts';
import type { Port, Side } from './routing.ts';
import { without } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

/**
 * A line between two boxes: a proposition's between two cards, or, where several share their phrase,
 * between the phrase and a card.
 */
export interface Leg {
  id: string;
  /** Ids of the boxes, from start to end. */
  ends: [string, string];
  bends: readonly Anchored[];
  style: LineStyle;
}

/** How a line goes: between two boxes by chosen sides, or round one card as its nth loop. */
export type Route = SidedEdge | { loop: number };

/** The routes that need ports; loops have places of their own. */
export const sided = (routes: Iterable<Route>): SidedEdge[] =>
  [...routes].filter((route): route is SidedEdge => !('loop' in route));

/** A line and its arrowhead, in map units. */
export interface LegGeometry {
  curves: Path;
  /** SVG path data of the line, which stops behind the arrowhead. */
  path: string;
  /** The arrowhead's corners, tip first; null where the line ends at a shared phrase. */
  arrow: [Point, Point, Point] | null;
}

/** What is drawn of a line. */
export function legGeometry(curves: Path, hasArrow = true): LegGeometry {
  return {
    curves,
    path: pathData(hasArrow ? shortened(curves, ARROW.length - 2) : curves),
    arrow: hasArrow ? arrowhead(curves) : null,
  };
}

/** Where the bends of a line between two cards lie (G29). */
export function bendPoints(bends: readonly Anchored[], from: Rect, to: Rect): Point[] {
  const [[ax, ay], [bx, by]] = [centre(from), centre(to)];
  return bends.map(([along, dx, dy]) => [ax + (bx - ax) * along + dx, ay + (by - ay) * along + dy]);
}

/** A point as it is stored: by how far along it lies between the two cards. */
export function anchoredBetween([x, y]: Point, from: Rect, to: Rect): Anchored {
  const [[ax, ay], [bx, by]] = [centre(from), centre(to)];
  const [wx, wy] = [bx - ax, by - ay];
  const share = ((x - ax) * wx + (y - ay) * wy) / (wx * wx + wy * wy || 1);
  const along = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
  return [along, Math.round(x - ax - wx * along) + 0, Math.round(y - ay - wy * along) + 0];
}

export type ChooseSides = (leg: Leg, from: Rect, to: Rect, others: Obstacles) => [Side, Side];

/** The sides of a line that no hand has bent. */
export const sidesOf: ChooseSides = ({ style }, from, to, others) =>
  chooseSides(from, to, others, style === 'straight' ? straightCurve : undefined);

/** Bends, in pixels, that part the propositions between one pair of concepts. */
const PAIR_BEND = 84;
/** How much of that moves the middle of a line of right angles. */
const PAIR_SHIFT = 0.3;

/**
 * Chooses the sides of each line, and parts those that join one pair, or loop on one card.
 * `obstacles` holds the very rectangles of `boxes`; `choose` may know a line's sides from before.
 */
export function routeSides(
  legs: readonly Leg[],
  boxes: Record<string, Rect>,
  obstacles: Obstacles,
  choose: ChooseSides = sidesOf,
): Map<string, Route> {
  const pairs = new Map<string, string[]>();
  for (const { id, ends } of legs) {
    const key = [...ends].sort().join('\n');
    const members = pairs.get(key);
    if (members) members.push(id);
    else pairs.set(key, [id]);
  }
  for (const members of pairs.values()) members.sort();
  const routes = new Map<string, Route>();
  for (const leg of legs) {
    const { id, ends, bends } = leg;
    const [from, to] = ends;
    const members = pairs.get([from, to].sort().join('\n'))!;
    if (from === to) {
      routes.set(id, { loop: members.indexOf(id) });
      continue;
    }
    // One direction for the whole pair, so that opposite arrows bend to opposite sides.
    const sense = from < to ? 1 : -1;
    const rank = members.indexOf(id) - (members.length - 1) / 2;
    const [start, end] = [boxes[from]!, boxes[to]!];
    const bow = sense * rank * PAIR_BEND + 0; // + 0: no negative zero in JSON
    const points = bendPoints(bends, start, end);
    const towards: [Point, Point] | null = points.length > 0 ? [points[0]!, points.at(-1)!] : null;
    const sides: [Side, Side] = towards
      ? [sideTowards(start, towards[0]), sideTowards(end, towards[1])]
      : choose(leg, start, end, without(obstacles, start, end));
    routes.set(id, { id, from, to, sides, bow, towards });
  }
  return routes;
}

/** The way of a line whose route and ports are known, or of a loop. */
export function drawLeg(
  leg: Leg,
  boxes: Record<string, Rect>,
  obstacles: Obstacles,
  route: Route,
  ports: [Port, Port] | null,
): Path {
  const { style } = leg;
  const from = boxes[leg.ends[0]]!;
  if ('loop' in route) return [loopCurve(from, route.loop)];
  if (!ports) throw new Error(`no ports for ${leg.id}`);
  const to = boxes[leg.ends[1]]!;
  const [start, end] = [portPoint(from, ports[0], START_GAP), portPoint(to, ports[1], END_GAP)];
  const bends = bendPoints(leg.bends, from, to);
  if (style === 'orthogonal') {
    const stubs = [
      { at: start, side: ports[0].side, card: from },
      { at: end, side: ports[1].side, card: to },
    ] as const;
    const way =
      bends.length > 0
        ? orthogonalThrough(...stubs, bends)
        : orthogonalWay(
            ...stubs,
            without(obstacles, from, to),
            middleShift(route, ports, from, to),
          );
    return rounded(way, ROUND.orthogonal);
  }
  if (bends.length > 0) {
    const points = [start, ...bends, end];
    if (style === 'straight') return rounded(points, ROUND.straight);
    const [nx, ny] = NORMAL[ports[1].side];
    return smooth(points, NORMAL[ports[0].side], [-nx, -ny]);
  }
  // One that would run under a card is bent round it, a straight one too.
  const draw = style === 'straight' ? straightCurve : undefined;
  return [routeCurve(from, to, ports, without(obstacles, from, to), route.bow, draw)];
}

/** Map units of the curve at a corner. */
const ROUND = { orthogonal: 8, straight: 5 } as const;

/**
 * Where a line of right angles turns, off the middle: lines that leave one side, or come to one, turn
 * one after another, those first that have less far to go aside, so that they do not cross.
 */
function middleShift(route: SidedEdge, ports: [Port, Port], from: Rect, to: Rect): number {
  const [leave, arrive] = ports;
  const isVertical = leave.side === 'top' || leave.side === 'bottom';
  const axis = isVertical ? 0 : 1;
  const onward = leave.side === 'right' || leave.side === 'bottom' ? 1 : -1;
  const aside = Math.sign(arrive.at - leave.at);
  const off = leave.at - centre(from)[axis] + (arrive.at - centre(to)[axis]);
  return route.bow * PAIR_SHIFT - onward * aside * off * 0.5;
}
