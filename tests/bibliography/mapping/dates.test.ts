import { describe, expect, test } from 'vitest';
import {
  readBibliography,
  writeBiblatex,
  writeBibtex,
  type CslItem,
} from '../../../bibliography/index.ts';
import { one } from '../support.ts';

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
    ['199X', { 'date-parts': [[1990]], circa: true }],
    ['19XX', { 'date-parts': [[1900]], circa: true }],
    ['1999-XX', { 'date-parts': [[1999]] }],
    ['1999-01-XX', { 'date-parts': [[1999, 1]] }],
  ])('%s, a part of it unknown', (source, expected) => {
    expect(book(`date = {${source}}`).item.issued).toEqual(expected);
  });

  test.each(['2021-13', '2021-02-32', '06/2021', 'June 2021?', '12/06/2021', '../2004'])(
    '%s is no date: it is kept as it stands, and said',
    (source) => {
      const entry = book(`date = {${source}}`);
      expect(entry.item.issued).toEqual({ literal: source });
      expect(entry.warnings).toEqual(['date-unreadable']);
    },
  );
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
