/** An entry as it is written of an item alone. */
import {
  type CslData,
  type CslDate,
  type CslName,
  type FieldName,
  getField,
  isCslType,
  yearOf,
} from '../csl.ts';
import { plainText } from '../markup.ts';
import {
  ARCHIVES,
  containerField,
  FIELD_ROWS,
  type FieldRow,
  isArticle,
  isInSeries,
  isLegal,
  publisherField,
} from './bibtex-fields.ts';
import {
  BIBLATEX_BY_CSL,
  CLASSIC_BY_CSL,
  CSL_BY_ENTRY,
  GENRE_KEYS,
  GENRE_OF_ENTRY,
  STATUS_KEYS,
  SUBTYPES,
} from './bibtex-types.ts';
import { MONTHS } from './bibtex-values.ts';
import { writeEdtf } from './dates.ts';
import { babelName, isExactBabel } from './languages.ts';
import { writeNames } from './names.ts';
import { encodePlain, encodeTex, encodeVerbatim, type TexCharset } from './tex-encode.ts';

/** What is repeated for plain styles must not double an entry of a megabyte. */
const MAX_EXTRA = 2000;

/** What biblatex takes for a list where it holds `and`. */
export const LISTS: ReadonlySet<FieldName> = new Set<FieldName>([
  'publisher',
  'publisher-place',
  'authority',
]);

export type FreshField = [name: string, target: FieldName, value: string];

interface FreshEntry {
  type: string;
  fields: FreshField[];
}

/** What sets the item's type apart from the others of its entry type. */
export function subtypeFor(item: CslData, entry: string): string | null {
  // Read again, its other fields would make it a preprint or a talk.
  const narrowed =
    (item.archive === 'arXiv' && (item.type === 'webpage' || item.type === 'document')) ||
    (item['event-title'] !== undefined && item.type === 'manuscript');
  if (narrowed) return item.type;
  const lower = entry.toLowerCase();
  const readAs = CSL_BY_ENTRY[lower] ?? (isCslType(lower) ? lower : 'document');
  return readAs === item.type ? null : (SUBTYPES[item.type] ?? item.type);
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
    case 'archive_location':
      // `eprint` says little without its `eprinttype`.
      return item.archive === undefined ? 'archivelocation' : row.write;
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

export function biblatexEntry(item: CslData): FreshEntry {
  let type = BIBLATEX_BY_CSL[item.type];
  // biblatex's @book wants an author; a book that only has editors is a @collection.
  if (item.type === 'book' && !item.author && item.editor) type = 'collection';
  const fields = freshFields(item, false);
  const subtype = subtypeFor(item, type);
  if (subtype) fields.push(['entrysubtype', 'type', subtype]);
  return { type, fields };
}

export function classicEntry(item: CslData): FreshEntry {
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

/** What the year's field can say and be read as. */
const isPlainYear = (year: number): boolean => year > 0 && year <= 9999;

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
  const simple =
    parts?.length === 1 && !date.circa && date.season === undefined && isPlainYear(first[0]!);
  // `date` says what year and month cannot; classic styles do not look at it.
  if (!simple && exact !== null) fields.push(['date', 'issued', exact]);
  const end = parts?.[1]?.[0];
  const years = [first[0], end].map((year) => (year ? String(year) : ''));
  const year = parts!.length > 1 && years[0] !== years[1] ? years.join('--') : years[0]!;
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
