import type { EdgeItem } from './edges.ts';
import { sample, union } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { boxOf } from './spatial.ts';

/** Air around the outermost things of a drawing. */
const MARGIN = 24;

export const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

/** Only where cards stand, by concept. */
export const rectsOf = (cards: Array<Rect & { id: string }>): Record<string, Rect> =>
  Object.fromEntries(cards.map((card) => [card.id, rectOf(card)]));

/** How far an edge reaches with its label. */
export const extentOf = ({ curve, label }: EdgeItem): Rect =>
  union([label, boxOf(sample(curve, 16))]);

/** The rectangle that holds a drawing, with a margin; `extents` are its edges' (`extentOf`). */
export function boundsOf({
  cards,
  extents,
  frames,
}: {
  cards: Rect[];
  extents: Rect[];
  frames: Rect[];
}): Rect {
  const all = union([...cards, ...frames, ...extents]);
  return {
    x: all.x - MARGIN,
    y: all.y - MARGIN,
    width: all.width + 2 * MARGIN,
    height: all.height + 2 * MARGIN,
  };
}
