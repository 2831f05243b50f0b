import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../app/domain/scene/index.ts';
import type { Face } from '../../../app/domain/scene/index.ts';

/**
 * Canvas measureText of Chromium on the shipped fonts, in pixels, taken once on 24 November 2026
 * (Newsreader 5.3.0, Inter 5.3.0). Taken again, they may only change with the fonts.
 */
const CHROMIUM: Array<[face: Face, size: number, text: string, width: number]> = [
  ['serif', 16, 'Comment articuler protection des données et protection du travail\u202f?', 462.7],
  ['serif', 16, 'Prestataires et sous-traitants au Sud', 244],
  ['serif', 16, 'Garante per la protezione dei dati personali (Italie)', 343.6],
  ['serif', 16, 'How to join data protection and labour protection?', 348.3],
  ['serif', 16, 'Łódź, Škoda, œuvre', 135.9],
  ['serif-italic', 15, 'entretiennent quels rapports avec', 202.6],
  ['serif-italic', 15, 'ferait disparaître', 104.9],
  ['serif-semibold', 16, 'Prestataires et sous-traitants au Sud', 255.6],
  ['serif-semibold', 16, 'ferait disparaître', 120.1],
  ['sans', 12.5, 'institution · terrain', 106.5],
  ['sans', 12.5, 'Типографика и труд', 121.8],
  ['sans-semibold', 12, 'Garante per la protezione dei dati personali (Italie)', 288.7],
];

describe('textWidth', () => {
  it.each(CHROMIUM)('%s %d: %s is within 2 %% of Chromium', (face, size, text, width) => {
    const measured = textWidth(text, face, size);
    expect(Math.abs(measured / width - 1)).toBeLessThan(0.02);
  });

  it('is never far too narrow where no shipped font has the letters', () => {
    // Chromium with this machine's serif: 135.6. Another's may be wider.
    expect(textWidth('Типографика и труд', 'serif', 16)).toBeGreaterThan(135);
  });

  it('takes wide characters for an em, and marks and joiners for nothing', () => {
    expect(textWidth('数据', 'serif', 16)).toBe(32);
    expect(textWidth('e\u0301', 'serif', 16)).toBe(textWidth('e', 'serif', 16));
    expect(textWidth('\u200d\u200f\ufeff', 'sans', 12)).toBe(0);
  });

  it('takes a flag and a family for one emoji, and the marks of any script for nothing', () => {
    const one = textWidth('😀', 'serif', 16);
    for (const emoji of ['🇫🇷', '👨‍👩‍👧‍👦', '👩🏽‍🔬', '🏳️‍🌈']) {
      expect(textWidth(emoji, 'serif', 16)).toBe(one);
    }
    expect(textWidth('🇫🇷🇪🇺', 'serif', 16)).toBe(2 * one);
    expect(textWidth('בְּ', 'serif', 16)).toBe(textWidth('ב', 'serif', 16));
    expect(textWidth('co\u00adopérer', 'serif', 16)).toBe(textWidth('coopérer', 'serif', 16));
  });

  it('grows with the size', () => {
    expect(textWidth('mot', 'serif', 32)).toBeCloseTo(2 * textWidth('mot', 'serif', 16), 9);
  });
});
