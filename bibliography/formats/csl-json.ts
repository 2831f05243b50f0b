import { readCslData, sameValue } from '../csl-guard.ts';
import type { CslData, CslVariable } from '../csl.ts';
import { MAX_ENTRIES, MAX_ENTRY_LENGTH } from '../limits.ts';
import { asCsl, isExtended } from './crossref.ts';
import type { ReadEntries } from './imported.ts';
import { byKey } from './order.ts';
import { normaliseZoteroUri, rawIn, type ExportableWork, type RawEntry } from './raw-entry.ts';

/** Whether the text is JSON that could hold items. */
export function looksLikeCslJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && !/^\s*\{\s*\\/.test(text);
}

/** Reads an array of items, one item, or Zotero's `{items: [...]}`. Null where it is no JSON. */
export function readCslJson(text: string): ReadEntries | null {
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
  const result: ReadEntries = { entries: [], failures: [] };
  list.slice(0, MAX_ENTRIES).forEach((value, index) => readItem(value, index + 1, result));
  return result;
}

/** JSON has no lines that matter: the item's place in the list is told instead. */
function readItem(value: unknown, line: number, { entries, failures }: ReadEntries): void {
  const given =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  const source = given && isExtended(given) ? { ...asCsl(given), id: given.id } : given;
  const named = source?.['citation-key'] ?? source?.id;
  const id = typeof named === 'string' || typeof named === 'number' ? String(named) : '';
  const uri = normaliseZoteroUri(typeof source?.id === 'string' ? source.id : '');
  const key = uri && source?.['citation-key'] === undefined ? '' : id.replace(/\s+/g, '');
  const item = readCslData(source);
  const json = JSON.stringify(value) ?? '';
  const failure = { line, key: id || null, excerpt: json.slice(0, 120) };
  if (source === null || !item) {
    const code = source === null ? 'item-not-an-object' : 'item-without-type';
    failures.push({ ...failure, code, params: {} });
    return;
  }
  if (json.length > MAX_ENTRY_LENGTH) {
    failures.push({ ...failure, code: 'entry-too-large', params: { limit: MAX_ENTRY_LENGTH } });
    return;
  }
  const raw: RawEntry = {
    format: 'csl-json',
    type: item.type,
    key,
    fields: Object.entries(source).map(([name, held]) => [name, JSON.stringify(held)]),
    ...(uri === null ? {} : { uri }),
  };
  entries.push({ line, key, aliases: [], item, raw, warnings: key === '' ? ['key-missing'] : [] });
}

/** What came in CSL-JSON and is no variable of the schema, or was not edited, is written as it came. */
function kept(raw: RawEntry | null, item: CslData): Record<string, unknown> {
  if (!raw) return {};
  const source = Object.fromEntries(
    raw.fields.map(([name, json]) => [name, JSON.parse(json) as unknown]),
  );
  const imported = readCslData(source);
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => {
      if (name === 'id' || name === 'type' || name === 'citation-key' || name === '__proto__')
        return false;
      const before = imported?.[name as CslVariable];
      if (before !== undefined) return sameValue(before, item[name as CslVariable]);
      const read = readCslData({ type: item.type, [name]: value });
      return read !== null && Object.keys(read).length === 1;
    }),
  );
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
  const items = [...works].sort(byKey).map(({ key, item, raw }) => ({
    ...{ id: key, type: item.type, 'citation-key': key },
    ...(sorted({
      ...item,
      ...kept(rawIn(raw, 'csl-json'), item),
      id: undefined,
      type: undefined,
    }) as object),
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
