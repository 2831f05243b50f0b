import { useMemo } from 'react';
import { useStored } from '../../../components/use-stored.ts';

/** What may stand beside the reference. */
export const COLUMNS = [
  'key',
  'reading',
  'literature',
  'uses',
  'tags',
  'type',
  'year',
  'container',
  'updated',
] as const;
export type Column = (typeof COLUMNS)[number];

const DEFAULT: readonly Column[] = ['key', 'reading', 'literature', 'uses'];

/** What each is wide, in px, until somebody makes it wider; the style sheet says the same in rem. */
export const WIDTHS: Readonly<Record<Column, number>> = {
  key: 208,
  reading: 112,
  literature: 80,
  uses: 64,
  tags: 176,
  type: 128,
  year: 64,
  container: 176,
  updated: 112,
};
export const NARROWEST = 48;
export const WIDEST = 480;

/** In px; those that were never changed are left out. */
export type Widths = Partial<Record<Column, number>>;

/** The columns that this person has chosen, in their order, and how wide: remembered in this browser. */
export function useColumns(userId: string) {
  const [stored, store] = useStored(`canevas-library-columns-${userId}`);
  const { columns, widths } = useMemo(() => parseColumns(stored), [stored]);
  return {
    columns,
    widths,
    setColumns: (next: readonly Column[]) => store(writeColumns(next, widths)),
    /** Null for as wide as it usually is. */
    setWidth(column: Column, width: number | null) {
      store(
        writeColumns(columns, { ...widths, [column]: width === null ? undefined : bounded(width) }),
      );
    },
  };
}

export function bounded(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** "key:240,reading": reads leniently, a column that is unknown or named twice is left out. */
export function parseColumns(text: string | null): {
  columns: readonly Column[];
  widths: Widths;
} {
  if (text === null) return { columns: DEFAULT, widths: {} };
  const widths: Widths = {};
  const named = text.split(',').flatMap((part) => {
    const [name, width] = part.split(':');
    const column = COLUMNS.find((known) => known === name);
    if (column && Number(width) > 0) widths[column] = bounded(Number(width));
    return column ?? [];
  });
  return { columns: [...new Set(named)], widths };
}

export function writeColumns(columns: readonly Column[], widths: Widths): string {
  return columns
    .map((column) => (widths[column] ? `${column}:${String(widths[column])}` : column))
    .join(',');
}

/** With one moved by a step; at an end it stays. */
export function moved(columns: readonly Column[], column: Column, step: 1 | -1): Column[] {
  const from = columns.indexOf(column);
  const to = from + step;
  const next = [...columns];
  if (to < 0 || to >= columns.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, column);
  return next;
}
