import metrics from './font-metrics.json' with { type: 'json' };

/** The five faces that a map is set in; their CSS is in FACE_STYLE. */
export type Face = 'serif' | 'serif-italic' | 'serif-semibold' | 'sans' | 'sans-semibold';

export interface FaceStyle {
  family: string;
  weight: number;
  italic: boolean;
}

const SERIF = "'Newsreader Variable', Newsreader, Georgia, serif";
const SANS = "'Inter Variable', Inter, system-ui, sans-serif";

/** What the measured widths are true of. Change a weight here and in scripts/font-metrics.ts. */
export const FACE_STYLE: Record<Face, FaceStyle> = {
  serif: { family: SERIF, weight: 450, italic: false },
  'serif-italic': { family: SERIF, weight: 450, italic: true },
  'serif-semibold': { family: SERIF, weight: 600, italic: false },
  sans: { family: SANS, weight: 400, italic: false },
  'sans-semibold': { family: SANS, weight: 600, italic: false },
};

type Block = [first: number, widths: number[]];
const FACES = metrics.faces as unknown as Record<Face, Block[]>;

/** Widths in thousandths of an em for what the shipped fonts lack and the system's must draw. */
const UNKNOWN = 600;
const WIDE = 1000;
const EMOJI = 1370;

/** Marks on the letter before, and signs that only direct, join or part: no script's take room. */
const NO_ROOM = /[\p{Mn}\p{Me}\p{Cf}\u{1f3fb}-\u{1f3ff}]/u;

const isZeroWidth = (code: number, character: string): boolean =>
  code === 0xad || (code >= 0x300 && NO_ROOM.test(character));

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe4f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0x20000 && code <= 0x3fffd);

const isEmoji = (code: number): boolean =>
  (code >= 0x1f000 && code <= 0x1faff) || (code >= 0x2600 && code <= 0x27bf);

const JOINER = 0x200d;
const isRegional = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

function lookUp(code: number, face: Face): number {
  for (const [first, widths] of FACES[face]) {
    const width = widths[code - first];
    if (width !== undefined && width >= 0) return width;
  }
  return -1;
}

function advance(code: number, character: string, face: Face): number {
  if (isZeroWidth(code, character)) return 0;
  const width = lookUp(code, face);
  if (width >= 0) return width;
  if (code === 0x202f) return lookUp(0x2009, face); // a narrow no-break space is a thin space
  if (isEmoji(code)) return EMOJI;
  if (isWide(code)) return WIDE;
  // Newsreader has no Cyrillic: the reader's serif draws it, about as wide as Inter does.
  return Math.max(lookUp(code, 'sans'), UNKNOWN);
}

/**
 * Width of a text set on one line, in CSS pixels, from the shipped fonts' advance widths. Kerning
 * is left out, which keeps it within 2 % of a browser's (tests/domain/scene/measure.test.ts).
 */
export function textWidth(text: string, face: Face, size: number): number {
  let thousandths = 0;
  let before = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    // A family of emoji is drawn as one, and so is the pair of letters that makes a flag.
    const isJoined = before === JOINER && isEmoji(code);
    const isFlagsSecond = isRegional(before) && isRegional(code);
    if (!isJoined && !isFlagsSecond) thousandths += advance(code, character, face);
    before = isFlagsSecond ? 0 : code;
  }
  return (thousandths * size) / 1000;
}
