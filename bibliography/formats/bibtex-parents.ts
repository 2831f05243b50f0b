/** `crossref` and `xdata` on the way out: kept where what they bring is what the work says still. */
import { sameValue } from '../csl-guard.ts';
import { getField } from '../csl.ts';
import type { FreshField } from './bibtex-fresh.ts';
import { FIELD_ROWS } from './bibtex-fields.ts';
import { type Field, importedState, keepUnedited, merge } from './bibtex-kept.ts';
import { readEntry } from './bibtex-read.ts';
import { fieldMap, type Heir, inheritFields } from './inherit.ts';
import { type ExportableWork, rawIn } from './raw-entry.ts';

/** An entry as it is about to be written, everything said by itself. */
export interface WrittenEntry extends Heir {
  work: ExportableWork;
  fresh: FreshField[];
}

interface WithParents {
  entries: WrittenEntry[];
  /** Those that an entry refers to. */
  xdata: Heir[];
}

/**
 * Of each entry that came with a `crossref` or `xdata`, the form that leaves to its parents what they
 * give, where reading that form gives the work as it is; else the entry stays as it was. A parent that
 * was edited, or that is not among the entries, may have nothing to give.
 */
export function withParents(entries: readonly WrittenEntry[]): WithParents {
  const parents = new Map<string, WrittenEntry>();
  for (const entry of entries) {
    const came = rawIn(entry.work.raw, 'bibtex')?.key ?? '';
    for (const name of [entry.key, came, ...entry.work.aliases]) {
      const lower = name.toLowerCase();
      if (lower !== '' && !parents.has(lower)) parents.set(lower, entry);
    }
  }
  const taken = new Set([...entries].map(({ key }) => key.toLowerCase()));
  const xdata = new Map<string, Heir>();
  const written = entries.map((entry) => {
    const raw = rawIn(entry.work.raw, 'bibtex');
    const own = fieldMap(raw?.fields ?? []);
    if (!raw || !(own.has('crossref') || own.has('xdata'))) return entry;
    const parent = parents.get((own.get('crossref') ?? '').trim().toLowerCase());
    const data = (raw.xdata ?? [])
      .filter(({ key }) => !taken.has(key.toLowerCase()))
      .map(({ key, fields }) => xdata.get(key.toLowerCase()) ?? { key, type: 'xdata', fields });
    const short = shortForm(entry, parent === entry ? undefined : parent, data);
    if (short === null) return entry;
    for (const held of data) xdata.set(held.key.toLowerCase(), held);
    return short;
  });
  return { entries: written, xdata: [...xdata.values()] };
}

function shortForm(
  entry: WrittenEntry,
  parent: WrittenEntry | undefined,
  data: readonly Heir[],
): WrittenEntry | null {
  const { work, fresh, key } = entry;
  const raw = rawIn(work.raw, 'bibtex')!;
  const { item } = work;
  const imported = importedState(raw, raw === work.raw ? work.base : null);
  const { fields: kept, changed, keepsType } = keepUnedited(item, raw, imported);
  const type = keepsType ? raw.type : entry.type;
  const held = new Set(kept.map(([name]) => name));
  // In their own places among the others.
  const fields = raw.fields.flatMap(([name, value]): Field[] => {
    const lower = name.toLowerCase();
    if (lower === 'crossref') return parent ? [[name, parent.key]] : [];
    if (lower === 'xdata') return data.length > 0 ? [[name, value]] : [];
    return held.has(name) ? [[name, value]] : [];
  });
  const among = [...(parent ? [parent] : []), ...data];
  const read = (written: Field[]) => {
    const heir = { key, type, fields: written };
    const { fields: whole, warnings } = inheritFields([...among, heir])(heir);
    return { ...readEntry(type, whole), broken: warnings.length > 0 };
  };
  const given = read(fields);
  const lacking = [...changed].filter(
    (name) => !sameValue(getField(given.item, name), getField(item, name)),
  );
  const short = merge(fields, fresh, new Set(lacking), type, item);
  const again = read(short);
  const same = FIELD_ROWS.every(({ target }) =>
    sameValue(getField(again.item, target), getField(item, target)),
  );
  if (again.broken || !same || again.item.type !== item.type) return null;
  const aliases = entry.fields.filter(([name]) => name === 'ids');
  return { ...entry, type, fields: [...aliases, ...short] };
}
