import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  citationKey,
  DEFAULT_FORMULA,
  freeKey,
  KeyFormulaError,
  parseKeyFormula,
  type CslData,
} from '../../bibliography/index.ts';
import { example } from './support.ts';

const work: CslData = {
  type: 'article-journal',
  title: 'L’élève et le travail du clic : enquête',
  author: [
    { family: 'Casilli', given: 'Antonio A.' },
    { family: 'Ludec', given: 'C.', 'non-dropping-particle': 'Le' },
    { family: 'Tubaro', given: 'Paola' },
  ],
  'container-title': 'Réseaux et sociétés',
  issued: { 'date-parts': [[2019, 3]] },
};

describe('what is understood', () => {
  test.each([
    ['auth.lower + year + veryshorttitle.lower', 'casilli2019eleve'],
    ['auth + year', 'Casilli2019'],
    ['auth(3).upper + shortyear', 'CAS19'],
    ['auth(0,2) + "-" + year', 'Leludec-2019'],
    ['authEtal2 + year', 'CasilliEtAl2019'],
    ['authors(2).condense("_").lower', 'casilli_leludec'],
    ['shorttitle(3,3) + year.prefix(":")', 'EleveTravailClic:2019'],
    ['journal.abbr.lower', 'rs'],
    ['title.substring(2,4)', 'leve'],
    ['edtr.lower | auth.lower + year', 'casilli2019'],
    ["auth . lower+'x'", 'casillix'],
  ])('%s', (formula, key) => {
    expect(parseKeyFormula(formula).keyOf(work)).toBe(key);
  });
});

describe('what is refused loudly', () => {
  test.each([
    ['', 1, ''],
    ['auth +', 7, ''],
    ['[auth][year]', 1, '['],
    ['auth.lowercase + year', 6, 'lowercase'],
    ['auth(x)', 6, 'x)'],
    ['auth(1,2,3)', 10, '3)'],
    ['auth + creators(2)', 8, 'creators'],
    ['constructor', 1, 'constructor'],
    ['auth.transliterate("german")', 6, 'transliterate'],
    ['authorsAlpha + year', 1, 'authorsAlpha'],
    ['Auth.lower', 1, 'Auth'],
    ['zotero', 1, 'zotero'],
    ['auth.len(">",3)', 6, 'len'],
    ['infix', 1, 'infix'],
    ['"a b"', 1, '"a b"'],
    ['auth year', 6, 'year'],
    ['auth'.repeat(100), 301, 'auth'.repeat(5)],
  ])('%j at %i: %j', (formula, at, found) => {
    try {
      parseKeyFormula(formula);
    } catch (error) {
      expect(error).toBeInstanceOf(KeyFormulaError);
      expect((error as KeyFormulaError).params).toEqual({ at, found });
      return;
    }
    throw new Error('accepted');
  });

  test('any text is read or refused, and a key holds nothing that TeX would misread', () => {
    const piece = fc.constantFrom(
      'auth',
      '.lower',
      '(',
      '2',
      ')',
      '+',
      ' ',
      '"x"',
      'year',
      '|',
      'title',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.string({ unit: 'grapheme' }),
        (parts, title) => {
          try {
            expect(parseKeyFormula(parts.join('')).keyOf({ type: 'book', title })).toMatch(
              /^[A-Za-z0-9_:.+-]{0,80}$/,
            );
          } catch (error) {
            if (!(error instanceof KeyFormulaError)) throw error;
          }
        },
      ),
    );
  });
});

test('the default formula gives the keys that Canevas makes, wherever a work has a name', () => {
  const formula = parseKeyFormula(DEFAULT_FORMULA);
  for (const { item } of example()) {
    if (!item.author && !item.editor) continue;
    expect(formula.keyOf(item)).toBe(citationKey(item, () => false));
  }
});

test('a key is free without regard to case, and never a bare number', () => {
  expect(freeKey('Doe2001', (key) => key === 'doe2001')).toBe('Doe2001a');
  expect(freeKey('2001', () => false)).toBe('work2001');
});
