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

const isZeroWidth = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) || // combining accents
  (code >= 0x200b && code <= 0x200f) || // zero-width spaces, joiners and direction marks
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2069) ||
  (code >= 0x0591 && code <= 0x05bd) || // Hebrew points
  (code >= 0x064b && code <= 0x065f) || // Arabic vowel signs
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0x1f3fb && code <= 0x1f3ff) || // skin tones join the emoji before them
  code === 0xfeff;

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

function lookUp(code: number, face: Face): number {
  for (const [first, widths] of FACES[face]) {
    const width = widths[code - first];
    if (width !== undefined && width >= 0) return width;
  }
  return -1;
}

function advance(code: number, face: Face): number {
  if (isZeroWidth(code)) return 0;
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
  for (const character of text) thousandths += advance(character.codePointAt(0)!, face);
  return (thousandths * size) / 1000;
}
