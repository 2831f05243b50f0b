/**
 * A work as CSL-JSON, after the CSL 1.0.2 schema (csl-data.json), with `id` our own.
 * Titles may carry CSL's own small markup (`<i>`, `<b>`, `<sup>`, `<sub>`, small capitals and
 * `<span class="nocase">`); `plainText` removes it. Everything else is plain text, not HTML.
 */

export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;
export type CslType = (typeof CSL_TYPES)[number];

export const NAME_VARIABLES = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const;
export type NameVariable = (typeof NAME_VARIABLES)[number];

export const DATE_VARIABLES = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const;
export type DateVariable = (typeof DATE_VARIABLES)[number];

export const TEXT_VARIABLES = [
  'abstract',
  'annote',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'chapter-number',
  'collection-number',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'edition',
  'event-place',
  'event-title',
  'genre',
  'ISBN',
  'ISSN',
  'issue',
  'jurisdiction',
  'keyword',
  'language',
  'medium',
  'note',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'page',
  'page-first',
  'part-number',
  'part-title',
  'PMCID',
  'PMID',
  'printing-number',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'source',
  'status',
  'supplement-number',
  'title',
  'title-short',
  'URL',
  'version',
  'volume',
  'volume-title',
  'volume-title-short',
  'year-suffix',
] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];

export interface CslName {
  family?: string;
  given?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  /** An institution, or a name that is not to be taken apart. `others` stands for "et al.". */
  literal?: string;
}

export interface CslDate {
  /**
   * One date or two (a range): year, month 1-12, day. A year before the common era is negative; a range
   * open on one side has the year 0 there.
   */
  'date-parts'?: number[][];
  /** 1 spring to 4 winter. */
  season?: number;
  circa?: boolean;
  /** What cannot be said in numbers ("à paraître"). */
  literal?: string;
}

/** What CSL has no variable for; kept under `custom`, which the schema leaves free. */
export interface CslCustom {
  /** The title in the reader's language, printed in brackets after the title. */
  'translated-title'?: string;
}

export type CslItem = {
  /** OUR work id (random, url-safe), never the citation key. */
  id: string;
  type: CslType;
  custom?: CslCustom;
} & Partial<Record<NameVariable, CslName[]>> &
  Partial<Record<DateVariable, CslDate>> &
  Partial<Record<TextVariable, string>>;

/** An item that has no id yet: what an import brings. */
export type CslData = Omit<CslItem, 'id'>;

export type CslVariable = TextVariable | NameVariable | DateVariable | 'type' | 'custom';

/** A field as forms and reports name it: a CSL variable, or one of `CslCustom`. */
export type FieldName = Exclude<CslVariable, 'custom'> | keyof CslCustom;

const typeSet: ReadonlySet<string> = new Set(CSL_TYPES);
export function isCslType(value: unknown): value is CslType {
  return typeof value === 'string' && typeSet.has(value);
}

/** The value of a field, wherever it is kept. */
export function getField(item: CslData, name: FieldName): string | CslName[] | CslDate | undefined {
  return name === 'translated-title' ? item.custom?.['translated-title'] : item[name];
}

/** A copy of the item with the field set, or removed where the value is empty. */
export function withField<Item extends CslData>(
  item: Item,
  name: FieldName,
  value: string | CslName[] | CslDate | undefined,
): Item {
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  const kept = empty ? undefined : value;
  if (name !== 'translated-title') return compact({ ...item, [name]: kept });
  const custom = compact({ ...item.custom, [name]: kept });
  return compact({ ...item, custom: Object.keys(custom).length > 0 ? custom : undefined });
}

/**
 * Sets a field of an item that is still being made, in place.
 * @returns whether there was a value to set
 */
export function setField(
  item: CslData,
  name: FieldName,
  value: string | CslName[] | CslDate | undefined,
): boolean {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return false;
  const target: object = name === 'translated-title' ? (item.custom ??= {}) : item;
  Object.assign(target, { [name]: value });
  return true;
}

/** Without the keys whose value is undefined. */
function compact<Source extends object>(source: Source): Source {
  return Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined),
  ) as Source;
}

/** The names of the fields that the item has, in the schema's order. */
export function fieldNames(item: CslData): FieldName[] {
  const all: FieldName[] = [
    'type',
    ...NAME_VARIABLES,
    ...DATE_VARIABLES,
    ...TEXT_VARIABLES,
    'translated-title',
  ];
  return all.filter((name) => getField(item, name) !== undefined);
}

/** The first year of a date, the last where the first is open; or null. */
export function yearOf(date: CslDate | undefined): number | null {
  const [from, to] = date?.['date-parts'] ?? [];
  const year = from?.[0] || to?.[0];
  return year === undefined || year === 0 || !Number.isFinite(year) ? null : year;
}
