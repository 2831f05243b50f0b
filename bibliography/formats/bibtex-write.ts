import {
  getField,
  yearOf,
  type CslData,
  type CslDate,
  type CslName,
  type FieldName,
} from '../csl.ts';
import { sameValue } from '../csl-guard.ts';
import {
  ARCHIVES,
  containerField,
  FIELD_ROWS,
  isArticle,
  isInSeries,
  isLegal,
  publisherField,
  type FieldRow,
} from './bibtex-fields.ts';
import { ENTRY_TYPE, readEntry, type MappedEntry } from './bibtex-read.ts';
import {
  BIBLATEX_BY_CSL,
  CLASSIC_BY_CSL,
  CSL_BY_ENTRY,
  GENRE_KEYS,
  GENRE_OF_ENTRY,
  STATUS_KEYS,
  SUBTYPES,
} from './bibtex-types.ts';
import { writeEdtf } from './dates.ts';
import { Abbreviations, freeText } from './bibtex-around.ts';
import { fieldMap } from './inherit.ts';
import { babelName, isExactBabel } from './languages.ts';
import { writeNames } from './names.ts';
import { plainText } from '../markup.ts';
import { byKey, compareKeys } from './order.ts';
import { rawIn, type ExportableWork, type RawEntry } from './raw-entry.ts';
import { isBalanced } from './tex-decode.ts';
import {
  asciiOnly,
  encodePlain,
  encodeTex,
  encodeVerbatim,
  type TexCharset,
} from './tex-encode.ts';

/**
 * `biblatex`: Unicode, for biber. `bibtex`: TeX escapes and the types and fields of 1988, for any
 * `.bst`; what those lack goes along under BibLaTeX's names, which they pass over.
 */
type Dialect = 'biblatex' | 'bibtex';
type Field = [name: string, value: string];

/** What is repeated for plain styles must not double an entry of a megabyte. */
const MAX_EXTRA = 2000;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WRITABLE_NAME = /^[A-Za-z][A-Za-z0-9_:+-]*$/;
/** Fields that point at other entries: what they brought is written out instead. */
const REFERENCES = new Set(['crossref', 'xdata', 'ids']);

/** Text for BibTeX, in TeX escapes; ordered by key, the same bytes for the same works. */
export function writeBibtex(works: ExportableWork[]): string {
  return writeAll(works, 'bibtex');
}

/**
 * Text for biber, in Unicode, ordered by key; old keys go along as `ids`. A field that was imported
 * and not edited since is written as it came.
 */
export function writeBiblatex(works: ExportableWork[]): string {
  return writeAll(works, 'biblatex');
}

function writeAll(works: ExportableWork[], dialect: Dialect): string {
  const used = new Set<string>();
  // Every key first: a key that is another's old one is the key's.
  const keyed = [...works]
    .sort(byKey)
    .map((work) => ({ work, key: uniqueKey(safeKey(work.key, dialect), used) }));
  const raws = keyed.map(({ work }) => rawIn(work.raw, 'bibtex'));
  const abbreviations = new Abbreviations(raws);
  const entries = keyed.map(({ work, key }) => {
    const aliases = work.aliases
      .map((alias) => safeKey(alias, dialect))
      .sort(compareKeys)
      .filter((alias) => {
        const free = alias !== '' && !used.has(alias.toLowerCase());
        if (free) used.add(alias.toLowerCase());
        return free;
      });
    return writeEntry(key, aliases, work, dialect, abbreviations);
  });
  if (entries.length === 0) return '';
  const classic = dialect === 'bibtex';
  const encode = classic ? asciiOnly : (value: string) => value;
  const files = raws.flatMap((raw) => raw?.file ?? []);
  const head = [
    ...new Set(files.flatMap(({ preambles }) => preambles.filter(isBalanced).map(encode))),
    ...abbreviations.definitions(encode),
  ];
  const after = files.map((file) => freeText(file.after, classic)).filter((text) => text !== '');
  const blocks = [...(head.length > 0 ? [head.join('\n')] : []), ...entries, ...after];
  return `${blocks.join('\n\n')}\n`;
}

/** Only signs that neither TeX nor BibTeX gives a meaning to; bibtex's keys are ASCII. */
function safeKey(key: string, dialect: Dialect): string {
  const folded = dialect === 'bibtex' ? key.normalize('NFKD').replace(/\p{M}/gu, '') : key;
  return dialect === 'bibtex'
    ? folded.replace(/[^A-Za-z0-9_:./+*!?@|;<>[\]&-]|[&@|]/g, '')
    : folded.replace(/[^\p{L}\p{N}_:./+*!?;<>[\]-]/gu, '');
}

function uniqueKey(key: string, used: Set<string>): string {
  const base = key === '' ? 'work' : key;
  let candidate = base;
  for (let i = 2; used.has(candidate.toLowerCase()); i++) candidate = `${base}-${i}`;
  used.add(candidate.toLowerCase());
  return candidate;
}

function writeEntry(
  key: string,
  aliases: string[],
  work: ExportableWork,
  dialect: Dialect,
  abbreviations: Abbreviations,
): string {
  const { item } = work;
  const raw = rawIn(work.raw, 'bibtex');
  const imported = raw ? importedState(raw, raw === work.raw ? work.base : null) : null;
  const fresh = dialect === 'biblatex' ? biblatexEntry(item) : classicEntry(item);
  let type = fresh.type;
  let fields: Field[];
  if (raw && imported && dialect === 'biblatex') {
    const kept = keepUnedited(item, raw, imported);
    if (kept.keepsType) type = raw.type;
    fields = merge(kept.fields, fresh.fields, kept.changed, type, item);
  } else {
    fields = fresh.fields.map(([name, target, value]): Field => [
      name,
      reuse(name, target, value, item, imported),
    ]);
    if (raw && imported) fields.push(...unmapped(raw, imported, fields));
  }
  if (dialect === 'biblatex' && aliases.length > 0) fields.unshift(['ids', aliases.join(', ')]);
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => {
    const source = abbreviations.sourceOf(raw, name, value);
    const written = dialect === 'bibtex' && source !== null ? asciiOnly(source) : source;
    return `  ${name.padEnd(width)} = ${written ?? delimited(name, value)}`;
  });
  const comment = freeText(raw?.comment ?? '', dialect === 'bibtex');
  return `${comment === '' ? '' : `${comment}\n`}@${type}{${key},\n${lines.join(',\n')}\n}`;
}

/** A month's word stands bare, so that the style prints it in its own language. */
function delimited(name: string, value: string): string {
  return name.toLowerCase() === 'month' && MONTHS.includes(value) ? value : `{${value}}`;
}

interface ImportedState extends MappedEntry {
  values: Map<string, string>;
  base: CslData | null;
}

/** What the raw entry says by itself; inherited values count as edits, and so are written out. */
function importedState(raw: RawEntry, base: CslData | null = null): ImportedState {
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
function keepUnedited(item: CslData, raw: RawEntry, imported: ImportedState) {
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
  const keepsType = !dropped.has(ENTRY_TYPE) && /^[A-Za-z]+$/.test(raw.type);
  return { fields, changed, keepsType };
}

function merge(
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
function reuse(
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
  return target === 'title' ? value : asciiOnly(source);
}

/** Imported fields that no variable holds; a style of one's own may read them. */
function unmapped(raw: RawEntry, imported: ImportedState, written: Field[]): Field[] {
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
    .map(([name, value]): Field => [name, asciiOnly(value)]);
}

const LISTS: ReadonlySet<FieldName> = new Set<FieldName>([
  'publisher',
  'publisher-place',
  'authority',
]);

type FreshField = [name: string, target: FieldName, value: string];

interface FreshEntry {
  type: string;
  fields: FreshField[];
}

/** What sets the item's type apart from the others of its entry type. */
function subtypeFor(item: CslData, entry: string): string | null {
  // Read again, its other fields would make it a preprint or a talk.
  const narrowed =
    (item.archive === 'arXiv' && (item.type === 'webpage' || item.type === 'document')) ||
    (item['event-title'] !== undefined && item.type === 'manuscript');
  if (narrowed) return item.type;
  return CSL_BY_ENTRY[entry.toLowerCase()] === item.type
    ? null
    : (SUBTYPES[item.type] ?? item.type);
}

function encodeRow(row: FieldRow, item: CslData, charset: TexCharset): string | null {
  const value = getField(item, row.target);
  if (value === undefined) return null;
  if (row.kind === 'names')
    return writeNames(
      value as CslName[],
      (text) => encodePlain(text, charset),
      charset === 'unicode',
    );
  if (row.kind === 'date')
    return writeEdtf(value as CslDate) ?? encodePlain((value as CslDate).literal ?? '', charset);
  const text = value as string;
  if (row.target === 'translated-title') return `[${encodePlain(text, charset)}]`;
  if (row.kind === 'title') {
    const whole = row.target === 'title' || row.target === 'container-title';
    return encodeTex(text, { charset, title: true, whole, language: item.language });
  }
  if (row.kind === 'verbatim') return encodeVerbatim(text);
  // An unguarded `and` would make a list of it.
  if (LISTS.has(row.target))
    return encodePlain(text, charset).replace(/(?<=^|\s)and(?=\s|$)/gi, '{$&}');
  if (row.kind === 'range') return encodePlain(text.replace(/[-–—]+/g, '\u2013'), 'ascii');
  return encodePlain(text, charset);
}

function nameFor(row: FieldRow, item: CslData, classic: boolean): string {
  switch (row.target) {
    case 'container-title':
      return containerField(item.type, classic);
    case 'publisher':
      return publisherField(item.type, classic);
    case 'authority':
      return isLegal(item.type) ? 'institution' : 'authority';
    case 'issue':
      return isArticle(item.type) ? 'number' : 'issue';
    case 'number':
      return numberField(item);
    case 'collection-number':
      return isInSeries(item.type) && item['collection-title'] !== undefined
        ? 'number'
        : 'collectionnumber';
    case 'language':
      return isExactBabel(item.language ?? '') ? 'langid' : 'language';
    default:
      return classic ? (row.classic ?? row.write) : row.write;
  }
}

function numberField(item: CslData): string {
  if (isArticle(item.type)) return 'eid';
  return isInSeries(item.type) && item['collection-title'] !== undefined ? 'eid' : 'number';
}

function special(row: FieldRow, item: CslData): string | null | undefined {
  switch (row.target) {
    case 'language':
      return isExactBabel(item.language ?? '') ? babelName(item.language ?? '') : undefined;
    case 'archive':
      return ARCHIVES.find(([, name]) => name === item.archive)?.[0];
    case 'genre':
      return keyOf(GENRE_KEYS, item.genre, item.language);
    case 'status':
      return keyOf(STATUS_KEYS, item.status, item.language);
    default:
      return undefined;
  }
}

/** biblatex's key for a word, where it would be read back as the same word. */
function keyOf(
  words: Readonly<Record<string, { en: string; fr: string }>>,
  text: string | undefined,
  language: string | undefined,
): string | undefined {
  const read = language?.startsWith('fr') ? 'fr' : 'en';
  return Object.entries(words).find(([, word]) => word[read] === text)?.[0];
}

function freshFields(item: CslData, classic: boolean): FreshField[] {
  const charset: TexCharset = classic ? 'ascii' : 'unicode';
  const fields: FreshField[] = [];
  for (const row of FIELD_ROWS) {
    const value = special(row, item) ?? encodeRow(row, item, charset);
    if (value === null || value === '') continue;
    fields.push([nameFor(row, item, classic), row.target, value]);
  }
  const seen = new Set<string>();
  return fields.filter(([name]) => !seen.has(name) && seen.add(name));
}

function biblatexEntry(item: CslData): FreshEntry {
  let type = BIBLATEX_BY_CSL[item.type];
  // biblatex's @book wants an author; a book that only has editors is a @collection.
  if (item.type === 'book' && !item.author && item.editor) type = 'collection';
  const fields = freshFields(item, false);
  const subtype = subtypeFor(item, type);
  if (subtype) fields.push(['entrysubtype', 'type', subtype]);
  return { type, fields };
}

function classicEntry(item: CslData): FreshEntry {
  const fields = freshFields(item, true).filter(([, target]) => target !== 'issued');
  const names = new Set(fields.map(([name]) => name));
  const year = yearOf(item.issued);
  if (year !== null || item.issued?.literal) names.add('year');
  const options = CLASSIC_BY_CSL[item.type] ?? [];
  const chosen = options.find(({ needs }) =>
    needs.every((need) => need.split('|').some((name) => names.has(name))),
  );
  let type = chosen?.entry ?? 'misc';
  if (type === 'phdthesis' && /master/i.test(item.genre ?? '')) type = 'mastersthesis';
  const rename = classicNames(type, names);
  const dated = [
    ...fields.map(([name, target, value]): FreshField => [rename(name, target), target, value]),
  ];
  dated.push(...classicDate(item));
  if (type === 'book' && item.type === 'report' && item.number && !names.has('series')) {
    // plain.bst prints a book's number with its series only: "Rapport d'études, 28".
    dated.push(['series', 'type', encodePlain(item.genre ?? '', 'ascii')]);
  }
  if (type === 'misc') dated.push(...miscExtras(item, names));
  // With it, `howpublished` is known to repeat other fields when this is read again.
  const repeated = dated.some(([name]) => name === 'howpublished');
  const implied = GENRE_OF_ENTRY[type] !== undefined && item.genre === undefined;
  const subtype = subtypeFor(item, type) ?? (repeated || implied ? item.type : null);
  if (subtype) dated.push(['entrysubtype', 'type', subtype]);
  return { type, fields: dated };
}

/** Pairs of fields of which plain.bst takes one and warns about the other. */
function classicNames(
  type: string,
  names: Set<string>,
): (name: string, target: FieldName) => string {
  return (name, target) => {
    if (type === 'book' && name === 'editor' && names.has('author')) return 'bookeditor';
    if (type === 'book' && name === 'institution') return 'publisher';
    if (name === 'number') {
      if (type === 'article' && !names.has('volume')) return 'issue';
      const inBook = type === 'book' || type === 'incollection' || type === 'inproceedings';
      if (inBook && names.has('volume'))
        return target === 'number' ? 'worknumber' : 'collectionnumber';
    }
    return name;
  };
}

/** year, month and day; a range is written in the year's field, as biblatex's users do. */
function classicDate(item: CslData): FreshField[] {
  const date = item.issued;
  if (!date) return [];
  const parts = date['date-parts'];
  const first = parts?.[0] ?? [];
  if (first.length === 0) {
    return date.literal ? [['year', 'issued', encodePlain(date.literal, 'ascii')]] : [];
  }
  const fields: FreshField[] = [];
  const exact = writeEdtf(date);
  const simple = parts?.length === 1 && !date.circa && date.season === undefined && first[0]! > 0;
  // `date` says what year and month cannot; classic styles do not look at it.
  if (!simple && exact !== null) fields.push(['date', 'issued', exact]);
  const end = parts?.[1]?.[0];
  const year = end && end !== first[0] ? `${first[0]}--${end}` : String(first[0]);
  fields.push(['year', 'issued', year]);
  const month = MONTHS[(first[1] ?? 0) - 1];
  if (month) fields.push(['month', 'issued', month]);
  if (first[2] !== undefined) fields.push(['day', 'issued', String(first[2])]);
  return fields;
}

/** What plain styles print of a work for which 1988 had no type, and the word it is sorted under. */
function miscExtras(item: CslData, names: Set<string>): FreshField[] {
  const extras: FreshField[] = [];
  const encode = (text: string | undefined) =>
    text === undefined ? null : encodeTex(text, { charset: 'ascii' });
  const container = encode(item['container-title']);
  const published = [
    item.type === 'report'
      ? encode([item.genre, item['collection-title'], item.number].filter(Boolean).join(' '))
      : encode(item.genre),
    container && `\\emph{${container}}`,
    encode(item.authority),
    item.type === 'legislation' || item.type === 'regulation' ? encode(item.number) : null,
    encode(item.publisher),
  ].filter(Boolean);
  const howpublished = published.join(', ');
  if (howpublished !== '' && howpublished.length < MAX_EXTRA)
    extras.push(['howpublished', 'type', howpublished]);
  if (!names.has('author')) {
    const editor = item.editor?.[0];
    const word = editor?.family ?? editor?.literal ?? item.publisher ?? item.title;
    extras.push([
      'key',
      'type',
      encodePlain(
        plainText(word ?? '')
          .slice(0, 80)
          .trim(),
        'ascii',
      ),
    ]);
  }
  return extras;
}
