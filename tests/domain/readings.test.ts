import { describe, expect, it } from 'vitest';
import type { Evidence, Graph, Proposition } from '../../app/domain/graph/types.ts';
import {
  applyReadingFilter,
  DEFAULT_FILTER,
  READING_COLUMNS,
  READING_SORTS,
  READING_VIEWS,
  readReadingFilter,
  writeReadingFilter,
  type ReadingFilter,
} from '../../app/domain/reading-filter.ts';
import {
  dueOf,
  NO_READING,
  progressShare,
  readiness,
  servedByWork,
  type Reading,
  type ReadingLine,
} from '../../app/domain/readings.ts';
import fc from 'fast-check';

const evidence = (id: string, work: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  work,
  stance: 'supports',
  locator: { label: 'page', value: '12' },
  quotation: null,
  attributedTo: null,
  order: 'a0',
  ...more,
});
const proposition = (id: string, from: string, to: string, more: Partial<Proposition> = {}) =>
  ({
    id,
    number: 1,
    from,
    to,
    phrase: { text: { fr: 'mène à' }, term: null },
    status: 'sourced',
    sentence: {},
    evidence: [],
    contested: false,
    ...more,
  }) satisfies Proposition;
const graphOf = (...propositions: Proposition[]): Graph => ({
  terms: {},
  concepts: {},
  propositions: Object.fromEntries(propositions.map((one) => [one.id, one])),
  maps: {},
  trash: { terms: [], concepts: [], propositions: [], maps: [] },
  illTyped: [],
});

describe('what reading a work would serve', () => {
  it('finds the propositions to source around the concepts that it already speaks of', () => {
    const graph = graphOf(
      proposition('p1', 'a', 'b', { evidence: [evidence('e1', 'w1')] }),
      proposition('p2', 'b', 'c', { status: 'to-source' }),
      proposition('p3', 'a', 'b', { status: 'to-source' }),
      proposition('p4', 'x', 'y', { status: 'to-source' }),
    );
    expect(servedByWork(graph).get('w1')).toEqual({ toSource: 2, contested: 0, withoutPage: 0 });
  });

  it('counts a contested proposition once, and each citation without its page', () => {
    const cited = [
      evidence('e1', 'w1', { locator: null }),
      evidence('e2', 'w1', { stance: 'contests', locator: null }),
    ];
    const graph = graphOf(proposition('p1', 'a', 'b', { contested: true, evidence: cited }));
    expect(servedByWork(graph).get('w1')).toEqual({ toSource: 0, contested: 1, withoutPage: 2 });
  });

  it('leaves out a work that is cited with its pages and serves nothing more', () => {
    const graph = graphOf(proposition('p1', 'a', 'b', { evidence: [evidence('e1', 'w1')] }));
    expect(servedByWork(graph).has('w1')).toBe(false);
  });

  it('says how many of a proposition’s sources are read, a work cited twice being one', () => {
    const cited = [evidence('e1', 'w1'), evidence('e2', 'w1'), evidence('e3', 'w2')];
    const states: Record<string, Reading['status']> = { w1: 'read', w2: 'reading' };
    expect(readiness({ evidence: cited }, (id) => states[id])).toEqual({ read: 1, sources: 2 });
  });
});

const line = (id: string, reading: Partial<Reading> = {}, more: Partial<ReadingLine> = {}) =>
  ({
    id,
    key: `key-${id}`,
    type: 'book',
    creators: `Auteur ${id}`,
    title: `Titre ${id}`,
    container: '',
    year: 2000,
    reading: { ...NO_READING, ...reading },
    serves: null,
    recommended: [],
    others: [],
    ...more,
  }) satisfies ReadingLine;
const ids = (lines: ReadingLine[], filter: Partial<ReadingFilter>) =>
  applyReadingFilter(lines, { ...DEFAULT_FILTER, ...filter }).map(({ id }) => id);

describe('a reading list', () => {
  it('ignores accents and case, and looks at tags and verdict', () => {
    const lines = [line('1', { verdict: 'Décisif' }), line('2', { tags: ['Méthode'] }), line('3')];
    expect(ids(lines, { q: 'DECISIF' })).toEqual(['1']);
    expect(ids(lines, { q: 'methode' })).toEqual(['2']);
  });

  it('lets through the works without a status only when none is asked for', () => {
    const lines = [line('1', { status: 'read' }), line('2')];
    expect(ids(lines, {})).toEqual(['1', '2']);
    expect(ids(lines, { status: ['none'] })).toEqual(['2']);
    expect(ids(lines, { status: ['read', 'to-read'] })).toEqual(['1']);
  });

  it.each(READING_SORTS)('puts what has no %s last in both directions, or orders all', (sort) => {
    const lines = [line('3'), line('1', { rank: 'a1', priority: 1, due: '2026-01-01' }), line('2')];
    for (const direction of ['asc', 'desc'] as const) {
      const sorted = ids(lines, { sort, direction });
      expect(sorted).toHaveLength(3);
      if (['rank', 'priority', 'due'].includes(sort)) expect(sorted[0]).toBe('1');
    }
  });

  it('puts first what serves most', () => {
    const serves = { toSource: 0, contested: 0, withoutPage: 0 };
    const lines = [
      line('1', {}, { serves: { ...serves, withoutPage: 1 } }),
      line('2', {}, { serves: { ...serves, toSource: 3 } }),
      line('3'),
    ];
    expect(ids(lines, { sort: 'serves' })).toEqual(['2', '1', '3']);
  });

  it('takes the earliest day, one’s own or of a recommendation', () => {
    const recommended = [{ id: 'r', by: { id: 'u', name: 'U' }, reason: '', due: '2026-02-01' }];
    expect(dueOf(line('1', { due: '2026-03-01' }, { recommended }))).toBe('2026-02-01');
    expect(dueOf(line('1'))).toBeNull();
  });

  it('says how far one is, where it can be said', () => {
    const at = (at: number, of: number | null) => ({ unit: 'page' as const, at, of });
    expect(progressShare({ ...NO_READING, progress: at(50, 200) })).toBe(0.25);
    expect(progressShare({ ...NO_READING, progress: at(50, null) })).toBeNull();
    expect(progressShare({ ...NO_READING, progress: at(300, 200) })).toBe(1);
    expect(progressShare({ ...NO_READING, status: 'read' })).toBe(1);
  });
});

it('writes every view as an address that reads back the same', () => {
  const filter = fc.record({
    view: fc.constantFrom(...READING_VIEWS),
    q: fc.string({ maxLength: 40 }),
    status: fc.subarray(['to-read', 'reading', 'read', 'set-aside', 'none'] as const),
    tag: fc.string({ maxLength: 20 }),
    priority: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
    recommended: fc.boolean(),
    serves: fc.boolean(),
    sort: fc.constantFrom(...READING_SORTS),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    columns: fc.subarray([...READING_COLUMNS]),
  });
  fc.assert(
    fc.property(filter, (one) => {
      expect(readReadingFilter(new URLSearchParams(writeReadingFilter(one).toString()))).toEqual(
        one,
      );
    }),
  );
});

it('opens an address that it does not understand as the default', () => {
  const search = new URLSearchParams('view=cube&status=lost&sort=x&direction=y&priority=9');
  expect(readReadingFilter(search)).toEqual({ ...DEFAULT_FILTER, status: [] });
});
