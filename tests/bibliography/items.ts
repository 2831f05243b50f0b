/** Works as fast-check makes them: every type, and the signs that trip readers and writers. */
import fc from 'fast-check';
import { CSL_TYPES, type CslItem, type CslName } from '../../bibliography/index.ts';

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
export const text = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' ').trim());
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
const paragraphs = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('\n\n'));
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
export const item: fc.Arbitrary<CslItem> = fc
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
      note: paragraphs,
      annote: paragraphs,
      abstract: paragraphs,
      keyword: text,
      DOI: fc.constantFrom('10.1000/a_b', '10.1177/2053951720919776'),
      URL: fc.constantFrom('https://example.org/a_b?c=d&e=%20#f', 'http://x.org/~me'),
      language: fc.constantFrom('fr', 'en', 'en-GB', 'de', 'fr-CA', 'tlh'),
      archive: fc.constantFrom('EUR-Lex', 'ECLI', 'ELI', 'HAL', 'Archives nationales'),
      archive_location: fc.constantFrom(
        '32016R0679',
        'ECLI:EU:C:2021:798',
        'http://data.europa.eu/eli/reg/2016/679/oj',
        'hal-01903526',
        'Carton 12',
      ),
      'archive-place': text,
      section: text,
      custom: text.map((title) => ({ 'translated-title': title })),
    },
    { requiredKeys: ['id', 'type', 'title'] },
  )
  .map((value) => value as CslItem);
