/** A view of a reading list as an address: what it lets through, in which order, in which form. */
import { folded } from './graph/queries.ts';
import {
  dueOf,
  PRIORITIES,
  progressShare,
  READING_STATES,
  servesAnything,
  type Priority,
  type ReadingLine,
  type ReadingState,
} from './readings.ts';

export const READING_VIEWS = ['table', 'board', 'next'] as const;
export type ReadingViewName = (typeof READING_VIEWS)[number];

export const READING_SORTS = [
  'rank',
  'title',
  'creators',
  'year',
  'status',
  'priority',
  'due',
  'progress',
  'serves',
] as const;
export type ReadingSort = (typeof READING_SORTS)[number];

/** Columns that can be shown or hidden; the title always stands. */
export const READING_COLUMNS = [
  'status',
  'priority',
  'due',
  'progress',
  'serves',
  'tags',
  'verdict',
  'others',
] as const;
export type ReadingColumn = (typeof READING_COLUMNS)[number];

export interface ReadingFilter {
  view: ReadingViewName;
  q: string;
  /** Empty lets every status through, works without one included. */
  status: Array<ReadingState | 'none'>;
  tag: string;
  priority: Priority | null;
  /** Only what somebody recommends to this reader. */
  recommended: boolean;
  /** Only what serves something on the map. */
  serves: boolean;
  sort: ReadingSort;
  direction: 'asc' | 'desc';
  columns: ReadingColumn[];
}

export const DEFAULT_FILTER: ReadingFilter = {
  view: 'table',
  q: '',
  status: [],
  tag: '',
  priority: null,
  recommended: false,
  serves: false,
  sort: 'creators',
  direction: 'asc',
  columns: ['status', 'priority', 'due', 'progress', 'serves', 'tags'],
};

/** "Read next" has its own order and shows what is still to be read. */
const NEXT: Partial<ReadingFilter> = { sort: 'rank', status: ['to-read', 'reading'] };

function oneOf<const T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((known) => known === value) ?? null;
}

/** Anything that is not understood is the default: a link from elsewhere always opens. */
export function readReadingFilter(search: URLSearchParams): ReadingFilter {
  const view = oneOf(READING_VIEWS, search.get('view')) ?? DEFAULT_FILTER.view;
  const base = { ...DEFAULT_FILTER, ...(view === 'next' ? NEXT : {}) };
  const status = search.get('status');
  const columns = search.get('columns');
  return {
    view,
    q: (search.get('q') ?? '').slice(0, 200),
    status:
      status === null
        ? base.status
        : status.split('.').flatMap((name) => oneOf([...READING_STATES, 'none'], name) ?? []),
    tag: search.get('tag') ?? '',
    priority: PRIORITIES.find((known) => String(known) === search.get('priority')) ?? null,
    recommended: search.get('recommended') === '1',
    serves: search.get('serves') === '1',
    sort: oneOf(READING_SORTS, search.get('sort')) ?? base.sort,
    direction: search.get('direction') === 'desc' ? 'desc' : 'asc',
    columns:
      columns === null
        ? base.columns
        : columns.split('.').flatMap((name) => oneOf(READING_COLUMNS, name) ?? []),
  };
}

/** The address of a view: what is as by default is left out. */
export function writeReadingFilter(filter: ReadingFilter): URLSearchParams {
  const search = new URLSearchParams();
  const base = { ...DEFAULT_FILTER, ...(filter.view === 'next' ? NEXT : {}) };
  if (filter.view !== base.view || filter.view === 'next') search.set('view', filter.view);
  if (filter.q) search.set('q', filter.q);
  if (filter.status.join() !== base.status.join()) search.set('status', filter.status.join('.'));
  if (filter.tag) search.set('tag', filter.tag);
  if (filter.priority !== null) search.set('priority', String(filter.priority));
  if (filter.recommended) search.set('recommended', '1');
  if (filter.serves) search.set('serves', '1');
  if (filter.sort !== base.sort) search.set('sort', filter.sort);
  if (filter.direction !== 'asc') search.set('direction', filter.direction);
  if (filter.columns.join() !== base.columns.join())
    search.set('columns', filter.columns.join('.'));
  if (search.get('view') === 'table') search.delete('view');
  return search;
}

/** The lines that a filter lets through, in its order. Ties, and what has no value, come by author. */
export function applyReadingFilter(
  lines: readonly ReadingLine[],
  filter: ReadingFilter,
): ReadingLine[] {
  const words = folded(filter.q).split(/\s+/).filter(Boolean);
  const kept = lines.filter((line) => {
    const { reading, recommended, serves } = line;
    if (filter.status.length > 0 && !filter.status.includes(reading.status ?? 'none')) return false;
    if (filter.tag && !reading.tags.includes(filter.tag)) return false;
    if (filter.priority !== null && reading.priority !== filter.priority) return false;
    if (filter.recommended && recommended.length === 0) return false;
    if (filter.serves && !(serves && servesAnything(serves))) return false;
    if (words.length === 0) return true;
    const text = folded(
      [
        line.creators,
        line.title,
        line.container,
        line.key,
        line.year,
        reading.verdict,
        ...reading.tags,
      ].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
  const sign = filter.direction === 'desc' ? -1 : 1;
  const valueOf = SORT_VALUES[filter.sort];
  return kept
    .map((line) => ({
      line,
      value: valueOf(line),
      name: folded(`${line.creators}\n${line.title}`),
    }))
    .sort((a, b) => compare(a.value, b.value, sign) || compare(a.name, b.name, 1))
    .map(({ line }) => line);
}

type Value = string | number | null;

const SORT_VALUES: Record<ReadingSort, (line: ReadingLine) => Value> = {
  rank: ({ reading }) => reading.rank,
  title: ({ title }) => folded(title),
  creators: ({ creators }) => folded(creators) || null,
  year: ({ year }) => year,
  status: ({ reading }) => (reading.status ? READING_STATES.indexOf(reading.status) : null),
  priority: ({ reading }) => reading.priority,
  due: dueOf,
  progress: ({ reading }) => progressShare(reading),
  // What serves most comes first in rising order too: that is what one asks for.
  serves: ({ serves }) =>
    serves ? -(serves.toSource * 3 + serves.contested * 2 + serves.withoutPage) : null,
};

function compare(a: Value, b: Value, sign: number): number {
  // What has no value is last whichever way one looks.
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -sign : a > b ? sign : 0;
}
