import type { Hue, Language, LineStyle, Proposition, Stance, Status } from '../graph/types.ts';
import { cutAt, lengthOf, round } from './geometry.ts';
import type { Curve, Point, Rect } from './geometry.ts';
import type { CountSign, LabelContent, LabelLayout } from './labels.ts';
import { ARROW, arrowhead, chooseSides, loopCurve, routeCurve, straightCurve } from './routing.ts';
import type { Port, Side } from './routing.ts';
import type { SidedEdge } from './ports.ts';
import { without } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

/** A line and its arrowhead, in map units. */
export interface EdgeGeometry {
  curve: Curve;
  /** SVG path data of the line, which stops behind the arrowhead. */
  path: string;
  /** The arrowhead's corners, tip first. */
  arrow: [Point, Point, Point];
}

/** The line styles that are drawn; another is drawn curved until it is. */
export const DRAWN_LINES = ['curved', 'straight'] as const satisfies readonly LineStyle[];

/** How a line goes: between two cards by chosen sides, or round one card as its nth loop. */
export type Route = SidedEdge | { loop: number };

/** The routes that need ports; loops have places of their own. */
export const sided = (routes: Iterable<Route>): SidedEdge[] =>
  [...routes].filter((route): route is SidedEdge => !('loop' in route));

/** A proposition as it is drawn. */
export interface EdgeItem extends EdgeGeometry {
  id: string;
  number: number | null;
  from: string;
  to: string;
  status: Status;
  contested: boolean;
  /** Of the line, where the map is coloured by status. */
  hue: Hue | null;
  counts: Partial<Record<CountSign, number>>;
  /** The whole proposition in words, for a title or a screen reader. */
  sentence: string;
  /** The language whose phrase is missing, so that another is shown. */
  missing: Language | null;
  /** Set aside by the filter that is on. */
  dimmed: boolean;
  route: Route;
  ports: [Port, Port] | null;
  /** What the label says, from which it is laid out anew when its line moves. */
  content: LabelContent;
  label: LabelLayout & { x: number; y: number };
}

const pair = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

/** What is drawn of a curve: path data, and the arrowhead that the line stops behind. */
export function edgeGeometry(curve: Curve): EdgeGeometry {
  const length = lengthOf(curve) || 1;
  const shown = cutAt(curve, Math.max(0, 1 - (ARROW.length - 2) / length));
  return {
    curve,
    path: `M${pair(shown[0])}C${pair(shown[1])} ${pair(shown[2])} ${pair(shown[3])}`,
    arrow: arrowhead(curve).points,
  };
}

const SIGN: Record<Stance, CountSign> = {
  supports: 'supports',
  contests: 'contests',
  defines: 'other',
  illustrates: 'other',
};
const SIGN_ORDER: CountSign[] = ['supports', 'contests', 'other'];

/** How many sources support, contest, or stand in another relation to a proposition. */
export function countsOf(proposition: Proposition): Partial<Record<CountSign, number>> {
  const counts: Partial<Record<CountSign, number>> = {};
  for (const { stance } of proposition.evidence) {
    counts[SIGN[stance]] = (counts[SIGN[stance]] ?? 0) + 1;
  }
  return counts;
}

/** What a proposition's label says: its phrase, its counts, and the marks of its status. */
export function labelContent(
  proposition: Proposition,
  phrase: string,
  numbers: boolean,
): LabelContent {
  const counts = countsOf(proposition);
  return {
    phrase,
    counts: SIGN_ORDER.filter((sign) => counts[sign] !== undefined).map((sign) => ({
      sign,
      count: counts[sign]!,
    })),
    number: numbers && proposition.number !== null ? `P${proposition.number}` : null,
    mark: proposition.status === 'open-question' ? '?' : null,
  };
}

export type ChooseSides = (id: string, from: Rect, to: Rect, others: Obstacles) => [Side, Side];

/** Bends, in pixels, that part the propositions between one pair of concepts. */
const PAIR_BEND = 84;

/**
 * Chooses the sides of each edge, and parts those that join one pair, or loop on one card.
 * `obstacles` holds the very rectangles of `cards`; `choose` may know an edge's sides from before.
 */
export function routeSides(
  edges: Array<{ id: string; from: string; to: string }>,
  cards: Record<string, Rect>,
  obstacles: Obstacles,
  choose: ChooseSides = (_id, from, to, others) => chooseSides(from, to, others),
): Map<string, Route> {
  const pairs = new Map<string, string[]>();
  for (const { id, from, to } of edges) {
    const key = [from, to].sort().join('\n');
    const members = pairs.get(key);
    if (members) members.push(id);
    else pairs.set(key, [id]);
  }
  for (const members of pairs.values()) members.sort();
  const routes = new Map<string, Route>();
  for (const { id, from, to } of edges) {
    const members = pairs.get([from, to].sort().join('\n'))!;
    if (from === to) {
      routes.set(id, { loop: members.indexOf(id) });
      continue;
    }
    // One direction for the whole pair, so that opposite arrows bend to opposite sides.
    const sense = from < to ? 1 : -1;
    const rank = members.indexOf(id) - (members.length - 1) / 2;
    const [start, end] = [cards[from]!, cards[to]!];
    routes.set(id, {
      id,
      from,
      to,
      sides: choose(id, start, end, without(obstacles, start, end)),
      bow: sense * rank * PAIR_BEND + 0, // + 0: no negative zero in JSON
    });
  }
  return routes;
}

/** The geometry of an edge whose route and ports are known, or of a loop. */
export function drawEdge(
  edge: { id: string; from: string; to: string },
  cards: Record<string, Rect>,
  obstacles: Obstacles,
  route: Route,
  ports: [Port, Port] | null,
  lines: LineStyle,
): EdgeGeometry {
  const from = cards[edge.from]!;
  if ('loop' in route) return edgeGeometry(loopCurve(from, route.loop));
  if (!ports) throw new Error(`no ports for ${edge.id}`);
  const to = cards[edge.to]!;
  if (lines === 'straight') return edgeGeometry(straightCurve(from, to, ports, route.bow));
  return edgeGeometry(routeCurve(from, to, ports, without(obstacles, from, to), route.bow));
}
