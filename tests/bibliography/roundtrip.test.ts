import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareImport,
  CSL_TYPES,
  readBibliography,
  writeBiblatex,
  writeBibtex,
  writeCslJson,
  type CslItem,
  type CslName,
  type ExportableWork,
} from '../../bibliography/index.ts';

/** Signs that have tripped BibTeX's readers and writers, words around them. */
const word = fc.constantFrom(
  'données',
  'Œuvre',
  'naïve',
  'Łódź',
  'Kraków',
  'ÅSA',
  'façade',
  'GVC',
  'OpenAI',
  '100 %',
  '$5',
  'C#',
  'R&D',
  'snake_case',
  '{braces}',
  'back\\slash',
  'tilde~',
  'caret^',
  '“quoted”',
  '«\u00A0guillemets\u00A0»',
  'l’IA',
  '–',
  '—',
  '…',
  'a--b',
  'μ',
  '≤',
  '°C',
  'n°\u00A04',
  '<b',
  'a > b',
  '"',
  "''x",
  '`y',
  '漢字',
  'and',
  'x=y',
  'É',
  'ı',
  'ẞ',
  'ệ',
  '@home',
  '%',
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ').trim());
const capital = fc.constantFrom(
  'Élie',
  'Van',
  'O’Neil',
  'Müller',
  'Şahin',
  'Le',
  'Ludec',
  'Jean-Louis',
  'A.',
  'García',
);
const family = fc.array(capital, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
const name: fc.Arbitrary<CslName> = fc.oneof(
  fc.record({ family, given: family }),
  fc.record({
    family,
    given: family,
    'non-dropping-particle': fc.constantFrom('van', 'van der', 'la', 'della'),
  }),
  fc.record({
    family,
    given: family,
    'dropping-particle': fc.constantFrom('de', 'von', 'von der'),
  }),
  fc.record({ family, given: family, suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ family }),
  text.map((literal): CslName => ({ literal })),
);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const date = fc
  .tuple(
    fc.integer({ min: 1, max: 2100 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 28 }),
  )
  .map(([year, month, day]) => ({
    'date-parts': [[year, ...(month ? [month, ...(day ? [day] : [])] : [])]],
  }));
const item: fc.Arbitrary<CslItem> = fc
  .record(
    {
      id: fc.constant('w1'),
      type: fc.constantFrom(...CSL_TYPES),
      title: text,
      author: names,
      editor: names,
      translator: names,
      interviewer: names,
      issued: date,
      accessed: date,
      'container-title': text,
      'collection-title': text,
      publisher: text,
      'publisher-place': text,
      volume: text,
      issue: fc.constantFrom('3', '24-25', 'Hiver'),
      number: fc.constantFrom('12', '2016/679'),
      'collection-number': fc.constantFrom('4', 'XII'),
      page: fc.constantFrom('1-20', 'e12', 'iv-x'),
      edition: fc.constantFrom('2', 'revue'),
      genre: text,
      authority: text,
      medium: text,
      note: text,
      abstract: text,
      keyword: text,
      DOI: fc.constantFrom('10.1000/a_b', '10.1177/2053951720919776'),
      URL: fc.constantFrom('https://example.org/a_b?c=d&e=%20#f', 'http://x.org/~me'),
      language: fc.constantFrom('fr', 'en', 'en-GB', 'de', 'fr-CA', 'tlh'),
      'archive-place': text,
      section: text,
      custom: text.map((title) => ({ 'translated-title': title })),
    },
    { requiredKeys: ['id', 'type', 'title'] },
  )
  .map((value) => value as CslItem);

const asWorks = (value: CslItem): ExportableWork[] => [
  { key: 'key1', aliases: [], item: value, raw: null },
];

function lost(value: CslItem, back: ReturnType<typeof readBibliography>): string[] {
  expect(back.failures).toEqual([]);
  expect(back.entries).toHaveLength(1);
  const { updated, conflicts } = compareImport(value, value, back.entries[0]!.item);
  return [...updated, ...conflicts];
}

describe('a work written and read again is the same work', () => {
  test('through BibLaTeX', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeBiblatex(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('through BibTeX in TeX escapes', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeBibtex(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('through CSL-JSON', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeCslJson(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('an edit of one field changes that field only, and keeps what was imported of the others', () => {
    const source = `@string{jn = {J.~of X}}
@article{k,
 author = {Dupont, {\\'E}lie}, title = {The {ABC} of {Foo} in {\\em Bar}}, journal = jn,
 year = 1999, month = "12~" # mar, custom+an = {1=x}, keywords = {b, a}
}`;
    const { entries } = readBibliography(source);
    const entry = entries[0]!;
    const edited = { id: 'w', ...entry.item, volume: '7' } as CslItem;
    const out = writeBiblatex([{ key: 'k', aliases: ['old'], item: edited, raw: entry.raw }]);
    expect(out).toMatchInlineSnapshot(`
      "@string{jn = {J.~of X}}

      @article{k,
        ids       = {old},
        author    = {Dupont, {\\'E}lie},
        title     = {The {ABC} of {Foo} in {\\em Bar}},
        journal   = jn,
        year      = {1999},
        month     = "12~" # mar,
        custom+an = {1=x},
        keywords  = {b, a},
        volume    = {7}
      }
      "
    `);
  });

  test('a file of arbitrary signs never throws but for its refusals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        // Control signs are binary, and refused; the rest must be borne.
        const noise = raw.replace(/\p{Cc}/gu, '');
        const result = readBibliography(
          `@book{good, title = {T}}\n${noise}\n@book{last, title = {L}}\n`,
        );
        expect(result.entries[0]?.key).toBe('good');
        const seen = [
          ...result.entries.map(({ key }) => key),
          ...result.failures.map(({ key }) => key),
        ];
        expect(seen.includes('last') || /[{"@%(]/.test(noise)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
