import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../../app/domain/graph/types.ts';
import { PALETTES, STATUS_STYLES } from '../../../app/domain/scene/index.ts';
import type { Palette } from '../../../app/domain/scene/index.ts';

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = channels(colour).map(linear);
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const DEFICIENCIES: Record<string, number[][]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(colour: string, deficiency: string): number[] {
  const rgb = channels(colour).map(linear);
  return DEFICIENCIES[deficiency]!.map((row) =>
    row.reduce((sum, weight, index) => sum + weight * rgb[index]!, 0),
  );
}

/** CIE 1976 distance of two linear RGB colours. */
function difference(one: number[], other: number[]): number {
  const lab = ([r, g, b]: number[]): number[] => {
    const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
    const x = f((0.4124 * r! + 0.3576 * g! + 0.1805 * b!) / 0.9505);
    const y = f(0.2126 * r! + 0.7152 * g! + 0.0722 * b!);
    const z = f((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

describe.each(Object.entries(PALETTES))('palette %s', (_name, palette: Palette) => {
  it('writes at AA (4.5:1) on paper and on cards', () => {
    for (const ground of [palette.paper, palette.card]) {
      for (const text of [palette.ink, palette.inkSoft, palette.ochre]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(palette.onQuestion, palette.question)).toBeGreaterThanOrEqual(4.5);
  });

  it('draws lines and the signs of literatures at 3:1 at least', () => {
    for (const hue of HUES) {
      expect(contrast(palette.hues[hue], palette.card)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(palette.lineStrong, palette.paper)).toBeGreaterThanOrEqual(3);
  });
});

describe('the hues of the four literatures', () => {
  const FOUR = ['red', 'blue', 'green', 'grey'] as const;
  it.each(['light', 'dark'] as const)('differ in %s, also to the colour-blind', (name) => {
    const { hues } = PALETTES[name];
    for (const deficiency of Object.keys(DEFICIENCIES)) {
      FOUR.forEach((one, index) => {
        for (const other of FOUR.slice(index + 1)) {
          const distance = difference(seen(hues[one], deficiency), seen(hues[other], deficiency));
          expect(distance, `${one} and ${other}, ${deficiency}`).toBeGreaterThan(10);
        }
      });
    }
  });
});

it('gives each status a line of its own, without colour', () => {
  const lines = Object.values(STATUS_STYLES).map(({ width, dash, cap, arrow }) =>
    JSON.stringify([width, dash, cap, arrow]),
  );
  expect(new Set(lines).size).toBe(lines.length);
});

it('agrees with the tokens of the interface', () => {
  const css = readFileSync(new URL('../../../app/styles/tokens.css', import.meta.url), 'utf8');
  const [, light, dark] = css.split(/:root[^{]*\{/u);
  for (const [block, palette] of [
    [light!, PALETTES.light],
    [dark!, PALETTES.dark],
  ] as const) {
    const token = (name: string): string | undefined =>
      new RegExp(`--${name}: (#[0-9a-f]{6})`, 'u').exec(block)?.[1];
    expect(token('paper')).toBe(palette.paper);
    expect(token('paper-raised')).toBe(palette.card);
    expect(token('ink')).toBe(palette.ink);
    expect(token('ink-soft')).toBe(palette.inkSoft);
    expect(token('line')).toBe(palette.line);
    expect(token('line-strong')).toBe(palette.lineStrong);
    expect(token('ochre')).toBe(palette.ochre);
    for (const hue of HUES) expect(token(`hue-${hue}`)).toBe(palette.hues[hue]);
  }
});
