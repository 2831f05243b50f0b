import { findWorks } from '../text.ts';
import type { WorkRow } from '../types.ts';
import type { LibraryFilters, Sort } from './filters.ts';
import type { LibraryPage } from './use-pages.ts';

/** What the list shows of the rows that are kept on this device, as the server would answer it. */
export function pageOfKept(kept: readonly WorkRow[], filters: LibraryFilters): LibraryPage {
  const { q, reading, literature, type, tag, unused, deleted, sort, direction } = filters;
  const found = new Set(findWorks(kept, q).map(({ id }) => id));
  const rows = kept.filter(
    (row) =>
      found.has(row.id) &&
      !deleted &&
      (reading === null || (row.reading.status ?? 'none') === reading) &&
      (literature === null || row.literatures.includes(literature)) &&
      (type === null || row.type === type) &&
      (tag === null || row.tags.includes(tag)) &&
      (!unused || row.uses === 0),
  );
  const sign = direction === 'asc' ? 1 : -1;
  const value = VALUES[sort];
  rows.sort((a, b) => sign * compare(value(a), value(b)));
  return { offset: 0, rows, total: rows.length };
}

const VALUES: Record<Sort, (row: WorkRow) => string | number> = {
  creators: (row) => row.creators,
  title: (row) => row.title,
  year: (row) => row.year ?? 0,
  container: (row) => row.container,
  key: (row) => row.key,
  updated: (row) => row.updatedAt,
  uses: (row) => row.uses,
};

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { sensitivity: 'base' });
}
