/** What is left of an entry as it came, where nobody edited it. */
import { sameValue } from '../csl-guard.ts';
import { type CslData, type FieldName, getField } from '../csl.ts';
import { FIELD_ROWS } from './bibtex-fields.ts';
import { type FreshField, subtypeFor } from './bibtex-fresh.ts';
import { ENTRY_TYPE, type MappedEntry, readEntry } from './bibtex-read.ts';
import { fieldMap } from './inherit.ts';
import type { RawEntry } from './raw-entry.ts';
import { isBalanced } from './tex-braces.ts';
import { asciiOnly } from './tex-encode.ts';

export type Field = [name: string, value: string];

const WRITABLE_TYPE = /^[A-Za-z][\w-]*$/;
/** What bibtex and biber take; a digit first is a number to them. */
const WRITABLE_NAME = /^[A-Za-z][\w:.+/-]*$/;

/** Addresses and files, which no TeX command may stand in. */
const VERBATIM =
  /^(?:url|doi|eprint|pmid|pmcid|file|files|pdf|verb[abc]|bdsk-.*|local-.*|date-.*)$/;

/** A value that is TeX already, for bibtex. */
function escaped(name: string, value: string): string {
  return VERBATIM.test(name.toLowerCase()) ? value : asciiOnly(value);
}

/** Fields that point at other entries: what they brought is written out instead. */
const REFERENCES = new Set(['crossref', 'xdata', 'ids']);

interface ImportedState extends MappedEntry {
  values: Map<string, string>;
  base: CslData | null;
}

/** What the raw entry says by itself; inherited values count as edits, and so are written out. */
export function importedState(raw: RawEntry, base: CslData | null = null): ImportedState {
  const values = fieldMap(raw.fields);
  return { ...readEntry(raw.type, values), values, base };
}

function isChanged(item: CslData, imported: ImportedState, target: FieldName): boolean {
  const value = getField(item, target);
  if (sameValue(value, getField(imported.item, target))) return false;
  const { base, origins } = imported;
  return !(base && origins.has(target) && sameValue(value, getField(base, target)));
}

/** The raw fields whose variables nobody edited, and the variables that must be written anew. */
export function keepUnedited(item: CslData, raw: RawEntry, imported: ImportedState) {
  const changed = new Set<FieldName>();
  const dropped = new Set<string>();
  const targets: FieldName[] = ['type', ...FIELD_ROWS.map((row) => row.target)];
  // The language decides how titles read: a changed one is no change of theirs.
  for (const target of targets) if (isChanged(item, imported, target)) changed.add(target);
  let grown = true;
  while (grown) {
    grown = false;
    for (const [target, sources] of imported.origins) {
      const shares = [...sources].some((name) => dropped.has(name));
      if (changed.has(target) || shares) {
        if (!changed.has(target)) changed.add(target);
        for (const name of sources) {
          if (!dropped.has(name)) {
            dropped.add(name);
            grown = true;
          }
        }
      }
    }
  }
  const fields = raw.fields.filter(
    ([name, value]) =>
      !dropped.has(name.toLowerCase()) &&
      !REFERENCES.has(name.toLowerCase()) &&
      WRITABLE_NAME.test(name) &&
      isBalanced(value),
  );
  const keepsType = !dropped.has(ENTRY_TYPE) && WRITABLE_TYPE.test(raw.type);
  return { fields, changed, keepsType };
}

export function merge(
  kept: Field[],
  fresh: FreshField[],
  changed: Set<FieldName>,
  type: string,
  item: CslData,
): Field[] {
  const names = new Set(kept.map(([name]) => name.toLowerCase()));
  const added = fresh
    .filter(([name, target]) => changed.has(target) && !names.has(name))
    .map(([name, , value]): Field => [name, value]);
  const subtype = subtypeFor(item, type);
  const fields = [...kept, ...added];
  if (subtype && !fields.some(([name]) => name.toLowerCase() === 'entrysubtype')) {
    fields.push(['entrysubtype', subtype]);
  }
  return fields;
}

/** The imported value itself, where the same field holds the same variable still. */
export function reuse(
  name: string,
  target: FieldName,
  value: string,
  item: CslData,
  imported: ImportedState | null,
): string {
  const source = imported?.values.get(name);
  if (!imported || source === undefined || !isBalanced(source)) return value;
  const origin = imported.origins.get(target);
  if (!origin || origin.size !== 1 || !origin.has(name) || isChanged(item, imported, target))
    return value;
  // A title keeps the braces that this writer adds against the styles' small letters.
  return target === 'title' ? value : escaped(name, source);
}

/** Imported fields that no variable holds; a style of one's own may read them. */
export function unmapped(raw: RawEntry, imported: ImportedState, written: Field[]): Field[] {
  const names = new Set(written.map(([name]) => name));
  const mapped = new Set([...imported.origins.values()].flatMap((sources) => [...sources]));
  return raw.fields
    .filter(([name, value]) => {
      const lower = name.toLowerCase();
      return (
        !mapped.has(lower) &&
        !names.has(lower) &&
        !REFERENCES.has(lower) &&
        !/^(date|year|month|day|type|key|volume|number|author|editor)$/.test(lower) &&
        WRITABLE_NAME.test(name) &&
        isBalanced(value)
      );
    })
    .map(([name, value]): Field => [name, escaped(name, value)]);
}
