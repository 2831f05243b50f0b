import type { LineStyle, MapView, Proposition, Status } from '../graph/types.ts';
import type { Group } from '../graph/shared-phrases.ts';
import type { Trunk } from './edges.ts';
import { centre, inflate } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { labelLayouts } from './labels.ts';
import type { LabelLayout } from './labels.ts';
import type { Leg, Route } from './legs.ts';
import type { Port } from './routing.ts';

/** A linking phrase that several propositions share, in its place, with the line that they share. */
export interface HubItem extends Leg, Trunk {
  concept: string;
  /** The propositions, and the concepts at their other ends. */
  members: string[];
  others: string[];
  route: Route;
  ports: [Port, Port] | null;
  /** How far a hand has moved it; null where it has its own place. */
  offset: readonly [dx: number, dy: number] | null;
  /** What all of them are, else null. */
  status: Status | null;
  dimmed: boolean;
  label: LabelLayout & { x: number; y: number };
}

export const otherEnd = (end: 'from' | 'to'): 'from' | 'to' => (end === 'from' ? 'to' : 'from');

/** The line that a group's propositions share: from the concept to the phrase, or from it to there. */
export const trunkOf = (view: MapView, { id, end, concept, members }: Group): Leg => ({
  id,
  ends: end === 'from' ? [concept, id] : [id, concept],
  bends: [],
  style: styleOf(view, members[0]!.id),
});

/** A proposition's own line: between its two concepts, or between one and the phrase that it shares. */
export function legOf(
  view: MapView,
  { id, from, to }: Proposition,
  group: Pick<Group, 'id' | 'end'> | undefined,
): Leg {
  const [start, end] =
    group?.end === 'from' ? [group.id, to] : [from, group?.end === 'to' ? group.id : to];
  return { id, ends: [start, end], bends: view.routes[id]?.bends ?? [], style: styleOf(view, id) };
}

/** How a map draws a proposition's line. */
export const styleOf = ({ routes, lines }: MapView, id: string): LineStyle =>
  routes[id]?.style ?? lines;

/** The widest of a phrase's layouts that is not long: it stands among lines and not along one. */
export const hubLayout = (phrase: string): LabelLayout => {
  const layouts = labelLayouts({ phrase, counts: [], number: null, mark: null });
  return layouts.find(({ width }) => width <= 190) ?? layouts.at(-1)!;
};

/** How far from the shared concept to the middle of the others the phrase stands, the best first. */
const SHARES = [0.45, 0.4, 0.5, 0.36, 0.55, 0.32, 0.6, 0.28, 0.66, 0.24, 0.72] as const;
const AIR = 14;

/**
 * Where a shared phrase stands: on the way from the shared concept to the middle of the others, where
 * there is room; or as far from the first of those places as a hand has moved it.
 */
export function hubRect(
  { width, height }: { width: number; height: number },
  concept: Rect,
  others: readonly Rect[],
  offset: HubItem['offset'],
  isTaken: (box: Rect) => boolean,
): Rect {
  const [ax, ay] = centre(concept);
  const middles = others.map(centre);
  const mean = (axis: 0 | 1): number =>
    middles.reduce((sum, at) => sum + at[axis], 0) / (middles.length || 1);
  const [bx, by] = [mean(0), mean(1)];
  const at = (share: number): Rect => {
    const [x, y]: Point = [ax + (bx - ax) * share, ay + (by - ay) * share];
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const first = at(SHARES[0]);
  if (offset) return { ...first, x: first.x + offset[0], y: first.y + offset[1] };
  return SHARES.map(at).find((box) => !isTaken(inflate(box, AIR))) ?? first;
}
