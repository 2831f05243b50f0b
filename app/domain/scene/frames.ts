import { emphasised, breakLines } from './lines.ts';
import type { Line, Run } from './lines.ts';
import type { Face } from './measure.ts';
import { isWithin } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { localised } from './localised.ts';
import type { Box, Frame, FrameLook, Language } from '../graph/types.ts';
import type { Places } from './arrange.ts';

export const FRAME_TITLE = { size: 15, lineHeight: 19 } as const;
/** At the right of a work's card, where the screen shows one's own reading. */
const STATE_ROOM = 14;
const PADDING = { x: 14, y: 11 } as const;

/** What a reader may know of a work whose card stands on a map. */
export interface WorkLook {
  /** "Casilli, 2018". */
  by: string;
  title: string;
  /** Why there is nothing more to it: out of the library, for named members alone, or erased. */
  gone: 'removed' | 'restricted' | 'withdrawn' | null;
}

/** Words that these need and the graph does not hold (locales/LANGUAGE/scene.ts). */
export interface FrameWords {
  gone: Record<NonNullable<WorkLook['gone']>, string>;
  unsaid: string;
}

export interface FrameOptions {
  language: Language;
  words: FrameWords;
  /** null for a work that the reader's library has never held. */
  works?: (id: string) => WorkLook | null;
}

/**
 * A frame with its title, a remark with its text, an image with what it shows, or a work's card; what
 * is inside is placed from its corner.
 */
export interface FrameItem extends Rect {
  id: string;
  look: FrameLook;
  /** The whole text, for a title or a screen reader. */
  title: string;
  /** The image whose bytes are to be drawn; its lines are for where there are none. */
  image: string | null;
  /** The work whose card it is. */
  work: string | null;
  lines: Array<Line & { x: number; baseline: number }>;
}

/** A frame's title is one line along its top; all else fills its sheet. */
export function frameItem(frame: Frame, options: FrameOptions): FrameItem {
  const { id, look, title, box } = frame;
  const [x, y, width, height] = box;
  const text = localised(title, options.language)?.text ?? '';
  const named = look === 'work' ? workParagraphs(frame, options) : null;
  const paragraphs = named ?? [
    emphasised(shownText(look, text, options), FACES[look], 'serif-italic'),
  ];
  const room = Math.floor((height - 2 * PADDING.y) / FRAME_TITLE.lineHeight);
  return {
    id,
    look,
    title: named ? named.map((runs) => runs.map((run) => run.text).join('')).join('. ') : text,
    image: frame.image ?? null,
    work: frame.work ?? null,
    x,
    y,
    width,
    height,
    lines: setParagraphs(paragraphs, {
      width: Math.max(1, width - 2 * PADDING.x - (look === 'work' ? STATE_ROOM : 0)),
      maxLines: look === 'frame' ? 1 : Math.max(1, room),
    }),
  };
}

const FACES = {
  frame: 'serif-semibold',
  remark: 'serif',
  image: 'serif',
  work: 'serif-semibold',
} as const satisfies Record<FrameLook, Face>;

const shownText = (look: FrameLook, text: string, { words }: FrameOptions): string =>
  look === 'image' && text === '' ? words.unsaid : text;

/** Who and when, the title in italics, and why there is no more to it. */
function workParagraphs({ work }: Frame, { words, works }: FrameOptions): Run[][] {
  const known = works?.(work ?? '') ?? { by: '', title: '', gone: 'removed' as const };
  return [
    known.by && [{ text: known.by, face: 'serif-semibold' as const }],
    known.title && [{ text: known.title, face: 'serif-italic' as const }],
    known.gone && [{ text: words.gone[known.gone], face: 'serif' as const }],
  ].flatMap((runs) => (runs ? [runs] : []));
}

/** One under another from the top; the first that finds no room ends with an ellipsis. */
function setParagraphs(
  paragraphs: Run[][],
  { width, maxLines }: { width: number; maxLines: number },
): FrameItem['lines'] {
  const lines: Line[] = [];
  for (const [index, runs] of paragraphs.entries()) {
    // Each that follows keeps a line of its own.
    const left = maxLines - lines.length - (paragraphs.length - 1 - index);
    if (left <= 0) break;
    lines.push(...breakLines(runs, { size: FRAME_TITLE.size, width, maxLines: left }).lines);
  }
  return lines.map((line, index) => ({
    ...line,
    x: PADDING.x,
    baseline: PADDING.y + 14 + index * FRAME_TITLE.lineHeight,
  }));
}

/** Ids of the cards, and of all that is smaller, that lie within a frame. */
export function heldBy(
  frame: FrameItem,
  { cards, frames }: { cards: readonly (Rect & { id: string })[]; frames: readonly FrameItem[] },
): string[] {
  if (frame.look !== 'frame') return [];
  return [...cards, ...frames]
    .filter((item) => item.id !== frame.id && isWithin(item, frame))
    .map(({ id }) => id);
}

/** With where all that lies in a frame goes along with it, unless it has a place of its own. */
export function withHeld(scene: Parameters<typeof heldBy>[1], given: Readonly<Places>): Places {
  const places: Places = { ...given };
  for (const frame of scene.frames) {
    const at = given[frame.id];
    if (!at) continue;
    const held = new Set(heldBy(frame, scene));
    for (const { id, x, y } of [...scene.cards, ...scene.frames]) {
      if (held.has(id) && !(id in places)) places[id] = [x + at[0] - frame.x, y + at[1] - frame.y];
    }
  }
  return places;
}

/** New places as a map stores them: a point for a card, the whole box for a frame or a remark. */
export function storedPlaces(
  frames: readonly FrameItem[],
  places: Readonly<Places>,
): { places: Places; boxes: Record<string, Box> } {
  const sizes = new Map(frames.map((frame) => [frame.id, frame]));
  const stored: ReturnType<typeof storedPlaces> = { places: {}, boxes: {} };
  for (const [id, [x, y]] of Object.entries(places)) {
    const frame = sizes.get(id);
    if (frame) stored.boxes[id] = [x, y, frame.width, frame.height];
    else stored.places[id] = [x, y];
  }
  return stored;
}

const AIR = { side: 24, top: 44, bottom: 24 } as const;

/** The box of a frame round these cards, with room for its title. */
export function boxRound(rects: readonly Rect[]): Box {
  const left = Math.min(...rects.map(({ x }) => x)) - AIR.side;
  const top = Math.min(...rects.map(({ y }) => y)) - AIR.top;
  const right = Math.max(...rects.map(({ x, width }) => x + width)) + AIR.side;
  const bottom = Math.max(...rects.map(({ y, height }) => y + height)) + AIR.bottom;
  return [left, top, right - left, bottom - top].map(Math.round) as Box;
}

/** How large a work's card is laid. */
export const WORK_CARD = { width: 232, height: 84 } as const;

/** The longest side of an image as it is laid, in map units. */
const IMAGE_SIDE = 360;

/** How large an image of so many pixels is laid: as it is, or smaller. */
export function imageSize(pixels: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, IMAGE_SIDE / Math.max(pixels.width, pixels.height));
  const side = (length: number): number => Math.max(24, Math.round(length * scale));
  return { width: side(pixels.width), height: side(pixels.height) };
}
