import type { Anchored } from '../graph/types.ts';
import type { EdgeItem } from './edges.ts';
import { contains, distance, inflate } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { hubRect } from './hubs.ts';
import type { HubItem } from './hubs.ts';
import { anchoredBetween, bendPoints } from './legs.ts';
import { endOf, nearestOn, pointOn, startOf } from './path.ts';
import type { Scene } from './scene.ts';

/** What a hand takes a line by: one of its bends, or a place where it would get one. */
export interface LineHandle {
  at: Point;
  /** Of the bend, or the one that a new bend would have. */
  index: number;
  isNew: boolean;
}

/** The two boxes that a line joins: cards, or a card and a shared phrase. */
export type Boxes = readonly [from: Rect, to: Rect];

export function boxesOf(scene: Scene, { ends }: EdgeItem): Boxes {
  const boxOf = (id: string): Rect =>
    scene.cards.find((card) => card.id === id) ?? scene.hubs.find((hub) => hub.id === id)!.label;
  return [boxOf(ends[0]), boxOf(ends[1])];
}

/** How far a shared phrase stands from the place that it would have among its concepts. */
export function hubOffset({ cards }: Scene, hub: HubItem): [dx: number, dy: number] {
  const cardOf = (id: string): Rect => cards.find((card) => card.id === id)!;
  const own = hubRect(hub.label, cardOf(hub.concept), hub.others.map(cardOf), [0, 0], () => false);
  return [Math.round(hub.label.x - own.x) + 0, Math.round(hub.label.y - own.y) + 0];
}

/** Where along its stretch a new bend is offered: in the middle, else off the label, or nearly. */
const PLACES = [0.5, 0.35, 0.65, 0.22, 0.78, 0.14] as const;
const LABEL_AIR = 4;

/** The handles of a line; a loop has none. `shortest`: map units below which a stretch offers no new bend. */
export function handlesOf(edge: EdgeItem, boxes: Boxes, shortest: number): LineHandle[] {
  if ('loop' in edge.route) return [];
  const points = bendPoints(edge.bends, ...boxes);
  const stops = [0, ...points.map((point) => nearestOn(edge.curves, point)), 1];
  const ends = [startOf(edge.curves), ...points, endOf(edge.curves)];
  const label = inflate(edge.label, LABEL_AIR);
  const handles = points.map((at, index): LineHandle => ({ at, index, isNew: false }));
  for (let index = 0; index <= points.length; index++) {
    if (distance(ends[index]!, ends[index + 1]!) < shortest) continue;
    const [from, to] = [stops[index]!, stops[index + 1]!];
    const places = PLACES.map((share) => pointOn(edge.curves, from + (to - from) * share));
    const at = places.find((place) => !contains(label, place)) ?? places.at(-1)!;
    handles.push({ at, index, isNew: true });
  }
  return handles;
}

/** The bends with one more, or with one elsewhere. */
export function withBend(edge: EdgeItem, boxes: Boxes, handle: LineHandle, to: Point): Anchored[] {
  const bends = [...edge.bends];
  bends.splice(handle.index, handle.isNew ? 0 : 1, anchoredBetween(to, ...boxes));
  return bends;
}

export const withoutBend = (edge: EdgeItem, index: number): Anchored[] =>
  edge.bends.filter((_, at) => at !== index);

/** Map units within which a bend is drawn in line with its neighbours. */
const SNAP = 6;

/** The points between which a bend stands, or would. */
function neighbours(edge: EdgeItem, boxes: Boxes, handle: LineHandle): [Point, Point] {
  const points = [startOf(edge.curves), ...bendPoints(edge.bends, ...boxes), endOf(edge.curves)];
  return [points[handle.index]!, points[handle.index + (handle.isNew ? 1 : 2)]!];
}

/** A bend's point as it is dragged, drawn into line with its neighbours, for right angles. */
export function aligned(edge: EdgeItem, boxes: Boxes, handle: LineHandle, at: Point): Point {
  const near = neighbours(edge, boxes, handle);
  const along = (axis: 0 | 1): number =>
    near.find((point) => Math.abs(point[axis] - at[axis]) < SNAP)?.[axis] ?? at[axis];
  return [along(0), along(1)];
}

/** Whether a bend at that point would not bend the line: it lies between its neighbours, nearly. */
export function isInLine(edge: EdgeItem, boxes: Boxes, handle: LineHandle, at: Point): boolean {
  const [before, after] = neighbours(edge, boxes, handle);
  const detour = distance(before, at) + distance(at, after) - distance(before, after);
  return detour < 1.5;
}

/** Where a bend stands that is made without a hand to drag it: half way between its neighbours, aside. */
export function aside(edge: EdgeItem, boxes: Boxes, handle: LineHandle, by = 40): Point {
  const [[ax, ay], [bx, cy]] = neighbours(edge, boxes, handle);
  const length = Math.hypot(bx - ax, cy - ay) || 1;
  return [(ax + bx) / 2 - ((cy - ay) / length) * by, (ay + cy) / 2 + ((bx - ax) / length) * by];
}

/** Map units within which a label's middle falls onto its line. */
const ONTO = 7;

/** Where a label with its middle at that point stands on its line. */
export function labelAnchor({ curves }: EdgeItem, at: Point): Anchored {
  const along = Math.round(nearestOn(curves, at) * 1000) / 1000;
  const on = pointOn(curves, along);
  if (distance(on, at) < ONTO) return [along, 0, 0];
  return [along, Math.round(at[0] - on[0]) + 0, Math.round(at[1] - on[1]) + 0];
}
