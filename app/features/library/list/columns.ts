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

/** The columns that this person has chosen, in their order, remembered in this browser. */
export function useColumns(): [readonly Column[], (columns: readonly Column[]) => void] {
  const [stored, store] = useStored('canevas-library-columns');
  const columns = useMemo(() => parseColumns(stored), [stored]);
  return [columns, (next) => store(next.join(','))];
}

/** Reads leniently: a column that is unknown or named twice is left out. */
export function parseColumns(text: string | null): readonly Column[] {
  if (text === null) return DEFAULT;
  const named = text.split(',').flatMap((name) => COLUMNS.find((known) => known === name) ?? []);
  return [...new Set(named)];
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
