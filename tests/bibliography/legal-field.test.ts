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
  expect(workType('personal_communication').fields).toContain('interviewer');
});

test.each([
  ['law', 'recital', '26', 'fr-FR', 'consid. 26'],
  ['law', 'article', '5', 'en-GB', 'Art. 5'],
  ['decision', 'point', '42', 'fr-FR', 'pt 42'],
  ['decision', 'point', '42-44', 'en-GB', 'Paras. 42–44'],
  ['interview', 'minute', '12', 'fr-FR', 'min. 12'],
  ['interview', 'turn', '34', 'fr-FR', 'tour 34'],
] as const)('%s, %s %s in %s: %s', async (id, label, value, locale, expected) => {
  const renderer = await testRenderer();
  const item = MATERIAL.find((candidate) => candidate.id === id)!;
  const { text } = renderer.citation([item], [{ id, locator: { label, value } }], {
    style: 'apa',
    locale,
  });
  expect(text.replaceAll('\u00A0', ' ')).toContain(expected);
});
