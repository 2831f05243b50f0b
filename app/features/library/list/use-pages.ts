import { useEffect, useRef, useState } from 'react';
import { useFetcher } from 'react-router';
import type { WorkRow } from '../types.ts';
import { PAGE_SIZE } from './filters.ts';

export interface LibraryPage {
  offset: number;
  rows: WorkRow[];
  total: number;
}

interface Pages {
  /** The filters that the pages answer. */
  filters: string;
  first: LibraryPage;
  /** By page number; `of` is the first page that was current when it came: another one makes it stale. */
  loaded: Map<number, { rows: WorkRow[]; of: LibraryPage }>;
}

/**
 * The rows of a long list, a page at a time as they come into view. When the first page is loaded anew
 * (something changed), the others stay on screen and are asked for again.
 * @param filters the list's parameters, without an offset
 * @param visible the first and last row in view
 */
export function usePages(
  first: LibraryPage,
  path: string,
  filters: string,
  visible: readonly [number, number],
): (index: number) => WorkRow | undefined {
  const fetcher = useFetcher<LibraryPage>();
  const [pages, setPages] = useState<Pages>({ filters, first, loaded: new Map() });
  if (pages.first !== first) {
    setPages({
      filters,
      first,
      loaded: pages.filters === filters ? pages.loaded : new Map(),
    });
  }

  const [received, setReceived] = useState<LibraryPage>();
  if (fetcher.data && fetcher.data !== received) {
    const { offset, rows } = fetcher.data;
    setReceived(fetcher.data);
    setPages((known) => ({
      ...known,
      loaded: new Map(known.loaded).set(offset / PAGE_SIZE, { rows, of: known.first }),
    }));
  }

  const wanted = firstMissing(pages, visible);
  const { load, state } = fetcher;
  // Once for each first page: one that does not come (the server is away) is not asked for for ever.
  const asked = useRef<{ of: LibraryPage; pages: Set<number> }>({ of: first, pages: new Set() });
  useEffect(() => {
    if (asked.current.of !== first) asked.current = { of: first, pages: new Set() };
    if (wanted === null || state !== 'idle' || asked.current.pages.has(wanted)) return;
    asked.current.pages.add(wanted);
    const params = new URLSearchParams(filters);
    params.set('offset', String(wanted * PAGE_SIZE));
    void load(`${path}?${params}`);
  }, [wanted, state, load, path, filters, first]);

  return (index) => {
    if (index < first.rows.length) return first.rows[index];
    return pages.loaded.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
  };
}

function firstMissing({ first, loaded }: Pages, [from, to]: readonly [number, number]) {
  const lastPage = Math.floor(Math.min(to, first.total - 1) / PAGE_SIZE);
  for (let page = Math.max(1, Math.floor(from / PAGE_SIZE)); page <= lastPage; page++) {
    if (loaded.get(page)?.of !== first) return page;
  }
  return null;
}
