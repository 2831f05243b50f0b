import { describe, expect, test } from 'vitest';
import {
  creators,
  readBibliography,
  writeBiblatex,
  writeWorks,
  type CslItem,
  type CslName,
  type WriteFormat,
} from '../../../bibliography/index.ts';
import { one } from '../support.ts';

const authors = (value: string) => one(`@book{k, title = {T}, author = {${value}}}`).item.author;

describe('names are read as BibTeX and biber read them', () => {
  test.each([
    ['Jennifer Bair', [{ given: 'Jennifer', family: 'Bair' }]],
    [
      'Ludwig van Beethoven',
      [{ given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' }],
    ],
    ['van der Berg, Jan', [{ 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }]],
    [
      'von Goethe, Johann Wolfgang',
      [{ 'dropping-particle': 'von', family: 'Goethe', given: 'Johann Wolfgang' }],
    ],
    ['Alfred de Musset', [{ given: 'Alfred', 'dropping-particle': 'de', family: 'Musset' }]],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      [
        {
          given: 'Charles Louis Xavier Joseph',
          'dropping-particle': 'de',
          'non-dropping-particle': 'la',
          family: 'Vallée Poussin',
        },
      ],
    ],
    ["d'Alembert, Jean", [{ 'dropping-particle': "d'", family: 'Alembert', given: 'Jean' }]],
    ['Jean d’Ormesson', [{ given: 'Jean', 'dropping-particle': 'd’', family: 'Ormesson' }]],
    ['La Fontaine, Jean de', [{ family: 'La Fontaine', given: 'Jean de' }]],
    ['{van der Berg}, Jan', [{ family: 'van der Berg', given: 'Jan' }]],
    ['De Smet, Isabelle', [{ family: 'De Smet', given: 'Isabelle' }]],
    [
      'al-Khwārizmī, Muḥammad',
      [{ 'non-dropping-particle': 'al-', family: 'Khwārizmī', given: 'Muḥammad' }],
    ],
    ['Ali el-Hassan', [{ given: 'Ali', 'non-dropping-particle': 'el-', family: 'Hassan' }]],
    ['{el-Hassan}, Ali', [{ given: 'Ali', family: 'el-Hassan' }]],
    ['El-Hassan, Ali', [{ given: 'Ali', family: 'El-Hassan' }]],
    ["{'t Hooft}, Gerard", [{ given: 'Gerard', family: "'t Hooft" }]],
    ["Gerard 't Hooft", [{ given: 'Gerard', 'non-dropping-particle': "'t", family: 'Hooft' }]],
    ["D'Alembert, Jean", [{ given: 'Jean', family: "D'Alembert" }]],
    ['W. E. B. {Du Bois}', [{ given: 'W. E. B.', family: 'Du Bois' }]],
    // A "Jr." in the place where people put it.
    ...[
      'King, Jr., Martin Luther',
      'King, Martin Luther, Jr.',
      'King Jr., Martin Luther',
      'Martin Luther King, Jr.',
      'Martin Luther King Jr.',
    ].map((said): [string, CslName[]] => [
      said,
      [{ family: 'King', suffix: 'Jr.', given: 'Martin Luther' }],
    ]),
    ['{King Jr.}, Martin', [{ family: 'King Jr.', given: 'Martin' }]],
    [
      'Ludwig van Beethoven, Jr.',
      [{ given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven', suffix: 'Jr.' }],
    ],
    ['Smith, J. and et al.', [{ family: 'Smith', given: 'J.' }, { literal: 'others' }]],
    ['Smith, J. et al.', [{ family: 'Smith', given: 'J.' }, { literal: 'others' }]],
    ['King, Jr., Martin Luther', [{ family: 'King', suffix: 'Jr.', given: 'Martin Luther' }]],
    ['Gates, III, William Henry', [{ family: 'Gates', suffix: 'III', given: 'William Henry' }]],
    [
      'de la Cruz, Jr, Juan',
      [
        {
          'dropping-particle': 'de',
          'non-dropping-particle': 'la',
          family: 'Cruz',
          suffix: 'Jr',
          given: 'Juan',
        },
      ],
    ],
    ['Smith, J. and others', [{ family: 'Smith', given: 'J.' }, { literal: 'others' }]],
    ['{OECD}', [{ literal: 'OECD' }]],
    ['{{Barnes and Noble, Inc.}}', [{ literal: 'Barnes and Noble, Inc.' }]],
    [
      "{Conseil d’{\\'E}tat} and Dupont, Anne",
      [{ literal: 'Conseil d’État' }, { family: 'Dupont', given: 'Anne' }],
    ],
    ['{\\"O}zt{\\"u}rk, {\\c S}', [{ family: 'Öztürk', given: 'Ş' }]],
    [
      '{\\v{C}}apek, Karel and \\v Capek, Josef',
      [
        { family: 'Čapek', given: 'Karel' },
        { family: 'Čapek', given: 'Josef' },
      ],
    ],
    [
      'J.-P.~Sartre and J.~K. Rowling',
      [
        { given: 'J.-P.', family: 'Sartre' },
        { given: 'J. K.', family: 'Rowling' },
      ],
    ],
    ['given=Hans, family=Harman, given-i=H', [{ given: 'Hans', family: 'Harman' }]],
    [
      'family=Beethoven, given=Ludwig, prefix=van, useprefix=true',
      [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    ],
    [
      'family=Musset, given=Alfred, prefix=de, useprefix=false',
      [{ family: 'Musset', given: 'Alfred', 'dropping-particle': 'de' }],
    ],
    [
      'family=Beethoven, given=Ludwig, prefix=van, useprefix=false',
      [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }],
    ],
    [
      'family={van Dyke}, given=Dick, suffix=Jr.',
      [{ family: 'van Dyke', given: 'Dick', suffix: 'Jr.' }],
    ],
    [
      'Иванов, Иван and 毛, 泽东 and 鲁迅',
      [{ family: 'Иванов', given: 'Иван' }, { family: '毛', given: '泽东' }, { family: '鲁迅' }],
    ],
    [
      'Smith, Anne AND Jones, Bob and',
      [
        { family: 'Smith', given: 'Anne' },
        { family: 'Jones', given: 'Bob' },
      ],
    ],
    [
      'Anderson, Sandy and Andover, Rand',
      [
        { family: 'Anderson', given: 'Sandy' },
        { family: 'Andover', given: 'Rand' },
      ],
    ],
    ['\\bsc{Durand}, Paul', [{ family: 'Durand', given: 'Paul' }]],
    ['Aristotle', [{ family: 'Aristotle' }]],
    ['Élisée Reclus', [{ given: 'Élisée', family: 'Reclus' }]],
    ['{Jean} {Dupont Durand}', [{ given: 'Jean', family: 'Dupont Durand' }]],
  ])('%s', (source, expected) => {
    expect(authors(source)).toEqual(expected);
    // Written anew, it is the same.
    const item = { id: 'w', type: 'book', title: 'T', author: expected } as CslItem;
    const written = writeBiblatex([{ key: 'k', aliases: [], item, raw: null }]);
    expect(readBibliography(written).entries[0]?.item.author).toEqual(expected);
  });
});

test('biblatex’s option says which particles are dropped, for an entry or for a list', () => {
  const DE = { family: 'Vries', given: 'Jan' };
  const kept = [{ ...DE, 'non-dropping-particle': 'de' }];
  const dropped = [{ ...DE, 'dropping-particle': 'de' }];
  const read = (fields: string) => one(`@book{k, title = {T}, ${fields}}`);
  expect(read('author = {de Vries, Jan}').item.author).toEqual(dropped);
  expect(read('author = {de Vries, Jan}, options = {useprefix=true}').item.author).toEqual(kept);
  expect(read('author = {de Vries, Jan}, options = {useprefix}').item.author).toEqual(kept);
  expect(read('author = {useprefix=true and de Vries, Jan}').item.author).toEqual(kept);
  const { item, raw } = read('author = {van Gogh, V.}, options = {maxnames=3, useprefix=false}');
  expect(item.author).toEqual([{ family: 'Gogh', given: 'V.', 'dropping-particle': 'van' }]);
  const text = writeBiblatex([{ key: 'k', aliases: [], item: { id: 'w', ...item }, raw }]);
  expect(text).toContain('options = {maxnames=3, useprefix=false}');
  // Edited, the option goes and the names say it themselves.
  const entry = read('author = {de Vries, Jan}, options = {useprefix=true}');
  const edited = { id: 'w', ...entry.item, author: [...kept, { literal: 'OECD' }] };
  const written = writeBiblatex([{ key: 'k', aliases: [], item: edited, raw: entry.raw }]);
  expect(readBibliography(written).entries[0]?.item.author).toEqual(edited.author);
});

describe('who did what is told by the editor’s type', () => {
  test.each([
    ['editor = {Doe, Jane}', { editor: [{ family: 'Doe', given: 'Jane' }] }],
    [
      'editor = {Doe, Jane}, editortype = {compiler}',
      { compiler: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      'editor = {Doe, Jane}, editortype = {director}',
      { director: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      'editor = {Doe, Jane}, editortype = {translator}',
      { translator: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      'editor = {Doe, Jane}, editortype = {organizer}',
      { organizer: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      'editor = {Doe, Jane}, editora = {Roe, Rick}, editoratype = {producer}, editorb = {Poe, Pam}, editorbtype = {translator}',
      {
        editor: [{ family: 'Doe', given: 'Jane' }],
        producer: [{ family: 'Roe', given: 'Rick' }],
        translator: [{ family: 'Poe', given: 'Pam' }],
      },
    ],
    [
      'translator = {Roe, Rick}, bookauthor = {Poe, Pam}',
      {
        translator: [{ family: 'Roe', given: 'Rick' }],
        'container-author': [{ family: 'Poe', given: 'Pam' }],
      },
    ],
  ])('%s', (fields, expected) => {
    expect(one(`@book{k, title = {T}, ${fields}}`).item).toEqual({
      type: 'book',
      title: 'T',
      ...expected,
    });
  });
});

test.each<WriteFormat>(['bibtex', 'biblatex', 'csl-json', 'ris', 'endnote-xml'])(
  'particles, "Jr." and institutions come back through %s',
  (format) => {
    const author: CslName[] = [
      { family: 'Alembert', given: 'Jean', 'dropping-particle': "d'" },
      { family: 'Hassan', given: 'Ali', 'non-dropping-particle': 'el-' },
      { family: 'Leyen', given: 'Ursula', 'dropping-particle': 'von der' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { literal: 'Ministère de l’Emploi' },
      { literal: 'others' },
    ];
    const item = { id: 'w', type: 'book', title: 'T', author } as CslItem;
    const text = writeWorks([{ key: 'k', aliases: [], item, raw: null }], format);
    const back = readBibliography(text).entries[0]?.item.author;
    const straight = (names: CslName[] | undefined): unknown =>
      JSON.parse(JSON.stringify(names).replaceAll('’', "'"));
    expect(straight(back)).toEqual(straight(author));
  },
);

test('a glued particle stands against its name in every label', () => {
  const author = [{ family: 'Hassan', given: 'Ali', 'non-dropping-particle': 'el-' }];
  expect(creators({ type: 'book', author }, 'fr')).toBe('el-Hassan');
});
