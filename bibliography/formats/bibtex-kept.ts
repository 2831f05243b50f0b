/** What is left of an entry as it came, where nobody edited it. */
import { sameField } from '../compare.ts';
import { sameValue } from '../csl-guard.ts';
import { type CslData, type FieldName, getField, withField } from '../csl.ts';
import { FIELD_ROWS } from './bibtex-fields.ts';
import { type FreshField, LISTS, subtypeFor } from './bibtex-fresh.ts';
import { ENTRY_TYPE, type MappedEntry, readEntry } from './bibtex-read.ts';
import { fieldMap } from './inherit.ts';
import type { RawEntry } from './raw-entry.ts';
import { EXTENDED } from './names.ts';
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

const EVERY = FIELD_ROWS.map(({ target }) => target);

/** Fields that point at other entries: what they brought is written out instead. */
const REFERENCES = new Set(['crossref', 'xdata', 'ids']);

interface ImportedState extends MappedEntry {
  values: Map<string, string>;
  base: CslData | null;
  /** Whether `base` holds what its parents gave, beside what it says itself. */
  inherits: boolean;
}

/** What the raw entry says by itself; inherited values count as edits, and so are written out. */
export function importedState(raw: RawEntry, base: CslData | null = null): ImportedState {
  const values = fieldMap(raw.fields);
  const inherits = values.has('crossref') || values.has('xdata');
  return { ...readEntry(raw.type, values), values, base, inherits };
}

export function isChanged(item: CslData, imported: ImportedState, target: FieldName): boolean {
  const value = getField(item, target);
  if (sameValue(value, getField(imported.item, target))) return false;
  const { base, origins } = imported;
  return !(base && origins.has(target) && sameValue(value, getField(base, target)));
}

/** The work as its fields are to be read: as the reader of today reads what nobody edited. */
export function expected(item: CslData, imported: ImportedState): CslData {
  if (imported.inherits) return item;
  let held = item;
  for (const name of imported.origins.keys()) {
    const value = getField(imported.item, name);
    if (name === 'type' || sameValue(getField(item, name), value)) continue;
    if (!isChanged(item, imported, name)) held = withField(held, name, value);
  }
  return held;
}

/** The raw fields whose variables nobody edited, and the variables that must be written anew. */
export function keepUnedited(item: CslData, raw: RawEntry, imported: ImportedState) {
  const changed = new Set<FieldName>();
  const targets: FieldName[] = ['type', ...FIELD_ROWS.map((row) => row.target)];
  // The language decides how titles read: a changed one is no change of theirs.
  for (const target of targets) if (isChanged(item, imported, target)) changed.add(target);
  const { targets: all, names: dropped } = sharing(changed, imported.origins);
  const fields = raw.fields.filter(
    ([name, value]) =>
      !dropped.has(name.toLowerCase()) &&
      !REFERENCES.has(name.toLowerCase()) &&
      WRITABLE_NAME.test(name) &&
      isBalanced(value),
  );
  const keepsType = !dropped.has(ENTRY_TYPE) && WRITABLE_TYPE.test(raw.type);
  return { fields, changed: all, keepsType };
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

/**
 * The fields, with those replaced by which a variable would be read otherwise than the work has it: a
 * kept field may outrank the one in which an edit is written (`institution` before `organization`), or
 * mean another thing in the other dialect (`and` in a publisher's name).
 * @param changed the variables that were edited
 */
export function settled(
  fields: Field[],
  fresh: readonly FreshField[],
  type: string,
  item: CslData,
  changed: ReadonlySet<FieldName>,
): Field[] {
  let held = fields;
  // In another language the same titles read otherwise, and are left; lists may have become some.
  const wanted = changed.has('language') ? [...changed, ...LISTS] : EVERY;
  for (let round = 0; round < 3; round++) {
    const { item: read, origins } = readEntry(type, fieldMap(held));
    const wrong = wanted.filter((name) => !sameField(getField(read, name), getField(item, name)));
    if (wrong.length === 0) break;
    // What outranks them is taken away where they are not enough.
    const said = new Set(fresh.map(([, target]) => target));
    const gone = round === 0 ? wrong.filter((name) => !said.has(name)) : wrong;
    const { targets: shared, names } = sharing(gone, origins);
    const anew = new Set([...wrong, ...shared]);
    const written = fresh.filter(([, target]) => anew.has(target));
    for (const [name] of written) names.add(name);
    // Each in the place of its field, where there was one.
    const anewByName = new Map(written.map(([name, , value]) => [name, value]));
    held = held.flatMap(([name, value]): Field[] => {
      const lower = name.toLowerCase();
      if (!names.has(lower)) return [[name, value]];
      const now = anewByName.get(lower);
      anewByName.delete(lower);
      return now === undefined ? [] : [[lower, now]];
    });
    held.push(...anewByName);
  }
  return held;
}

/** The variables, those that are read from the same fields, and all these fields. */
function sharing(start: Iterable<FieldName>, origins: MappedEntry['origins']) {
  const targets = new Set(start);
  const names = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const [target, sources] of origins) {
      if (!targets.has(target) && ![...sources].some((name) => names.has(name))) continue;
      targets.add(target);
      for (const name of sources) {
        if (!names.has(name)) grown = true;
        names.add(name);
      }
    }
  }
  return { targets, names };
}

/** What only biblatex and its packages define: the names' own format, the commands. */
const BIBER_ONLY = new RegExp(
  `${EXTENDED.source}|\\\\(?:mkbib\\w*|bibstring|bib(?:double|single)?quote|enquote|autocap|midsentence|textcquote)\\b`,
  'i',
);

/** The imported value itself, where the same field holds the same variable still. */
export function reuse(
  name: string,
  target: FieldName,
  value: string,
  item: CslData,
  imported: ImportedState | null,
): string {
  const source = imported?.values.get(name);
  if (!imported || source === undefined || !isBalanced(source) || BIBER_ONLY.test(source))
    return value;
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
