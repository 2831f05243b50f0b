import type { EdgeItem } from './edges.ts';
import { sample } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { inReach, labelLayouts, placeLabel } from './labels.ts';
import type { LabelLayout } from './labels.ts';

/** An edge whose line is drawn and whose label is not set. */
export type EdgeDraft = Omit<EdgeItem, 'label'>;

const PASSES = 3;
const LINE_SAMPLES = 60;

/**
 * Sets the labels of `drafts`: the most hemmed in (shortest line) first, then each again, knowing
 * where the others went. `fixed` edges keep theirs and are kept clear of.
 */
export function placeLabels(
  drafts: EdgeDraft[],
  cards: Rect[],
  fixed: EdgeItem[] = [],
): EdgeItem[] {
  const lines = [...drafts, ...fixed].map(({ id, curve }) => ({
    id,
    points: sample(curve, LINE_SAMPLES),
  }));
  const others = (id: string): Point[] =>
    lines.flatMap((line) => (line.id === id ? [] : line.points));
  const span = ({ curve }: EdgeDraft): number =>
    Math.hypot(curve[3][0] - curve[0][0], curve[3][1] - curve[0][1]);
  const order = [...drafts].sort((a, b) => span(a) - span(b) || (a.id < b.id ? -1 : 1));
  const layouts = new Map(drafts.map(({ id, content }) => [id, labelLayouts(content)]));
  const near = new Map(
    drafts.map(({ id, curve }) => [
      id,
      inReach(layouts.get(id)!, curve, { cards, lines: others(id) }),
    ]),
  );
  const wished = wishedPlaces([...drafts, ...fixed]);
  const placed = new Map<string, { layout: LabelLayout; box: Rect }>();
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const { id, curve } of order) {
      const before = placed.get(id)?.box;
      placed.delete(id);
      const labels = [
        ...fixed.map(({ label }) => label),
        ...[...placed.values()].map((p) => p.box),
      ];
      const around = { ...near.get(id)!, labels };
      const after = placeLabel(layouts.get(id)!, curve, around, wished.get(id));
      placed.set(id, after);
      moved ||= before?.x !== after.box.x || before.y !== after.box.y;
    }
    if (!moved) break;
  }
  return drafts.map((edge) => {
    const { layout, box } = placed.get(edge.id)!;
    return { ...edge, label: { ...layout, x: box.x, y: box.y } };
  });
}

/** Edges on one side of a card from which their labels crowd there. */
const CROWD = 3;

/** Labels of lines that fan out of one side had best stand towards the ends that lie apart. */
function wishedPlaces(edges: EdgeDraft[]): Map<string, number> {
  const side = (edge: EdgeDraft, end: 0 | 1): string =>
    `${end === 0 ? edge.from : edge.to}\n${edge.ports?.[end].side}`;
  const crowds = new Map<string, number>();
  for (const edge of edges) {
    for (const end of [0, 1] as const) {
      const key = side(edge, end);
      crowds.set(key, (crowds.get(key) ?? 0) + 1);
    }
  }
  return new Map(
    edges.map((edge) => {
      const [from, to] = [crowds.get(side(edge, 0))!, crowds.get(side(edge, 1))!];
      if (Math.max(from, to) < CROWD || from === to) return [edge.id, 0.5];
      return [edge.id, from > to ? 0.6 : 0.4];
    }),
  );
}
