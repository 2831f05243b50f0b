import { byOrder } from '../graph/order.ts';
import type { Concept, Graph, Term, VocabularyName } from '../graph/types.ts';
import type { Movable, Places } from './arrange.ts';
import { GRID } from './place.ts';
import { union } from './geometry.ts';

const GAP = { across: 96, down: 56 } as const;
/** Cards of one cell of a matrix stand so many beside each other. */
const CELL_COLUMNS = 2;

const snapped = (value: number): number => Math.round(value / GRID) * GRID;
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

/** The terms of a vocabulary in their order, and behind them null for what has none. */
function termsOf(graph: Graph, vocabulary: VocabularyName): (Term | null)[] {
  const terms = Object.values(graph.terms).filter((term) => term.vocabulary === vocabulary);
  return [...terms.sort(byOrder), null];
}

const FIELD = {
  literature: ({ literatures }: Concept) => literatures[0] ?? null,
  level: ({ levels }: Concept) => levels[0] ?? null,
  kind: ({ kind }: Concept) => kind,
};
/** Vocabularies that say where a concept belongs. */
export type Placing = keyof typeof FIELD;
export const PLACINGS = Object.keys(FIELD) as Placing[];

const termOf = (graph: Graph, id: string, vocabulary: Placing): string | null => {
  const concept = graph.concepts[id];
  return concept ? FIELD[vocabulary](concept) : null;
};

/** Keeps the middle of what is laid out where it was, so that the map does not run away. */
export function aroundTheSameMiddle(items: readonly Movable[], places: Places): Places {
  const ruled = items.flatMap((item) => {
    const place = places[item.id];
    return place ? [{ ...item, x: snapped(place[0]), y: snapped(place[1]) }] : [];
  });
  const [before, after] = [union(items), union(ruled)];
  const dx = snapped(before.x + before.width / 2 - (after.x + after.width / 2));
  const dy = snapped(before.y + before.height / 2 - (after.y + after.height / 2));
  return Object.fromEntries(ruled.map(({ id, x, y }) => [id, [x + dx, y + dy]]));
}

/** One column for each literature (or level, or kind), those without any last; the same each time. */
export function columnsLayout(
  graph: Graph,
  items: readonly Movable[],
  vocabulary: Placing = 'literature',
): Places {
  const places: Places = {};
  let x = 0;
  for (const term of termsOf(graph, vocabulary)) {
    const held = items
      .filter(({ id }) => termOf(graph, id, vocabulary) === (term?.id ?? null))
      .sort(byId);
    if (held.length === 0) continue;
    let y = 0;
    for (const item of held) {
      places[item.id] = [x, y];
      y += item.height + GAP.down;
    }
    x += Math.max(...held.map(({ width }) => width)) + GAP.across;
  }
  return aroundTheSameMiddle(items, places);
}

/** Two vocabularies crossed: a row for each term of one, a column for each of the other. */
export function matrixLayout(
  graph: Graph,
  items: readonly Movable[],
  { rows, columns }: { rows: Placing; columns: Placing },
): Places {
  const cellOf = (row: Term | null, column: Term | null): Movable[] =>
    items
      .filter(
        ({ id }) =>
          termOf(graph, id, rows) === (row?.id ?? null) &&
          termOf(graph, id, columns) === (column?.id ?? null),
      )
      .sort(byId);
  const [rowTerms, columnTerms] = [termsOf(graph, rows), termsOf(graph, columns)];
  const cells = rowTerms.map((row) => columnTerms.map((column) => packed(cellOf(row, column))));
  const widths = columnTerms.map((_, index) => Math.max(...cells.map((row) => row[index]!.width)));
  const heights = cells.map((row) => Math.max(...row.map(({ height }) => height)));
  const places: Places = {};
  let y = 0;
  cells.forEach((row, rowIndex) => {
    let x = 0;
    row.forEach((cell, index) => {
      for (const [id, [dx, dy]] of Object.entries(cell.places)) places[id] = [x + dx, y + dy];
      if (widths[index]! > 0) x += widths[index]! + GAP.across;
    });
    if (heights[rowIndex]! > 0) y += heights[rowIndex]! + GAP.across;
  });
  return aroundTheSameMiddle(items, places);
}

/** The cards of one cell, in short rows. */
function packed(held: readonly Movable[]): { places: Places; width: number; height: number } {
  const places: Places = {};
  let [width, y] = [0, 0];
  for (let start = 0; start < held.length; start += CELL_COLUMNS) {
    const row = held.slice(start, start + CELL_COLUMNS);
    let x = 0;
    for (const item of row) {
      places[item.id] = [x, y];
      x += item.width + GAP.across;
    }
    width = Math.max(width, x - GAP.across);
    y += Math.max(...row.map(({ height }) => height)) + GAP.down;
  }
  return { places, width, height: Math.max(0, y - GAP.down) };
}
