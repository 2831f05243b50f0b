import { READING_STATES, type ReadingState } from '../types.ts';

export const SORTS = ['creators', 'title', 'year', 'container', 'key', 'updated', 'uses'] as const;
export type Sort = (typeof SORTS)[number];

/** What the list shows, as the address says it: `?q=&reading=&literature=&type=&collection=&tag=&unused=1&deleted=1&sort=&direction=`. */
export interface LibraryFilters {
  q: string;
  reading: ReadingState | 'none' | null;
  literature: string | null;
  type: string | null;
  /** The id of one. */
  collection: string | null;
  tag: string | null;
  unused: boolean;
  deleted: boolean;
  sort: Sort;
  direction: 'asc' | 'desc';
}

export const PAGE_SIZE = 200;

const DEFAULT_SORT: Sort = 'creators';

/** Reads leniently: what the address says and the list does not know is left out. */
export function readFilters(params: URLSearchParams): LibraryFilters {
  const sort = SORTS.find((known) => known === params.get('sort')) ?? DEFAULT_SORT;
  const direction = params.get('direction');
  return {
    q: params.get('q') ?? '',
    reading:
      [...READING_STATES, 'none' as const].find((known) => known === params.get('reading')) ?? null,
    literature: params.get('literature') || null,
    type: params.get('type') || null,
    collection: params.get('collection') || null,
    tag: params.get('tag') || null,
    unused: params.get('unused') === '1',
    deleted: params.get('deleted') === '1',
    sort,
    direction: direction === 'asc' || direction === 'desc' ? direction : naturalDirection(sort),
  };
}

/** Years, dates and counts are looked at from the highest down. */
export function naturalDirection(sort: Sort): 'asc' | 'desc' {
  return sort === 'year' || sort === 'updated' || sort === 'uses' ? 'desc' : 'asc';
}

/** The address's parameters with some changed; what is as it would be anyway is left out. */
export function writeFilters(
  params: URLSearchParams,
  change: Partial<LibraryFilters>,
): URLSearchParams {
  const next = { ...readFilters(params), ...change };
  if (change.sort && !change.direction) next.direction = naturalDirection(change.sort);
  const written = new URLSearchParams();
  if (next.q.trim()) written.set('q', next.q);
  if (next.reading) written.set('reading', next.reading);
  if (next.literature) written.set('literature', next.literature);
  if (next.type) written.set('type', next.type);
  if (next.collection) written.set('collection', next.collection);
  if (next.tag) written.set('tag', next.tag);
  if (next.unused) written.set('unused', '1');
  if (next.deleted) written.set('deleted', '1');
  if (next.sort !== DEFAULT_SORT) written.set('sort', next.sort);
  if (next.direction !== naturalDirection(next.sort)) written.set('direction', next.direction);
  return written;
}

/** Leaves nothing out. */
export const NO_FILTER = {
  q: '',
  reading: null,
  literature: null,
  type: null,
  collection: null,
  tag: null,
  unused: false,
  deleted: false,
} as const satisfies Partial<LibraryFilters>;

/** Whether anything is left out of the list. */
export function isFiltered(filters: LibraryFilters): boolean {
  return (
    filters.q.trim() !== '' ||
    filters.reading !== null ||
    filters.literature !== null ||
    filters.type !== null ||
    filters.collection !== null ||
    filters.tag !== null ||
    filters.unused ||
    filters.deleted
  );
}
