/** Laws, decisions and field material: in and out of every format, known again, and cited. */
import { describe, expect, test } from 'vitest';
import {
  compareImport,
  identifiersOf,
  normaliseCelex,
  normaliseEcli,
  normaliseEli,
  readBibliography,
  workType,
  writeWorks,
  type CslItem,
  type WriteFormat,
} from '../../bibliography/index.ts';
import { one, testRenderer } from './support.ts';

const MATERIAL: CslItem[] = [
  {
    id: 'law',
    type: 'legislation',
    title: 'Règlement (UE) 2016/679',
    number: '2016/679',
    authority: 'Parlement européen',
    issued: { 'date-parts': [[2016, 4, 27]] },
    archive: 'EUR-Lex',
    archive_location: '32016R0679',
    language: 'fr',
  },
  {
    id: 'french',
    type: 'legislation',
    title: 'Loi n° 2016-1088 relative au travail',
    issued: { 'date-parts': [[2016, 8, 8]] },
    archive: 'ELI',
    archive_location: 'https://www.legifrance.gouv.fr/eli/loi/2016/8/8/ETSX1604461L/jo/texte',
    language: 'fr',
  },
  {
    id: 'decision',
    type: 'legal_case',
    title: 'Randstad Italia',
    number: 'C-497/20',
    authority: 'Cour de justice de l’Union européenne',
    issued: { 'date-parts': [[2021, 12, 21]] },
    archive: 'ECLI',
    archive_location: 'ECLI:EU:C:2021:1037',
    language: 'fr',
  },
  {
    id: 'interview',
    type: 'interview',
    title: 'Entretien avec une annotatrice',
    author: [{ literal: 'E12' }],
    interviewer: [{ family: 'Essai', given: 'Camille' }],
    issued: { 'date-parts': [[2023, 5, 4]] },
    language: 'pt',
    keyword: 'micro-travail, Brésil',
  },
  {
    id: 'notes',
    type: 'manuscript',
    title: 'Carnet de terrain, entrepôt',
    author: [{ family: 'Essai', given: 'Camille' }],
    genre: 'Notes de terrain',
    issued: { 'date-parts': [[2022, 11]] },
    archive: 'Archives du laboratoire',
    archive_location: 'Carton 3',
    language: 'fr',
  },
];
const FORMATS: WriteFormat[] = ['bibtex', 'biblatex', 'csl-json', 'ris', 'endnote-xml'];

describe.each(FORMATS)('in %s', (format) => {
  test.each(MATERIAL)('$type $id goes out and comes back whole', (item) => {
    const text = writeWorks([{ key: item.id, aliases: [], item, raw: null }], format);
    const { entries, failures } = readBibliography(text);
    expect([entries.length, failures]).toEqual([1, []]);
    const { updated, conflicts } = compareImport(item, item, entries[0]!.item);
    expect([...updated, ...conflicts]).toEqual([]);
    expect(identifiersOf(entries[0]!.item)).toEqual(identifiersOf(item));
  });
});

test('a law is known by its CELEX or its ELI, a decision by its ECLI, wherever they stand', () => {
  expect(normaliseCelex('CELEX:32016R0679')).toBe('32016R0679');
  expect(normaliseEcli('ecli:eu:c:2021:1037')).toBe('ECLI:EU:C:2021:1037');
  expect(normaliseEcli('https://e-justice.europa.eu/ecli/ECLI:FR:CCASS:2020:SO00374')).toBe(
    'ECLI:FR:CCASS:2020:SO00374',
  );
  expect(normaliseEcli('https://x.org/?uri=ecli%3AECLI%3AEU%3AC%3A2021%3A1037')).toBe(
    'ECLI:EU:C:2021:1037',
  );
  expect(normaliseEcli('ECLI:EU:C')).toBeNull();
  expect(normaliseEli('http://data.europa.eu/eli/reg/2016/679/oj')).toBe(
    'data.europa.eu/eli/reg/2016/679/oj',
  );
  expect(normaliseEli('eli/reg/2016/679')).toBe('data.europa.eu/eli/reg/2016/679');
  expect(normaliseEli('https://example.org/delivery/1/2/3')).toBeNull();
  const { item } = one(
    '@jurisdiction{k, title={T}, eprint={ECLI:EU:C:2021:1037}, eprinttype={ecli}}',
  );
  expect(identifiersOf(item)).toMatchObject({ ecli: 'ECLI:EU:C:2021:1037', celex: null });
});

test('what is not offered in the list of types has the form of what it is like', () => {
  expect(workType('treaty').fields).toContain('authority');
  expect(workType('regulation').locators).toContain('recital');
  expect(workType('personal_communication').fields).toContain('recipient');
});

const PRESS: CslItem = {
  id: 'press',
  type: 'article-newspaper',
  title: 'Les petites mains',
  author: [{ family: 'Belot', given: 'Laure' }],
  'container-title': 'Le Monde',
  issued: { 'date-parts': [[2019, 2, 1]] },
  page: '12',
  language: 'fr',
};
const REPORT: CslItem = {
  id: 'report',
  type: 'report',
  title: 'Le travail à l’épreuve',
  author: [{ literal: 'Conseil national du numérique' }],
  publisher: 'CNNum',
  genre: 'Rapport',
  number: '12',
  issued: { 'date-parts': [[2020]] },
  language: 'fr',
};
const CITED = [...MATERIAL, PRESS, REPORT];

/** Author-date, author, notes; French, English and American law; a French faculty's and a French law guide. */
const STYLES = [
  'apa',
  'chicago-author-date',
  'chicago-fullnote-bibliography',
  'modern-language-association',
  'iso690-author-date',
  'oscola',
  'bluebook-law-review',
  'guide-des-citations-references-et-abreviations-juridiques',
  'universite-de-bordeaux-ecole-doctorale-de-droit',
];
/** Ours are worded alike everywhere; a style's own words for the others are its own. */
const PLACES = [
  ['law', 'article', '5', 'art. 5', 'art. 5'],
  ['law', 'recital', '26', 'consid. 26', 'recital 26'],
  ['law', 'paragraph', '2', /(?:§|paragr\.|para)\W*2/, /(?:¶|§|para)\W*2/],
  ['decision', 'point', '42', 'pt 42', 'para. 42'],
  ['decision', 'point', '42-44', 'pts 42-44', 'paras. 42–44'],
  ['interview', 'minute', '12', 'min. 12', 'min. 12'],
  ['interview', 'turn', '34', 'tour 34', 'turn 34'],
  ['notes', 'folio', '7', /f\W*[ᵒo]\w*\W*7/, /fol\w*\W*7/i],
  ['notes', 'page', '12-14', /12-14/, /12–14/],
  ['press', 'page', '31', /31/, /31/],
  ['report', 'section', '3', /(?:s|sect|section|§)\W*3/, /(?:s|sec|section|§)\W*3/i],
] as const;

describe.each(STYLES)('cited in %s', (style) => {
  test.each(['fr-FR', 'en-GB'])(
    'every place in a source is told, by its name, in %s',
    async (locale) => {
      const renderer = await testRenderer();
      for (const [id, label, value, french, english] of PLACES) {
        const { text } = renderer.citation(CITED, [{ id, locator: { label, value } }], {
          style,
          locale,
        });
        const said = text.replaceAll('\u00A0', ' ');
        const expected = locale === 'fr-FR' ? french : english;
        // OSCOLA has no full stop after an abbreviation.
        if (typeof expected !== 'string') expect(said).toMatch(expected);
        else expect(said.replaceAll('.', '')).toContain(expected.replaceAll('.', ''));
        // Never as a page, and never the processor's private marks.
        if (label !== 'page') expect(said).not.toMatch(new RegExp(`\\bpp?\\. ${value}\\b`));
        expect(said).not.toMatch(/[\uE000-\uF8FF]|, ,|\(\)|§ \(/u);
      }
    },
  );

  test('several places in one citation, each with its own', async () => {
    const renderer = await testRenderer();
    const { text } = renderer.citation(
      CITED,
      [
        { id: 'law', locator: { label: 'recital', value: '26' } },
        { id: 'decision', locator: { label: 'point', value: '42' } },
        { id: 'interview', locator: { label: 'minute', value: '12' } },
      ],
      { style, locale: 'fr-FR' },
    );
    const said = text.replaceAll('\u00A0', ' ').replaceAll('.', '');
    for (const place of ['consid 26', 'pt 42', 'min 12']) expect(said.split(place)).toHaveLength(2);
  });
});

test.each([
  [
    'apa',
    'fr-FR',
    'decision',
    'Randstad Italia, n° C-497/20 (Cour de justice de l’Union européenne 21 décembre 2021)',
  ],
  [
    'chicago-author-date',
    'fr-FR',
    'decision',
    'Randstad Italia. 2021. Cour de justice de l’Union européenne, C-497/20, ECLI:EU:C:2021:1037.',
  ],
  [
    'chicago-author-date',
    'en-GB',
    'interview',
    'E12. 2023. Entretien avec une annotatrice. Interview by Camille Essai.',
  ],
  [
    'chicago-fullnote-bibliography',
    'fr-FR',
    'decision',
    '(Cour de justice de l’Union européenne 21 décembre 2021)',
  ],
  ['iso690-author-date', 'fr-FR', 'decision', 'C-497/20'],
  ['oscola', 'en-GB', 'decision', 'Randstad Italia [2021]'],
  [
    'universite-de-bordeaux-ecole-doctorale-de-droit',
    'fr-FR',
    'decision',
    'Cour de justice de l’Union européenne, 21 décembre 2021, n° C-497/20, Randstad Italia',
  ],
  ['apa', 'fr-FR', 'interview', 'E12. (2023, 4 mai). Entretien avec une annotatrice'],
  [
    'iso690-author-date',
    'fr-FR',
    'press',
    'BELOT, Laure, 2019. Les petites mains. Le Monde. 1er février 2019. p. 12',
  ],
  ['apa', 'en-GB', 'press', 'Belot, L. (2019, February 1). Les petites mains. Le Monde, 12.'],
  ['apa', 'fr-FR', 'report', 'Le travail à l’épreuve (Rapport n° 12). CNNum.'],
  [
    'modern-language-association',
    'en-GB',
    'report',
    'Le travail à l’épreuve. Rapport no. 12, CNNum, 2020.',
  ],
  [
    'apa',
    'fr-FR',
    'notes',
    'Carnet de terrain, entrepôt (Carton 3) [Notes de terrain]. Archives du laboratoire.',
  ],
  ['chicago-fullnote-bibliography', 'en-GB', 'notes', 'Carton 3. Archives du laboratoire.'],
] as const)('in the bibliography of %s, %s: %s', async (style, locale, id, expected) => {
  const renderer = await testRenderer();
  const item = CITED.find((candidate) => candidate.id === id)!;
  const [entry] = renderer.bibliography([item], { style, locale }).entries;
  expect(entry!.text.replaceAll('\u00A0', ' ')).toContain(expected);
});
