import { readCslData } from '../csl-guard.ts';
import type { CslData } from '../csl.ts';
import type { ImportFailureCode } from '../errors.ts';
import { MAX_ENTRIES } from '../limits.ts';
import type { ExportableWork } from './raw-entry.ts';

export interface CslJsonEntry {
  line: number;
  key: string;
  item: CslData;
}

export interface CslJsonFailure {
  line: number;
  key: string | null;
  code: ImportFailureCode;
  params: Record<string, string | number>;
  excerpt: string;
}

/** Whether the text is JSON that could hold items. */
export function looksLikeCslJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && !/^\s*\{\s*\\/.test(text);
}

/** Reads an array of items, one item, or Zotero's `{items: [...]}`. Null where it is no JSON. */
export function readCslJson(
  text: string,
): { entries: CslJsonEntry[]; failures: CslJsonFailure[] } | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const wrapped = data as { items?: unknown };
  const list: unknown[] = Array.isArray(data)
    ? data
    : Array.isArray(wrapped?.items)
      ? wrapped.items
      : [data];
  const entries: CslJsonEntry[] = [];
  const failures: CslJsonFailure[] = [];
  list.slice(0, MAX_ENTRIES).forEach((value, index) => {
    const source =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
    const key = source?.['citation-key'] ?? source?.id;
    const keyText = typeof key === 'string' || typeof key === 'number' ? String(key) : '';
    const item = readCslData(value);
    // JSON has no lines that matter: the item's place in the list is told instead.
    if (item) entries.push({ line: index + 1, key: keyText.replace(/\s+/g, ''), item });
    else
      failures.push({
        line: index + 1,
        key: keyText || null,
        code: source === null ? 'item-not-an-object' : 'item-without-type',
        params: {},
        excerpt: (JSON.stringify(value) ?? '').slice(0, 120),
      });
  });
  return { entries, failures };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => [key, sorted(record[key])]),
  );
}

/** CSL-JSON with the citation key as `id`, ordered by key, the same bytes for the same works. */
export function writeCslJson(works: ExportableWork[]): string {
  const items = [...works]
    .sort((a, b) => {
      const [x, y] = [a.key.toLowerCase(), b.key.toLowerCase()];
      return x < y ? -1 : x > y ? 1 : a.item.id < b.item.id ? -1 : 1;
    })
    .map(({ key, item }) => ({
      ...{ id: key, type: item.type, 'citation-key': key },
      ...(sorted({ ...item, id: undefined, type: undefined }) as object),
    }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
