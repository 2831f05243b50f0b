import { describe, expect, it } from 'vitest';
import type { CslDate } from '../../../bibliography/index.ts';
import { formatDate, parseDate } from '../../../app/features/library/edit/dates.ts';

describe('dates as people write them', () => {
  it.each<[string, CslDate]>([
    ['2020', { 'date-parts': [[2020]] }],
    ['2020-06', { 'date-parts': [[2020, 6]] }],
    ['2020-06-12', { 'date-parts': [[2020, 6, 12]] }],
    ['12/06/2020', { 'date-parts': [[2020, 6, 12]] }],
    ['juin 2020', { 'date-parts': [[2020, 6]] }],
    ['June 2020', { 'date-parts': [[2020, 6]] }],
    ['1er août 2008', { 'date-parts': [[2008, 8, 1]] }],
    ['January 18, 2023', { 'date-parts': [[2023, 1, 18]] }],
    ['21 janv. 2023', { 'date-parts': [[2023, 1, 21]] }],
    ['printemps 2021', { 'date-parts': [[2021]], season: 1 }],
    ['vers 1850', { 'date-parts': [[1850]], circa: true }],
    ['2019/2020', { 'date-parts': [[2019], [2020]] }],
    ['2019-2020', { 'date-parts': [[2019], [2020]] }],
    ['2019/20', { 'date-parts': [[2019], [2020]] }],
    ['1998-99', { 'date-parts': [[1998], [1999]] }],
    ['2010–12', { 'date-parts': [[2010], [2012]] }],
    ['06/2020', { 'date-parts': [[2020, 6]] }],
    ['le 12 mai 2019', { 'date-parts': [[2019, 5, 12]] }],
    [
      '12-15 mai 2019',
      {
        'date-parts': [
          [2019, 5, 12],
          [2019, 5, 15],
        ],
      },
    ],
    [
      '12–15 May 2019',
      {
        'date-parts': [
          [2019, 5, 12],
          [2019, 5, 15],
        ],
      },
    ],
    [
      'May 12-15, 2019',
      {
        'date-parts': [
          [2019, 5, 12],
          [2019, 5, 15],
        ],
      },
    ],
    [
      'du 30 mai au 2 juin 2019',
      {
        'date-parts': [
          [2019, 5, 30],
          [2019, 6, 2],
        ],
      },
    ],
    [
      '30 mai - 2 juin 2019',
      {
        'date-parts': [
          [2019, 5, 30],
          [2019, 6, 2],
        ],
      },
    ],
    [
      '1er au 3 mai 2019',
      {
        'date-parts': [
          [2019, 5, 1],
          [2019, 5, 3],
        ],
      },
    ],
    [
      'mai-juin 2019',
      {
        'date-parts': [
          [2019, 5],
          [2019, 6],
        ],
      },
    ],
    [
      'décembre 2019 – janvier 2020',
      {
        'date-parts': [
          [2019, 12],
          [2020, 1],
        ],
      },
    ],
    [
      '2019-05-12/2019-05-15',
      {
        'date-parts': [
          [2019, 5, 12],
          [2019, 5, 15],
        ],
      },
    ],
    ['vers 1850-1860', { 'date-parts': [[1850], [1860]], circa: true }],
    ['-44', { 'date-parts': [[-44]] }],
    ['44 av. J.-C.', { 'date-parts': [[-44]] }],
    ['27 BCE', { 'date-parts': [[-27]] }],
    ['44 av. J.-C./14', { 'date-parts': [[-44], [14]] }],
    ['2019/', { 'date-parts': [[2019], [0]] }],
    ['2019–', { 'date-parts': [[2019], [0]] }],
    ['depuis juin 2019', { 'date-parts': [[2019, 6], [0]] }],
    ['jusqu’en 2019', { 'date-parts': [[0], [2019]] }],
    ['../2019', { 'date-parts': [[0], [2019]] }],
    ['à paraître', { literal: 'à paraître' }],
  ])('%s', (text, date) => expect(parseDate(text)).toEqual(date));

  it.each([
    '/',
    '2020-13',
    '2021-02-29',
    '31 avril 2020',
    'jui 2020',
    '13/2020',
    '15-12 mai 2019',
    'avant-guerre',
    'Q3 2020',
  ])('keeps as words what is no date: %s', (text) =>
    expect(parseDate(text)).toEqual({ literal: text }),
  );

  it('is nothing where nothing is written', () => expect(parseDate('  ')).toBeUndefined());

  it.each<CslDate>([
    { 'date-parts': [[2020, 6, 2]] },
    { 'date-parts': [[2019], [2020]] },
    { 'date-parts': [[2019, 6], [0]] },
    { 'date-parts': [[0], [2019]] },
    { 'date-parts': [[-44], [-30]] },
    { 'date-parts': [[-44, 3, 15]] },
    {
      'date-parts': [
        [2019, 5, 30],
        [2019, 6, 2],
      ],
    },
    { 'date-parts': [[1850]], circa: true },
    { 'date-parts': [[2021]], season: 3 },
    { literal: 'sous presse' },
  ])('reads what it writes: %j', (date) => {
    for (const language of ['fr', 'en']) {
      expect(parseDate(formatDate(date, language))).toEqual(date);
    }
  });
});
