import type { EdgeItem } from './edges.ts';
import { union } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { samplePath } from './path.ts';
import { boxOf } from './spatial.ts';

/** Air around the outermost things of a drawing. */
const MARGIN = 24;

export const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

/** Only where cards stand, by concept. */
export const rectsOf = (cards: Array<Rect & { id: string }>): Record<string, Rect> =>
  Object.fromEntries(cards.map((card) => [card.id, rectOf(card)]));

/** How far a line reaches with its label. */
export const extentOf = ({ curves, label }: Pick<EdgeItem, 'curves' | 'label'>): Rect =>
  union([label, boxOf(samplePath(curves, 16 * curves.length))]);

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
