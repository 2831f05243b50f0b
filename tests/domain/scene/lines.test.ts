import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, emphasised, textWidth } from '../../../app/domain/scene/index.ts';

const set = (text: string, width = 156, maxLines?: number): string[] =>
  breakLines(emphasised(text, 'serif', 'serif-italic'), { size: 16, width, maxLines }).lines.map(
    (line) => line.runs.map((run) => run.text).join(''),
  );

const segments = (text: string): string[] =>
  Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);

describe('emphasised', () => {
  it('reads a pair of asterisks that hug their text as emphasis', () => {
    expect(emphasised('Courant du *digital labor*', 'serif', 'serif-italic')).toEqual([
      { text: 'Courant du ', face: 'serif' },
      { text: 'digital labor', face: 'serif-italic' },
    ]);
  });
});

describe('breakLines', () => {
  it('evens lines out and keeps an article with its noun', () => {
    expect(set('Altruisme de la donnée')).toEqual(['Altruisme', 'de la donnée']);
    expect(set('Prestataires et sous-traitants au Sud')).toEqual([
      'Prestataires et',
      'sous-traitants au Sud',
    ]);
  });

  it('never breaks at a no-break space', () => {
    expect(set('mot\u00a0:\u00a0mot', 30).join('')).toBe('mot\u00a0:\u00a0mot');
    const lines = set('protection des données et du travail\u202f?', 100);
    expect(lines.at(-1)).toMatch(/\S\u202f\?$/u);
  });

  it('ends in an ellipsis where the text goes on', () => {
    const lines = set('un deux trois quatre cinq six sept huit neuf dix onze douze', 60, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/u);
  });

  it.each([
    ['flags', '🇫🇷🇪🇺🇩🇪'],
    ['families', '👨‍👩‍👧‍👦'],
    ['keycaps and regions', '1️⃣🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['skin tones', '👩🏽‍🔬'],
    ['Devanagari', 'क्षि'],
    ['Hangul made of parts', '\u1112\u1161\u11ab'],
    ['marks heaped up', `a${'\u0301\u0323\u0489'.repeat(8)}`],
  ])('cuts %s between characters alone, over lines and before an ellipsis', (_, unit) => {
    const known = new Set([...segments(unit), '…']);
    for (const width of [20, 61, 90]) {
      for (const maxLines of [Infinity, 3]) {
        const lines = set(unit.repeat(60), width, maxLines);
        for (const line of lines) {
          expect(segments(line).filter((cluster) => !known.has(cluster))).toEqual([]);
        }
      }
    }
  });

  it('says of every line of a text whether it is read from the right', () => {
    const read = (text: string) =>
      breakLines([{ text, face: 'serif' }], { size: 16, width: 100 }).lines.map(({ rtl }) => rtl);
    expect(new Set(read('حماية البيانات (GDPR) في أوروبا'))).toEqual(new Set([true]));
    expect(new Set(read('«\u202fעבודה\u202f» — 2024'))).toEqual(new Set([true]));
    expect(new Set(read('Le mot عدالة et la suite du titre'))).toEqual(new Set([undefined]));
  });

  it('keeps every line within the width and loses no letter', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.lorem({ maxCount: 60 }),
      fc.constantFrom('W'.repeat(500), '👩🏽‍🔬'.repeat(120), 'عدالة البيانات '.repeat(30)),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 300 }), (label, width) => {
        const broken = breakLines([{ text: label, face: 'serif' }], { size: 16, width });
        for (const line of broken.lines) {
          const drawn = line.runs.map((run) => run.text).join('');
          const clusters = [...new Intl.Segmenter('fr').segment(drawn)].length;
          // One cluster alone may be wider than any line; nothing else may.
          if (clusters > 1) expect(textWidth(drawn, 'serif', 16)).toBeLessThanOrEqual(width + 0.01);
        }
        const kept = broken.lines.flatMap((line) => line.runs.map((run) => run.text)).join('');
        expect(kept.replace(/\s/gu, '')).toBe(label.replace(/\s/gu, ''));
      }),
      { numRuns: 300 },
    );
  });
});
