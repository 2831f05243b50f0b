import { describe, expect, test } from 'vitest';
import {
  readBibliography,
  writeBiblatex,
  writeBibtex,
  type CslItem,
} from '../../../bibliography/index.ts';
import { one, testRenderer } from '../support.ts';

const book = (fields: string) => one(`@book{k, title = {T}, ${fields}}`);

describe('dates are read by EDTF, and come back by it', () => {
  test.each([
    ['2021', { 'date-parts': [[2021]] }],
    ['2021-06', { 'date-parts': [[2021, 6]] }],
    ['2021-06-01', { 'date-parts': [[2021, 6, 1]] }],
    ['2021-06-01T10:20:30Z', { 'date-parts': [[2021, 6, 1]] }],
    ['2021-21', { 'date-parts': [[2021]], season: 1 }],
    ['2021-24', { 'date-parts': [[2021]], season: 4 }],
    ['2021~', { 'date-parts': [[2021]], circa: true }],
    ['2021?', { 'date-parts': [[2021]], circa: true }],
    ['2021-06%', { 'date-parts': [[2021, 6]], circa: true }],
    [
      '2004-02-01/2005-02',
      {
        'date-parts': [
          [2004, 2, 1],
          [2005, 2],
        ],
      },
    ],
    ['2004/..', { 'date-parts': [[2004], [0]] }],
    ['2004/', { 'date-parts': [[2004], [0]] }],
    ['1997~/1998', { 'date-parts': [[1997], [1998]], circa: true }],
    // Astronomical years: year 0 is 1 BCE.
    ['-0043-03-15', { 'date-parts': [[-44, 3, 15]] }],
    ['-0043', { 'date-parts': [[-44]] }],
    ['0000', { 'date-parts': [[-1]] }],
    ['-0876/-0866', { 'date-parts': [[-877], [-867]] }],
    ['0476', { 'date-parts': [[476]] }],
    // Open on either side, or unknown there, which CSL cannot tell apart.
    ['../2004', { 'date-parts': [[0], [2004]] }],
    ['/2004-05', { 'date-parts': [[0], [2004, 5]] }],
    ['unknown/2004', { 'date-parts': [[0], [2004]] }],
    ['2004/open', { 'date-parts': [[2004], [0]] }],
    ['1850-01-01/..', { 'date-parts': [[1850, 1, 1], [0]] }],
    ['-0876/..', { 'date-parts': [[-877], [0]] }],
    // Older EDTF, or the mark at one component.
    ['1723?~', { 'date-parts': [[1723]], circa: true }],
    ['~1723', { 'date-parts': [[1723]], circa: true }],
    ['2004-06~-11', { 'date-parts': [[2004, 6, 11]], circa: true }],
    ['2004-22~', { 'date-parts': [[2004]], season: 2, circa: true }],
    ['2004-21/2005-21', { 'date-parts': [[2004], [2005]], season: 1 }],
    ['Y12345', { 'date-parts': [[12345]] }],
    ['Y-17000', { 'date-parts': [[-17001]] }],
    // Seasons of a hemisphere; quarters, thirds and halves are their months.
    ['2004-26', { 'date-parts': [[2004]], season: 2 }],
    ['2004-32', { 'date-parts': [[2004]], season: 4 }],
    [
      '2004-34',
      {
        'date-parts': [
          [2004, 4],
          [2004, 6],
        ],
      },
    ],
    [
      '2004-41',
      {
        'date-parts': [
          [2004, 7],
          [2004, 12],
        ],
      },
    ],
    // Decades and centuries, as biblatex resolves them.
    ['199X', { 'date-parts': [[1990], [1999]] }],
    ['19XX', { 'date-parts': [[1900], [1999]] }],
  ])('%s', (source, expected) => {
    const entry = book(`date = {${source}}`);
    expect(entry.item.issued).toEqual(expected);
    expect(entry.warnings).toEqual([]);
    for (const write of [writeBiblatex, writeBibtex]) {
      const item = { id: 'w', type: 'book', title: 'T', issued: expected } as CslItem;
      const text = write([{ key: 'k', aliases: [], item, raw: null }]);
      expect(readBibliography(text).entries[0]?.item.issued).toEqual(expected);
    }
  });

  test.each([
    ['1999-XX', { 'date-parts': [[1999]] }],
    ['1999-01-XX', { 'date-parts': [[1999, 1]] }],
  ])('%s, a part of it unknown', (source, expected) => {
    expect(book(`date = {${source}}`).item.issued).toEqual(expected);
  });

  test.each([
    '2021-13',
    '2021-02-32',
    '2021-02-29',
    '06/2021',
    'June 2021?',
    '12/06/2021',
    '2004-01-01/02',
    '2020/2021/2022',
    '../..',
    '44 BC',
  ])('%s is no date: it is kept as it stands, and said', (source) => {
    const entry = book(`date = {${source}}`);
    expect(entry.item.issued).toEqual({ literal: source });
    expect(entry.warnings).toEqual(['date-unreadable']);
  });
});

test('of a range from season to season CSL can say the year and the first, and that is told', () => {
  const entry = book('date = {2004-21/2004-23}');
  expect(entry.item.issued).toEqual({ 'date-parts': [[2004]], season: 1 });
  expect(entry.warnings).toEqual(['date-unreadable']);
});

describe('every date is printed, in French and in English', () => {
  const MARCH = { 'date-parts': [[-44, 3, 15]] };
  test.each([
    [{ 'date-parts': [[2004, 2, 1]] }, '2004, 1er février', '2004, February 1'],
    [MARCH, '44 av. J.-C., 15 mars', '44 B.C.E., March 15'],
    [{ 'date-parts': [[-44], [-30]] }, '44–30 av. J.-C.', '44–30 B.C.E.'],
    [{ 'date-parts': [[-44], [14]] }, '44 av. J.-C.–14', '44 BCE–14'],
    [{ 'date-parts': [[2004], [0]] }, '2004–', '2004–'],
    [{ 'date-parts': [[2004, 5], [0]] }, '2004–', '2004–'],
    [{ 'date-parts': [[0], [2004]] }, '–2004', '–2004'],
    [{ 'date-parts': [[2004]], season: 2 }, '2004, été', '2004, Summer'],
    [{ 'date-parts': [[1850]], circa: true }, 'v. 1850', 'ca. 1850'],
    // One end to the day, the other to the month: citeproc throws at it.
    [
      {
        'date-parts': [
          [2004, 2, 1],
          [2005, 2],
        ],
      },
      '2004–2005, février',
      '2004–2005, February',
    ],
  ])('%j', async (issued, french, english) => {
    const renderer = await testRenderer();
    const item = { id: 'w', type: 'article-newspaper', title: 'T', issued } as CslItem;
    for (const [locale, expected] of [
      ['fr-FR', french],
      ['en-GB', english],
    ] as const) {
      const [entry] = renderer.bibliography([item], { style: 'apa', locale }).entries;
      expect(entry!.text.replaceAll('\u00A0', ' ')).toContain(`(${expected})`);
      for (const style of ['iso690-author-date', 'chicago-fullnote-bibliography', 'oscola'])
        expect(renderer.bibliography([item], { style, locale }).entries[0]!.text).toMatch(
          /2004|2005|44|1850/,
        );
    }
  });
});

describe('year, month and day of old files', () => {
  test.each([
    ['year = 2021', { 'date-parts': [[2021]] }],
    ['year = {2021}, month = jun', { 'date-parts': [[2021, 6]] }],
    ['year = {2021}, month = {June}', { 'date-parts': [[2021, 6]] }],
    ['year = {2021}, month = {06}', { 'date-parts': [[2021, 6]] }],
    ['year = {2021}, month = 6, day = 9', { 'date-parts': [[2021, 6, 9]] }],
    ['year = {2021}, month = jun # "~9"', { 'date-parts': [[2021, 6, 9]] }],
    ['year = {2021}, month = "9~" # jun', { 'date-parts': [[2021, 6, 9]] }],
    ['year = {2021}, month = {juin}', { 'date-parts': [[2021, 6]] }],
    ["year = {2021}, month = {d{\\'e}cembre}", { 'date-parts': [[2021, 12]] }],
    ["year = {2021}, month = {f\\'evr.}", { 'date-parts': [[2021, 2]] }],
    ['year = {2021}, month = {M\\"arz}', { 'date-parts': [[2021, 3]] }],
    ['year = {2021}, month = {Okt.}', { 'date-parts': [[2021, 10]] }],
    ['year = {2021}, month = {enero}', { 'date-parts': [[2021, 1]] }],
    ['year = {2021}, month = {1er mai}', { 'date-parts': [[2021, 5, 1]] }],
    [
      'year = {2021}, month = jul # "--" # aug',
      {
        'date-parts': [
          [2021, 7],
          [2021, 8],
        ],
      },
    ],
    [
      'year = {2021}, month = {July/August}',
      {
        'date-parts': [
          [2021, 7],
          [2021, 8],
        ],
      },
    ],
    [
      'year = {2021}, month = {juillet-ao\\^ut}',
      {
        'date-parts': [
          [2021, 7],
          [2021, 8],
        ],
      },
    ],
    ['year = {2021}, month = {Spring}', { 'date-parts': [[2021]], season: 1 }],
    ['year = {2021}, month = {automne}', { 'date-parts': [[2021]], season: 3 }],
    ['year = {1995--1996}', { 'date-parts': [[1995], [1996]] }],
    ['year = {1995/96}', { 'date-parts': [[1995], [1996]] }],
    ['year = {c. 1890}', { 'date-parts': [[1890]], circa: true }],
    ['year = {ca 1890}', { 'date-parts': [[1890]], circa: true }],
    ['year = {[1890?]}', { 'date-parts': [[1890]], circa: true }],
    ['year = {[1890]}', { 'date-parts': [[1890]], circa: true }],
    ['year = {{2021}}', { 'date-parts': [[2021]] }],
    ['year = {{\\noopsort{1973b}}1973}', { 'date-parts': [[1973]] }],
    ['year = {2021-06-01}', { 'date-parts': [[2021, 6, 1]] }],
    ['year = {in press}', { literal: 'in press' }],
    ['year = {forthcoming}', { literal: 'forthcoming' }],
    ['year = {\\`a para\\^itre}', { literal: 'à paraître' }],
    ['year = {s. d.}', { literal: 's. d.' }],
  ])('%s', (fields, expected) => {
    const entry = book(fields);
    expect(entry.item.issued).toEqual(expected);
    expect(entry.warnings).toEqual([]);
  });

  test('`date` wins over year and month', () => {
    expect(book('year = 1999, month = jan, date = {2000-02}').item.issued).toEqual({
      'date-parts': [[2000, 2]],
    });
  });

  test('an abbreviated month of one’s own is followed', () => {
    const entry = one('@string{juin = "juin"} @book{k, title = {T}, year = 2021, month = juin}');
    expect(entry.item.issued).toEqual({ 'date-parts': [[2021, 6]] });
  });
});
