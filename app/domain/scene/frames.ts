import { emphasised, breakLines } from './lines.ts';
import type { Line } from './lines.ts';
import type { Rect } from './geometry.ts';
import { localised } from './localised.ts';
import type { Frame, FrameLook, Language } from '../graph/types.ts';

export const FRAME_TITLE = { size: 15, lineHeight: 19 } as const;
const PADDING = { x: 14, y: 11 } as const;

/** A frame with its title, or a remark with its text; what is inside is placed from its corner. */
export interface FrameItem extends Rect {
  id: string;
  look: FrameLook;
  /** The whole text, for a title or a screen reader. */
  title: string;
  lines: Array<Line & { x: number; baseline: number }>;
}

/** A frame's title is one line along its top; a remark's text fills its sheet. */
export function frameItem({ id, look, title, box }: Frame, language: Language): FrameItem {
  const [x, y, width, height] = box;
  const text = localised(title, language)?.text ?? '';
  const face = look === 'remark' ? 'serif' : 'serif-semibold';
  const room = Math.floor((height - 2 * PADDING.y) / FRAME_TITLE.lineHeight);
  const { lines } = breakLines(emphasised(text, face, 'serif-italic'), {
    size: FRAME_TITLE.size,
    width: Math.max(1, width - 2 * PADDING.x),
    maxLines: look === 'remark' ? Math.max(1, room) : 1,
  });
  return {
    id,
    look,
    title: text,
    x,
    y,
    width,
    height,
    lines: lines.map((line, index) => ({
      ...line,
      x: PADDING.x,
      baseline: PADDING.y + 14 + index * FRAME_TITLE.lineHeight,
    })),
  };
}

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Ids of the cards, and of the smaller frames and remarks, that lie within a frame. */
export function heldBy(
  frame: FrameItem,
  { cards, frames }: { cards: readonly (Rect & { id: string })[]; frames: readonly FrameItem[] },
): string[] {
  if (frame.look === 'remark') return [];
  return [...cards, ...frames]
    .filter((item) => item.id !== frame.id && isWithin(item, frame))
    .map(({ id }) => id);
}

const AIR = { side: 24, top: 44, bottom: 24 } as const;

/** The box of a frame round these cards, with room for its title. */
export function boxRound(rects: readonly Rect[]): [number, number, number, number] {
  const left = Math.min(...rects.map(({ x }) => x)) - AIR.side;
  const top = Math.min(...rects.map(({ y }) => y)) - AIR.top;
  const right = Math.max(...rects.map(({ x, width }) => x + width)) + AIR.side;
  const bottom = Math.max(...rects.map(({ y, height }) => y + height)) + AIR.bottom;
  return [left, top, right - left, bottom - top].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
}
