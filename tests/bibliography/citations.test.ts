import { describe, expect, test } from 'vitest';
import type { CitedItem, CslItem } from '../../bibliography/index.ts';
import { testRenderer } from './support.ts';

const work = (id: string, family: string, year: number, title: string): CslItem => ({
  id,
  type: 'book',
  title,
  author: [{ family, given: 'Anne' }],
  issued: { 'date-parts': [[year]] },
  publisher: 'P',
});
const works = [
  work('a', 'Éluard', 2001, 'Deux'),
  work('b', 'Eluard', 2001, 'Un'),
  work('c', 'Zola', 1990, 'Trois'),
  work('d', 'Eluard', 2001, 'Quatre'),
];
const text = async (ids: string[], style: string, locale: string, more: object = {}) =>
  (await testRenderer()).citation(
    works,
    ids.map((id) => ({ id, ...more })),
    { style, locale },
  ).text;

test(
  'works of one author and year are told apart by the same letters as in the bibliography',
  { timeout: 60_000 },
  async () => {
    const { entries } = (await testRenderer()).bibliography(works, { style: 'apa', locale: 'fr' });
    const suffixed = entries.filter(({ text: entry }) => /2001[ab]/.test(entry));
    expect(suffixed.length).toBeGreaterThanOrEqual(2);
    for (const { id, text: entry } of suffixed) {
      expect(await text([id], 'apa', 'fr')).toContain(/2001[a-z]/.exec(entry)![0]);
    }
  },
);

test('an accent does not send a name to the end of the alphabet', async () => {
  const { entries } = (await testRenderer()).bibliography(works, { style: 'apa', locale: 'fr' });
  expect(entries.at(-1)!.id).toBe('c');
});

test('in a style of notes a citation is a note, short the second time', async () => {
  const style = 'chicago-fullnote-bibliography';
  const page = { locator: { label: 'page', value: '12' } };
  const first = await text(['c'], style, 'fr-FR', page);
  const again = await text(['c'], style, 'fr-FR', { ...page, position: 'subsequent' });
  expect(first).toMatch(/^Anne Zola, Trois \(P, 1990\), 12/);
  expect(again).toMatch(/^Zola, Trois, 12/);
  expect(again).not.toContain('1990');
});

test('numbers are those of the bibliography', async () => {
  const { entries } = (await testRenderer()).bibliography(works, { style: 'ieee', locale: 'en' });
  const place = entries.findIndex(({ id }) => id === 'c') + 1;
  expect(entries[place - 1]!.text).toContain(`[${place}]`);
  expect(await text(['c'], 'ieee', 'en')).toBe(`[${place}]`);
});

test('a numbered place is named in the language asked for, in any style', async () => {
  const recital = { locator: { label: 'recital', value: '26' } };
  for (const [locale, expected] of [
    ['fr-CA', 'consid.\u00A026'],
    ['en-GB', 'recital\u00A026'],
  ] as const)
    expect(await text(['c'], 'harvard-cite-them-right', locale, recital)).toContain(expected);
});

describe('where a style has nothing to print', () => {
  const law: CslItem = { id: 'law', type: 'legislation', title: 'Loi', 'title-short': 'RGPD' };
  const cite = async (cited: CitedItem[], style: string, locale = 'fr-FR') =>
    (await testRenderer()).citation([...works, law], cited, { style, locale }).text;
  const page = { label: 'page', value: '12' };

  test('a law is cited plainly in a style that cites none, alone and among others', async () => {
    expect(await cite([{ id: 'law', locator: page }], 'swedish-legal')).toBe(
      'RGPD, s.\u00A0d., p.\u00A012',
    );
    const both = await cite([{ id: 'c' }, { id: 'law' }], 'swedish-legal');
    expect(both).toMatch(/^RGPD, s\.\u00A0d\.\u202F; Zola/);
  });

  test('nothing stands after an author that the sentence names, where the page is not given', async () => {
    const style = 'modern-language-association';
    expect(await cite([{ id: 'c', suppressAuthor: true }], style)).toBe('');
    expect(await cite([{ id: 'c', suppressAuthor: true, locator: page }], style)).toBe('(12)');
  });

  test('nobody stands for the author of an anonymous work where a style looks for three', async () => {
    // A substitute within a substitute, on which the processor fails.
    const { entries } = (await testRenderer()).bibliography([law], {
      style: 'organon',
      locale: 'fr-FR',
    });
    expect(entries[0]!.text).toContain('Loi');
  });
});

test('"---" stands for exactly the same authors, not for the first of them alone', async () => {
  const [alone] = works;
  const others = [{ family: 'Zola', given: 'Anne' }, ...'BCD'].map((name) =>
    typeof name === 'string' ? { family: name, given: 'X.' } : name,
  );
  const list: CslItem[] = [
    { ...alone!, id: 'one', title: 'Aaa', author: [others[0]!] },
    { ...alone!, id: 'again', title: 'Bbb', author: [others[0]!] },
    { ...alone!, id: 'all', title: 'Ccc', author: others },
  ];
  const options = { style: 'modern-language-association', locale: 'en-US' };
  const { entries } = (await testRenderer()).bibliography(list, options);
  expect(entries.map(({ text: entry }) => entry.split(/ [ABC]{1}[abc]{2}/)[0])).toEqual([
    'Zola, Anne.',
    '---.',
    'Zola, Anne, et al.',
  ]);
});
