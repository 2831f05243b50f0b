import type { Graph, Hue, Language } from '../../domain/graph/types.ts';
import { scene } from '../../domain/scene/index.ts';

/** A map drawn small: its scene without words, which nobody could read at that size. Map units. */
export interface Thumbnail {
  /** [x, y, width, height] */
  box: [number, number, number, number];
  cards: { box: [number, number, number, number]; hue: Hue | null; question: boolean }[];
  /** SVG path data. */
  lines: { path: string; dashed: boolean }[];
}

/** Null while the map shows nothing. */
export function thumbnailOf(graph: Graph, map: string, language: Language): Thumbnail | null {
  const drawing = scene(graph, { map, language });
  if (drawing.cards.length === 0) return null;
  const { x, y, width, height } = drawing.bounds;
  return {
    box: [x, y, width, height],
    cards: drawing.cards.map((card) => ({
      box: [card.x, card.y, card.width, card.height],
      hue: card.bars[0]?.hue ?? null,
      question: card.appearance === 'question',
    })),
    lines: drawing.edges.map(({ path, status }) => ({ path, dashed: status === 'to-source' })),
  };
}
