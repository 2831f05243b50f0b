import { describe, expect, test } from 'vitest';
import { readBibliography, writeRis } from '../../../bibliography/index.ts';
import { asWork, one } from '../support.ts';

const ZOTERO = `TY  - JOUR
TI  - The trainer, the verifier, the imitator: Three ways in which human platform workers support artificial intelligence
AU  - Tubaro, Paola
AU  - Casilli, Antonio A.
AU  - de La Fontaine, Jean, Jr.
T2  - Big Data & Society
DA  - 2020/01/01/
PY  - 2020
DO  - 10.1177/2053951720919776
DP  - SAGE Journals
VL  - 7
IS  - 1
SP  - 2053951720919776
J2  - Big Data & Society
LA  - en
SN  - 2053-9517
ST  - The trainer, the verifier, the imitator
UR  - https://doi.org/10.1177/2053951720919776
Y2  - 2021/03/04/10:11:12
KW  - digital labour
KW  - micro-work
N1  - <p>to read</p>
X9  - a tag of nobody's
ER  - 

`;

test('RIS as Zotero writes it', () => {
  const { item, raw, warnings } = one(ZOTERO);
  expect(item).toMatchObject({
    type: 'article-journal',
    'title-short': 'The trainer, the verifier, the imitator',
    author: [
      { family: 'Tubaro', given: 'Paola' },
      { family: 'Casilli', given: 'Antonio A.' },
      {
        family: 'La Fontaine',
        given: 'Jean',
        suffix: 'Jr.',
        'dropping-particle': 'de',
      },
    ],
    'container-title': 'Big Data & Society',
    issued: { 'date-parts': [[2020, 1, 1]] },
    accessed: { 'date-parts': [[2021, 3, 4]] },
    DOI: '10.1177/2053951720919776',
    volume: '7',
    issue: '1',
    page: '2053951720919776',
    ISSN: '2053-9517',
    language: 'en',
    keyword: 'digital labour, micro-work',
  });
  expect(raw).toMatchObject({ format: 'ris', type: 'JOUR' });
  expect(raw?.fields).toContainEqual(['X9', "a tag of nobody's"]);
  expect(warnings).toEqual([]);
});

describe('dialects', () => {
  test('EndNote: T1, A1, JF, Y1 with slashes, pages in two tags, ISBN and ISSN', () => {
    const { item } = one(
      'TY  - JOUR\nT1  - Title\nA1  - Doe, J.\nA1  - OECD,\nJF  - Journal\nY1  - 1999/05//Spring\nSP  - 12\nEP  - 34\nSN  - 1234-567X\nM3  - 10.1000/xyz\nER  - ',
    );
    expect(item).toMatchObject({
      title: 'Title',
      author: [{ family: 'Doe', given: 'J.' }, { literal: 'OECD' }],
      'container-title': 'Journal',
      issued: { 'date-parts': [[1999, 5]] },
      page: '12-34',
      ISSN: '1234-567X',
      DOI: '10.1000/xyz',
    });
    expect(item.genre).toBeUndefined();
  });

  test('no blank, one blank, Windows line ends, records without an end', () => {
    const { entries, failures } = readBibliography(
      'TY - BOOK\r\nTI - One\r\nAU - Doe, J.\r\nTY  -BOOK\r\nTI  - Two\r\n\r\nTY  - CHAP\r\nTI  - Three\r\nT2  - Book\r\nER  -',
    );
    expect(failures).toEqual([]);
    expect(entries.map(({ item, line }) => [item.title, line])).toEqual([
      ['One', 1],
      ['Two', 4],
      ['Three', 7],
    ]);
  });

  test('a text broken over lines, in which something looks like a tag', () => {
    const { item } = one(
      'TY  - GEN\nTI  - A title\n  broken in two\nAB  - First.\nAI - a study\nSecond.\nER  - ',
    );
    expect(item.title).toBe('A title broken in two');
    expect(item.abstract).toBe('First.\nAI - a study\nSecond.');
  });

  test('an edited book has editors, a report its institution, a law its authority', () => {
    expect(one('TY  - EDBOOK\nTI  - T\nAU  - Doe, J.\nER  - ').item).toMatchObject({
      type: 'book',
      editor: [{ family: 'Doe', given: 'J.' }],
    });
    expect(one('TY  - STAT\nTI  - Loi\nPB  - Parlement\nER  - ').item.authority).toBe('Parlement');
  });

  test('an unknown type is read as a document and said', () => {
    const { item, warnings } = one('TY  - ZZZZ\nTI  - T\nER  - ');
    expect(item.type).toBe('document');
    expect(warnings).toEqual(['type-unknown']);
  });

  test('an empty record is reported and costs no other', () => {
    const { entries, failures } = readBibliography(
      'TY  - BOOK\nER  - \nTY  - BOOK\nID  - doe1\nTI  - T\nER  - ',
    );
    expect(entries.map(({ key }) => key)).toEqual(['doe1']);
    expect(failures).toMatchObject([{ line: 1, code: 'entry-empty' }]);
  });
});

test('what is not edited is written as it came, an edit in its place', () => {
  const work = asWork(one(ZOTERO));
  work.key = 'tubaro2020trainer';
  const expected = ZOTERO.trimEnd().replace(
    'TY  - JOUR\n',
    'TY  - JOUR\nID  - tubaro2020trainer\n',
  );
  expect(writeRis([work]).trimEnd()).toBe(expected);
  work.item = { ...work.item, volume: '8' };
  expect(writeRis([work]).trimEnd()).toBe(expected.replace('VL  - 7', 'VL  - 8'));
});
