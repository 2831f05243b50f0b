import type { EdgeItem } from './edges.ts';
import { sample, union } from './geometry.ts';
import type { Rect } from './geometry.ts';

/** Air around the outermost things of a drawing. */
const MARGIN = 24;

/** Only where cards stand, by concept. */
export const rectsOf = (cards: Array<Rect & { id: string }>): Record<string, Rect> =>
  Object.fromEntries(cards.map(({ id, x, y, width, height }) => [id, { x, y, width, height }]));

/** The rectangle that holds a drawing, its lines and labels included, with a margin. */
export function boundsOf({
  cards,
  edges,
  frames,
}: {
  cards: Rect[];
  edges: EdgeItem[];
  frames: Rect[];
}): Rect {
  const points = edges.flatMap(({ curve }) => sample(curve, 16));
  const all = union([
    ...cards,
    ...frames,
    ...edges.map(({ label }) => label),
    ...points.map(([x, y]) => ({ x, y, width: 0, height: 0 })),
  ]);
  return {
    x: all.x - MARGIN,
    y: all.y - MARGIN,
    width: all.width + 2 * MARGIN,
    height: all.height + 2 * MARGIN,
  };
}
