import type { EdgeItem } from './edges.ts';
import { distance } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { labelLayouts, placeLabel, reachOf } from './labels.ts';
import type { LabelContent, LabelLayout } from './labels.ts';
import { endOf, nearestOn, pointOn, samplePath, startOf } from './path.ts';
import type { Path } from './path.ts';
import { createPointIndex } from './points.ts';
import { createRectIndex } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

/** An edge whose line is drawn and whose label is not set. */
export type EdgeDraft = Omit<EdgeItem, 'label'>;

const PASSES = 3;
const LINE_SAMPLES = 60;

/** From so many cards or labels on, each place that is tried asks for those about it alone. */
const FEW = 16;

/** Drawn lines by where they run. */
interface Lines {
  /** How many points of the lines of all edges but that one lie within the box. */
  count(box: Rect, except: string): number;
}

/** A line that labels have to keep off. */
type Line = { id: string; curves: Path };

function linesOf(edges: readonly Line[], isLeftOut: (id: string) => boolean): Lines {
  const index = createPointIndex();
  for (const { id, curves } of edges) index.add(id, samplePath(curves, LINE_SAMPLES));
  return {
    count: (box, except) => index.count(box, (id) => id !== except && !isLeftOut(id)),
  };
}

/** Edges that stay as they are, for labels that are set among them. */
export interface Settled {
  lines: Lines;
  /** The boxes of their labels that overlap this one. */
  labelsNear(box: Rect): Rect[];
}

export const NOTHING_SETTLED: Settled = { lines: { count: () => 0 }, labelsNear: () => [] };

/** `isLeftOut` tells of an edge that it is being set anew, at the time it is asked. */
export function settled(
  edges: readonly EdgeItem[],
  trunks: readonly Line[],
  isLeftOut: (id: string) => boolean = () => false,
): Settled {
  const labels = createRectIndex<EdgeItem>();
  for (const edge of edges) if (edge.label.width > 0) labels.add(edge, edge.label);
  return {
    lines: linesOf([...edges, ...trunks], isLeftOut),
    labelsNear: (box) =>
      labels
        .near(box)
        .filter(({ id }) => !isLeftOut(id))
        .map(({ label }) => label),
  };
}

/**
 * Sets the labels of `drafts`: the most hemmed in (shortest line) first, then each again, knowing
 * where the others went. One that a hand has put somewhere stands there. `around` keep theirs and are kept clear of; `sharing` are the edges that
 * end on the same cards, drafts or not, and crowd there; `layoutsOf` may know a label's ways from before.
 */
export function placeLabels(
  drafts: EdgeDraft[],
  cards: Obstacles,
  around: Settled = NOTHING_SETTLED,
  sharing: readonly EdgeDraft[] = drafts,
  layoutsOf: (edge: EdgeDraft) => LabelLayout[] = (edge) => labelLayouts(shownContent(edge)),
): EdgeItem[] {
  const lines = linesOf(drafts, () => false);
  const span = ({ curves }: EdgeDraft): number => distance(startOf(curves), endOf(curves));
  const placed = new Map<string, { layout: LabelLayout; box: Rect }>();
  const index = createRectIndex<string>();
  const isFree = (edge: EdgeDraft): boolean => {
    const [layout] = layoutsOf(edge);
    if (!edge.pin && layout!.width > 0) return true;
    placed.set(edge.id, { layout: layout!, box: pinned(edge, layout!) });
    if (layout!.width > 0) index.add(edge.id, placed.get(edge.id)!.box);
    return false;
  };
  const order = drafts.filter(isFree).sort((a, b) => span(a) - span(b) || (a.id < b.id ? -1 : 1));
  const crowds = crowdsOf(sharing);
  const tasks = order.map((edge) => {
    const layouts = layoutsOf(edge);
    const reach = reachOf(layouts, edge.curves);
    return {
      edge,
      layouts,
      reach,
      wished: wishedPlace(edge, crowds),
      cardsNear: among(cards.near(reach), (box) => cards.near(box)),
      linesIn: (box: Rect) => lines.count(box, edge.id) + around.lines.count(box, edge.id),
      settledNear: among(around.labelsNear(reach), (box) => around.labelsNear(box)),
    };
  });
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const task of tasks) {
      const { id, curves } = task.edge;
      const before = placed.get(id)?.box;
      index.remove(id);
      const placedNear = (box: Rect): Rect[] => index.near(box).map((at) => placed.get(at)!.box);
      const { cardsNear, linesIn, settledNear } = task;
      const labelsNear = [settledNear, among(placedNear(task.reach), placedNear)];
      const after = placeLabel(
        task.layouts,
        curves,
        { cardsNear, labelsNear, linesIn },
        task.wished,
      );
      placed.set(id, after);
      index.add(id, after.box);
      moved ||= before?.x !== after.box.x || before.y !== after.box.y;
    }
    if (!moved) break;
  }
  return drafts.map((edge) => {
    const { layout, box } = placed.get(edge.id)!;
    return { ...edge, label: { ...layout, x: box.x, y: box.y } };
  });
}

/** Takes labels along with their lines: each as far along as it stood, and as far off. */
export function labelCarrier(): (draft: EdgeItem, before: EdgeItem) => EdgeItem {
  const pins = new Map<string, EdgeDraft['pin']>();
  const pinOf = ({ id, curves, label }: EdgeItem): EdgeDraft['pin'] => {
    const held = pins.get(id);
    if (held) return held;
    const [x, y]: Point = [label.x + label.width / 2, label.y + label.height / 2];
    const along = nearestOn(curves, [x, y]);
    const [px, py] = pointOn(curves, along);
    pins.set(id, [along, x - px, y - py]);
    return pins.get(id)!;
  };
  return (draft, before) => {
    const { x, y } = pinned({ ...draft, pin: draft.pin ?? pinOf(before) }, before.label);
    return { ...draft, label: { ...before.label, x, y } };
  };
}

/** What is written on a line: not the phrase where it is shared, and written once for all. */
export const shownContent = ({ content, hub }: EdgeDraft): LabelContent =>
  hub === null ? content : { ...content, phrase: '' };

/** Where a label stands that was put there, or that says nothing. */
function pinned({ curves, pin }: EdgeDraft, { width, height }: LabelLayout): Rect {
  const [along, dx, dy] = pin ?? [0.5, 0, 0];
  const [x, y]: Point = pointOn(curves, along);
  return { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
}

type Near = (box: Rect) => readonly Rect[];

/** Few are looked at each time; of many, only those that a look finds. */
const among = (held: readonly Rect[], look: Near): Near => (held.length > FEW ? look : () => held);

/** Edges on one side of a card from which their labels crowd there. */
const CROWD = 3;

const sideOf = (edge: EdgeDraft, end: 0 | 1): string =>
  `${edge.ends[end]}\n${edge.ports?.[end].side}`;

function crowdsOf(edges: readonly EdgeDraft[]): Map<string, number> {
  const crowds = new Map<string, number>();
  for (const edge of edges) {
    for (const end of [0, 1] as const) {
      const key = sideOf(edge, end);
      crowds.set(key, (crowds.get(key) ?? 0) + 1);
    }
  }
  return crowds;
}

/** Labels of lines that fan out of one side had best stand towards the ends that lie apart. */
function wishedPlace(edge: EdgeDraft, crowds: ReadonlyMap<string, number>): number {
  const [from, to] = [crowds.get(sideOf(edge, 0))!, crowds.get(sideOf(edge, 1))!];
  if (Math.max(from, to) < CROWD || from === to) return 0.5;
  return from > to ? 0.6 : 0.4;
}
