import type { ExportableWork } from './raw-entry.ts';

/** Keys without regard to case, then with it: the order of every file that is written. */
export function compareKeys(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byKey(a: ExportableWork, b: ExportableWork): number {
  return compareKeys(a.key, b.key) || compareKeys(a.item.id, b.item.id);
}
