import type { KeyboardEvent, RefObject } from 'react';

interface Rows {
  /** Holds the rows, each with its place in `data-index` and a link. */
  list: RefObject<HTMLElement | null>;
  count: number;
  /** Brings a row into the page. */
  show: (index: number) => void;
}

const PAGE = 10;

/** The place of the row that something in a list belongs to; null outside of any. */
export function rowIndex(target: EventTarget): number | null {
  const row = target instanceof Element && target.closest('[data-index]');
  return row ? Number(row.getAttribute('data-index')) : null;
}

/** Puts the focus on a row's link, once the row is in the page. */
export function focusRow({ list, show }: Rows, index: number): void {
  show(index);
  requestAnimationFrame(() => {
    list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus();
  });
}

/** Arrows, Page up and down, Home and End go from one row's link to another's, in lists of any length. */
export function moveRowFocus(event: KeyboardEvent, rows: Rows): void {
  if (!(event.target instanceof HTMLAnchorElement)) return;
  const index = rowIndex(event.target);
  if (index === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const last = rows.count - 1;
  const to = new Map([
    ['ArrowDown', index + 1],
    ['ArrowUp', index - 1],
    ['PageDown', Math.min(index + PAGE, last)],
    ['PageUp', Math.max(index - PAGE, 0)],
    ['Home', 0],
    ['End', last],
  ]).get(event.key);
  if (to === undefined || to < 0 || to > last) return;
  event.preventDefault();
  focusRow(rows, to);
}
