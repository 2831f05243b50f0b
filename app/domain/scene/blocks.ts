import type { Movable, Places } from './arrange.ts';
import { heldBy, withHeld } from './frames.ts';
import type { Scene } from './scene.ts';

/** What a layout of a whole map moves: cards that stand alone, and frames with all that lies in them. */
export interface Blocks {
  items: Movable[];
  /** The block that a card belongs to; undefined for one that stays. */
  blockOf: (card: string) => string | undefined;
  /** Where every card and frame goes when the blocks go there. */
  unfold: (places: Places) => Places;
}

/**
 * An outermost frame goes as one with what it holds, arranged as its people arranged it. What is locked
 * stays, and so does a frame that holds anything locked.
 */
export function blocksOf(
  scene: Pick<Scene, 'cards' | 'frames'>,
  locked: readonly string[],
): Blocks {
  const fixed = new Set(locked);
  const inside = new Map<string, string>();
  const contents = new Map<string, string[]>();
  for (const frame of scene.frames) contents.set(frame.id, heldBy(frame, scene));
  const isOutermost = (id: string) => ![...contents.values()].some((held) => held.includes(id));
  const outer = scene.frames.filter(({ id }) => contents.get(id)!.length > 0 && isOutermost(id));
  for (const { id } of outer) {
    for (const held of contents.get(id)!) inside.set(held, id);
    if ([id, ...contents.get(id)!].some((one) => fixed.has(one))) fixed.add(id);
  }
  const movable = ({ id }: { id: string }) => !fixed.has(id);
  const frames = outer.filter(movable);
  const alone = scene.cards.filter((card) => movable(card) && !inside.has(card.id));
  const blocks = new Set([...frames, ...alone].map(({ id }) => id));
  return {
    items: [...frames, ...alone].map(({ id, x, y, width, height }) => ({
      id,
      x,
      y,
      width,
      height,
    })),
    blockOf: (card) => [inside.get(card) ?? card].find((id) => blocks.has(id)),
    unfold: (places) => withHeld(scene, places),
  };
}
