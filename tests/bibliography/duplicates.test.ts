import { describe, expect, test } from 'vitest';
import {
  compareWorks,
  findDuplicates,
  LIKELY,
  mergeFields,
  mergeItems,
  type CslItem,
} from '../../bibliography/index.ts';
import { HARD } from './duplicates/hard-pairs.ts';
import { LABELLED } from './duplicates/pairs.ts';
import { WORKS } from './duplicates/works.ts';

describe('duplicates', () => {
  test('the labelled set is large, in two languages, and has near-misses', () => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(300);
    expect(LABELLED.filter(({ same }) => same).length).toBeGreaterThan(150);
    expect(LABELLED.filter(({ same }) => !same).length).toBeGreaterThan(150);
  });

  test.each([
    ['made by rule', LABELLED],
    ['written by hand', HARD],
  ])('precision is at least 0.98 and recall 0.95: %s', (_, pairs) => {
    const judged = pairs.map(({ kind, same, a, b }) => {
      const likely = compareWorks({ id: 'a', item: a }, { id: 'b', item: b }).score >= LIKELY;
      return { kind, same, likely };
    });
    const hits = judged.filter(({ same, likely }) => same && likely).length;
    const wrong = judged.filter(({ same, likely }) => !same && likely);
    const missed = judged.filter(({ same, likely }) => same && !likely);
    const seen = JSON.stringify({ wrong, missed });
    expect(hits / (hits + wrong.length), seen).toBeGreaterThanOrEqual(0.98);
    expect(hits / (hits + missed.length), seen).toBeGreaterThanOrEqual(0.95);
  });

  test('which comes first makes no difference', () => {
    for (const { a, b } of [...LABELLED, ...HARD]) {
      const one = compareWorks({ id: 'a', item: a }, { id: 'b', item: b }).score;
      expect(compareWorks({ id: 'b', item: b }, { id: 'a', item: a }).score).toBe(one);
    }
  });

  test('are found among many works, each pair once', () => {
    const works = LABELLED.filter(({ same }) => same).flatMap(({ a, b }, index) => [
      { id: `a${WORKS.indexOf(a)}`, item: a },
      { id: `b${index}`, item: b },
    ]);
    const unique = [...new Map(works.map((work) => [work.id, work])).values()];
    const found = findDuplicates(unique);
    const names = new Set(found.map(({ a, b }) => `${a} ${b}`));
    expect(names.size).toBe(found.length);
    const expected = LABELLED.filter(({ same }) => same).map(
      ({ a }, index) => `a${WORKS.indexOf(a)} b${index}`,
    );
    const hit = expected.filter((name) => names.has(name)).length;
    expect(hit / expected.length).toBeGreaterThanOrEqual(0.95);
  });

  test('say why', () => {
    const [work] = WORKS;
    const { score, reasons } = compareWorks({ id: 'a', item: work! }, { id: 'b', item: work! });
    expect(score).toBeGreaterThan(0.95);
    expect(reasons).toEqual(['same-doi', 'same-title', 'same-creators', 'same-year', 'same-place']);
  });
});

describe('merging', () => {
  const kept: CslItem = { id: 'k', type: 'book', title: 'T', publisher: 'P' };
  const merged: CslItem = { id: 'm', type: 'book', title: 'T, longer', ISBN: '9782070749959' };

  test('shows what differs, field by field, and what fills a gap', () => {
    expect(mergeFields(kept, merged)).toEqual([
      { name: 'title', kept: 'T', merged: 'T, longer', fills: false },
      { name: 'ISBN', kept: undefined, merged: '9782070749959', fills: true },
    ]);
  });

  test('prefers the words with their accents', () => {
    const bare = { ...kept, title: 'Le travail des donnees' };
    const whole = { ...merged, title: 'Le travail des données' };
    const fills = (a: CslItem, b: CslItem) =>
      mergeFields(a, b).filter((field) => field.name === 'title' && field.fills).length;
    expect(fills(bare, whole)).toBe(1);
    expect(fills(whole, bare)).toBe(0);
  });

  test('takes the fields named, and keeps the id and the rest', () => {
    expect(mergeItems(kept, merged, ['ISBN'])).toEqual({ ...kept, ISBN: '9782070749959' });
    expect(mergeItems(kept, merged, ['title', 'type'])).toEqual({ ...kept, title: 'T, longer' });
  });
});
