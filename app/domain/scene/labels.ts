import { ARROW, arrowhead } from './routing.ts';
import { contains, inflate, overlapArea } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { breakLines, emphasised } from './lines.ts';
import type { Line } from './lines.ts';
import { textWidth } from './measure.ts';
import { cornersOf, endOf, hullOf, locate, startOf } from './path.ts';
import type { Path } from './path.ts';
import { boxOf } from './spatial.ts';

export const PHRASE = { size: 15, lineHeight: 17 } as const;
export const COUNT = { size: 12, sign: 8 } as const;

/** A count drawn with its sign: ✓ for supporting sources, ✕ for contesting ones, · for the rest. */
export type CountSign = 'supports' | 'contests' | 'other';

export interface LabelContent {
  phrase: string;
  counts: Array<{ sign: CountSign; count: number }>;
  /** "P12" where propositions are numbered, else null. */
  number: string | null;
  /** "?" on an open question, else null. */
  mark: string | null;
}

/** A label laid out; everything inside is placed from the box's own top left corner. */
export interface LabelLayout {
  width: number;
  height: number;
  lines: Array<Line & { x: number; baseline: number }>;
  counts: Array<{ x: number; baseline: number; sign: CountSign; count: number }>;
  number: { x: number; baseline: number; text: string } | null;
  mark: { x: number; baseline: number; text: string } | null;
  truncated: boolean;
}

const PADDING = { x: 5, y: 2 } as const;
const GAP = 6;
const MAX_LINES = 6;
/** Wrapping widths that are tried, widest first; a word up to LONGEST_WORD is not cut for them. */
const WRAPS = [230, 150, 112, 76] as const;
const LONGEST_WORD = 150;

const countWidth = (count: number): number =>
  COUNT.sign + 2 + textWidth(String(count), 'sans-semibold', COUNT.size);

function layLabel(content: LabelContent, wrap: number): LabelLayout {
  const tail = [
    content.mark === null ? 0 : textWidth(content.mark, 'sans-semibold', COUNT.size),
    ...content.counts.map(({ count }) => countWidth(count)),
  ].filter((width) => width > 0);
  const tailWidth = tail.reduce((sum, width) => sum + width + GAP, 0);
  const numberWidth =
    content.number === null ? 0 : textWidth(content.number, 'sans-semibold', COUNT.size) + GAP;
  const longest = Math.max(
    ...content.phrase.split(/\s+/u).map((word) => textWidth(word, 'serif-italic', PHRASE.size)),
  );
  const text = breakLines(emphasised(content.phrase, 'serif-italic', 'serif'), {
    size: PHRASE.size,
    width: Math.max(wrap, Math.min(longest, LONGEST_WORD)),
    maxLines: MAX_LINES,
    lead: numberWidth,
    tail: tailWidth,
  });
  const last = text.lines.length - 1;
  const widths = text.lines.map(
    (line, index) =>
      line.width + (index === 0 ? numberWidth : 0) + (index === last ? tailWidth : 0),
  );
  // Counts without a phrase have nothing to stand off from.
  const lead = last < 0 && numberWidth === 0 ? GAP : 0;
  const inner = Math.max(numberWidth + (last < 0 ? tailWidth - lead : 0), ...widths);
  const width = inner + 2 * PADDING.x;
  const baselineOf = (line: number): number => PADDING.y + 13 + line * PHRASE.lineHeight;
  const startOf = (line: number): number => PADDING.x + (inner - (widths[line] ?? inner)) / 2;

  let x = last < 0 ? PADDING.x + numberWidth - lead : startOf(last) + widths[last]! - tailWidth;
  const baseline = baselineOf(Math.max(0, last));
  let mark: LabelLayout['mark'] = null;
  if (content.mark !== null) {
    mark = { x: x + GAP, baseline, text: content.mark };
    x += GAP + textWidth(content.mark, 'sans-semibold', COUNT.size);
  }
  const counts = content.counts.map(({ sign, count }) => {
    const placed = { x: x + GAP, baseline, sign, count };
    x += GAP + countWidth(count);
    return placed;
  });
  return {
    width,
    height: Math.max(1, text.lines.length) * PHRASE.lineHeight + 2 * PADDING.y + 1,
    lines: text.lines.map((line, index) => ({
      ...line,
      x: startOf(index) + (index === 0 ? numberWidth : 0),
      baseline: baselineOf(index),
    })),
    counts,
    mark,
    number:
      content.number === null
        ? null
        : { x: startOf(0), baseline: baselineOf(0), text: content.number },
    truncated: text.truncated,
  };
}

const NOTHING: LabelLayout = {
  ...{ width: 0, height: 0, lines: [], counts: [], number: null, mark: null, truncated: false },
};

/**
 * The ways a label may be broken, each narrower than the one before. One that says nothing, since its
 * phrase is written where others share it, has no size.
 */
export function labelLayouts(content: LabelContent): LabelLayout[] {
  const { phrase, counts, number, mark } = content;
  if (phrase === '' && counts.length === 0 && number === null && mark === null) return [NOTHING];
  const layouts: LabelLayout[] = [];
  for (const wrap of WRAPS) {
    const layout = layLabel(content, wrap);
    if (layouts.every(({ width }) => layout.width < width)) layouts.push(layout);
  }
  return layouts;
}

/** What a label has to keep off. */
export interface LabelSurroundings {
  /** At least those that overlap this box. */
  cardsNear(box: Rect): readonly Rect[];
  labelsNear: readonly ((box: Rect) => readonly Rect[])[];
  /** How many points along the other edges' lines lie in this box. */
  linesIn(box: Rect): number;
}

const CARD_AIR = 4;
const LABEL_AIR = 3;
const LINE_AIR = 2;
/** Line that has to stay visible before the label, and between it and the arrow's base. */
const VISIBLE = { before: 16, after: ARROW.length + 13 } as const;
const COST = {
  card: 20_000,
  label: 12_000,
  hidden: 90,
  line: 60,
  middle: 70,
  aside: 34,
  corner: 45,
  arrow: 1_800,
  lines: 9,
  wide: 0.6,
} as const;
const TS = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8];

/**
 * The best place for a label on its curve or right beside it: on no card, on no other label, off
 * other lines, with its own line and arrow in sight on both sides.
 */
export function placeLabel(
  layouts: LabelLayout[],
  path: Path,
  around: LabelSurroundings,
  wished = 0.5,
): { layout: LabelLayout; box: Rect } {
  let best: { layout: LabelLayout; box: Rect } | null = null;
  let lowest = Infinity;
  const pointAt = locate(path);
  const points = Array.from({ length: 41 }, (_, index) => pointAt(index / 40));
  const length = lengthOfAll(points);
  const corners = cornersOf(path);
  const arrow = arrowhead(path);
  layouts.forEach((layout, wrap) => {
    const { width, height } = layout;
    for (const t of TS) {
      const [x, y] = pointAt(t);
      for (const [dx, dy] of asides(layout)) {
        const box = { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
        let cost = Math.abs(t - wished) * COST.middle + wrap * COST.lines * layout.lines.length;
        cost += tooWide(width, path) * COST.wide;
        if (dx !== 0 || dy !== 0) cost += COST.aside;
        if (cost >= lowest) continue;
        cost += crowding(box, around, lowest - cost);
        if (cost >= lowest) continue;
        cost += hiddenCost(box, points, length);
        if (cost >= lowest) continue;
        if (isAnyIn(box, arrow)) cost += COST.arrow;
        if (isAnyIn(box, corners)) cost += COST.corner;
        if (cost < lowest) {
          lowest = cost;
          best = { layout, box };
        }
      }
    }
  });
  return best!;
}

/** Where any of the places that are tried may lie, air included: the rest need not be looked at. */
export function reachOf(layouts: LabelLayout[], path: Path): Rect {
  const at = boxOf(hullOf(path));
  const width = Math.max(...layouts.map((layout) => layout.width)) + 12;
  const height = Math.max(...layouts.map((layout) => layout.height)) + 12;
  return {
    x: at.x - width,
    y: at.y - height,
    width: at.width + 2 * width,
    height: at.height + 2 * height,
  };
}

/** Whether a label would cover one of these points, or touch it. */
const isAnyIn = (box: Rect, points: readonly Point[]): boolean =>
  points.length > 0 && points.some((point) => contains(inflate(box, LINE_AIR), point));

/** How far a label sticks out of the channel that its line crosses; a vertical line crosses none. */
function tooWide(width: number, path: Path): number {
  const [start, end] = [startOf(path), endOf(path)];
  const channel = Math.abs(end[0] - start[0]);
  return channel < 60 || Math.abs(end[1] - start[1]) < 20 ? 0 : Math.max(0, width - 0.6 * channel);
}

/** On the line; a little off it; wholly beside it. */
const asides = ({ width, height }: LabelLayout): Point[] => [
  [0, 0],
  [0, -height / 2 - 5],
  [0, height / 2 + 5],
  [width / 2 + 6, 0],
  [-width / 2 - 6, 0],
];

/** What is in the way, looked at only until it costs `limit`. */
function crowding(box: Rect, around: LabelSurroundings, limit: number): number {
  let cost = 0;
  const offCards = inflate(box, CARD_AIR);
  for (const card of around.cardsNear(offCards)) {
    const area = overlapArea(offCards, card);
    if (area > 0) cost += COST.card + area;
  }
  if (cost >= limit) return cost;
  const offLabels = inflate(box, LABEL_AIR);
  for (const near of around.labelsNear) {
    for (const label of near(offLabels)) {
      const area = overlapArea(offLabels, label);
      if (area > 0) cost += COST.label + area;
    }
  }
  if (cost >= limit) return cost;
  return cost + around.linesIn(inflate(box, LINE_AIR)) * COST.line;
}

function lengthOfAll(points: Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    length += Math.hypot(
      points[index]![0] - points[index - 1]![0],
      points[index]![1] - points[index - 1]![1],
    );
  }
  return length;
}

function hiddenCost(box: Rect, points: Point[], length: number): number {
  const inside = points.map((point) => contains(box, point));
  const first = inside.indexOf(true);
  if (first < 0) return 0;
  const last = inside.lastIndexOf(true);
  const step = length / (points.length - 1);
  const before = first * step;
  const after = (points.length - 1 - last) * step;
  return (
    Math.max(0, VISIBLE.before - before) * COST.hidden * 0.2 +
    Math.max(0, VISIBLE.after - after) * COST.hidden
  );
}
