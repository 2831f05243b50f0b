import { centre } from './geometry.ts';
import type { Rect } from './geometry.ts';

export type Direction = 'left' | 'up' | 'down' | 'right';

const WAYS: Record<Direction, [x: number, y: number]> = {
  left: [-1, 0],
  up: [0, -1],
  down: [0, 1],
  right: [1, 0],
};
/** How much further off a card seems for each unit that it lies aside of the way. */
const ASIDE = 2;

/**
 * The card that one comes to from another in a direction: the nearest within a right angle round
 * it, what lies straight ahead before what lies aside. Null where there is none.
 */
export function walk<Card extends Rect & { id: string }>(
  from: Card,
  direction: Direction,
  cards: readonly Card[],
): Card | null {
  const [wx, wy] = WAYS[direction];
  const [x, y] = centre(from);
  let nearest: Card | null = null;
  let least = Infinity;
  for (const card of cards) {
    const [cx, cy] = centre(card);
    const ahead = (cx - x) * wx + (cy - y) * wy;
    const aside = Math.abs((cx - x) * wy) + Math.abs((cy - y) * wx);
    if (card.id === from.id || ahead <= 0 || aside > ahead) continue;
    const far = ahead + ASIDE * aside;
    if (far < least) [nearest, least] = [card, far];
  }
  return nearest;
}
