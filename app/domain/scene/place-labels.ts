import type { EdgeItem } from './edges.ts';
import { sample } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { labelLayouts, placeLabel, reachOf } from './labels.ts';
import type { LabelLayout } from './labels.ts';
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

function linesOf(edges: readonly EdgeDraft[], isLeftOut: (id: string) => boolean): Lines {
  const index = createPointIndex();
  for (const { id, curve } of edges) index.add(id, sample(curve, LINE_SAMPLES));
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
  isLeftOut: (id: string) => boolean = () => false,
): Settled {
  const labels = createRectIndex<EdgeItem>();
  for (const edge of edges) labels.add(edge, edge.label);
  return {
    lines: linesOf(edges, isLeftOut),
    labelsNear: (box) =>
      labels
        .near(box)
        .filter(({ id }) => !isLeftOut(id))
        .map(({ label }) => label),
  };
}

/**
 * Sets the labels of `drafts`: the most hemmed in (shortest line) first, then each again, knowing
 * where the others went. `around` keep theirs and are kept clear of; `sharing` are the edges that
 * end on the same cards, drafts or not, and crowd there; `layoutsOf` may know a label's ways from before.
 */
export function placeLabels(
  drafts: EdgeDraft[],
  cards: Obstacles,
  around: Settled = NOTHING_SETTLED,
  sharing: readonly EdgeDraft[] = drafts,
  layoutsOf: (edge: EdgeDraft) => LabelLayout[] = ({ content }) => labelLayouts(content),
): EdgeItem[] {
  const lines = linesOf(drafts, () => false);
  const span = ({ curve }: EdgeDraft): number =>
    Math.hypot(curve[3][0] - curve[0][0], curve[3][1] - curve[0][1]);
  const order = [...drafts].sort((a, b) => span(a) - span(b) || (a.id < b.id ? -1 : 1));
  const crowds = crowdsOf(sharing);
  const tasks = order.map((edge) => {
    const layouts = layoutsOf(edge);
    const reach = reachOf(layouts, edge.curve);
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
  const placed = new Map<string, { layout: LabelLayout; box: Rect }>();
  const index = createRectIndex<string>();
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const task of tasks) {
      const { id, curve } = task.edge;
      const before = placed.get(id)?.box;
      index.remove(id);
      const placedNear = (box: Rect): Rect[] => index.near(box).map((at) => placed.get(at)!.box);
      const { cardsNear, linesIn, settledNear } = task;
      const labelsNear = [settledNear, among(placedNear(task.reach), placedNear)];
      const after = placeLabel(
        task.layouts,
        curve,
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

type Near = (box: Rect) => readonly Rect[];

/** Few are looked at each time; of many, only those that a look finds. */
const among = (held: readonly Rect[], look: Near): Near => (held.length > FEW ? look : () => held);

/** Edges on one side of a card from which their labels crowd there. */
const CROWD = 3;

const sideOf = (edge: EdgeDraft, end: 0 | 1): string =>
  `${end === 0 ? edge.from : edge.to}\n${edge.ports?.[end].side}`;

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
