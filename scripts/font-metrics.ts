/**
 * Writes app/domain/scene/font-metrics.json: the advance widths of the shipped fonts, so that text
 * is measured the same way in a browser, on the server and in a test, without a DOM.
 *
 *   npx node scripts/font-metrics.ts
 *
 * Run it again when @fontsource-variable/{inter,newsreader} change version.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The part of fontkit (which ships no types) that is used here. Tables and not glyphs: fontkit 2.0
 * cannot decode a variable WOFF2's composite outlines, and an outline is not needed for a width.
 */
interface Font {
  unitsPerEm: number;
  variationCoords: number[] | null;
  hmtx: { metrics: { get(glyph: number): { advance: number } | undefined; length: number } };
  HVAR: object;
  _cmapProcessor: { lookup(codePoint: number): number };
  _variationProcessor: { getAdvanceAdjustment(glyph: number, table: object): number };
}

const require = createRequire(import.meta.url);
const fontkit = require('fontkit') as { openSync(path: string): Font };

const FILES = (family: string, style: string) =>
  ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'].map(
    (subset) => `@fontsource-variable/${family}/files/${family}-${subset}-wght-${style}.woff2`,
  );

const FACES: Record<string, { family: string; style: string; weight: number }> = {
  serif: { family: 'newsreader', style: 'normal', weight: 450 },
  'serif-italic': { family: 'newsreader', style: 'italic', weight: 450 },
  'serif-semibold': { family: 'newsreader', style: 'normal', weight: 600 },
  sans: { family: 'inter', style: 'normal', weight: 400 },
  'sans-semibold': { family: 'inter', style: 'normal', weight: 600 },
};

/** Blocks worth their bytes: Latin to Extended-A, Cyrillic, general punctuation. */
const BLOCKS: Array<[first: number, last: number]> = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x400, 0x45f],
  [0x2000, 0x203a],
];

function open(path: string, weight: number): Font | null {
  let file: string;
  try {
    file = require.resolve(path);
  } catch {
    return null; // this family has no such subset (Newsreader has no Cyrillic)
  }
  const font = fontkit.openSync(file);
  // Not getVariation(): it reopens the file as plain TrueType, which a WOFF2 is not.
  font.variationCoords = [weight];
  return font;
}

const faces: Record<string, Array<[first: number, widths: number[]]>> = {};
for (const [face, { family, style, weight }] of Object.entries(FACES)) {
  const fonts = FILES(family, style)
    .map((path) => open(path, weight))
    .filter((font) => font !== null);
  const width = (codePoint: number): number => {
    for (const font of fonts) {
      const glyph = font._cmapProcessor.lookup(codePoint);
      if (glyph === 0) continue;
      const { metrics } = font.hmtx;
      // Glyphs past the end of hmtx share the last advance.
      const { advance } = metrics.get(Math.min(glyph, metrics.length - 1)) ?? { advance: 0 };
      const adjustment = font._variationProcessor.getAdvanceAdjustment(glyph, font.HVAR);
      return Math.round((1000 * (advance + adjustment)) / font.unitsPerEm);
    }
    return -1;
  };
  faces[face] = BLOCKS.map(([first, last]): [number, number[]] => [
    first,
    Array.from({ length: last - first + 1 }, (_, index) => width(first + index)),
  ]).filter(([, widths]) => widths.some((value) => value >= 0));
}

const out = new URL('../app/domain/scene/font-metrics.json', import.meta.url);
writeFileSync(out, `${JSON.stringify({ unit: 'thousandths of an em', faces })}\n`);
