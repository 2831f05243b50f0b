import type { CslType, FieldName } from './csl.ts';
import { FIELD_ROWS } from './formats/bibtex-fields.ts';
import type { LocatorLabel } from './locators.ts';
import { RARE_FIELDS } from './rare-types.ts';

/**
 * The kinds of work that a person chooses from, with the fields of each in order of importance for
 * a form, and the locators that fit it, the usual one first. The other types of CSL are chosen behind
 * them, with fields of their own (`RARE_FIELDS`) or those of the nearest.
 */
export interface WorkType {
  type: CslType;
  fields: readonly FieldName[];
  locators: readonly LocatorLabel[];
}

const PUBLISHED = ['publisher', 'publisher-place'] as const;
const WHERE = ['DOI', 'URL', 'accessed', 'archive', 'archive_location'] as const;
const REST = [
  'language',
  'translated-title',
  'title-short',
  'abstract',
  'keyword',
  'note',
] as const;
const PAGES = ['page', 'section', 'paragraph', 'figure', 'table', 'note'] as const;

export const WORK_TYPES = [
  {
    type: 'article-journal',
    fields: [
      'title',
      'author',
      'container-title',
      'issued',
      'volume',
      'issue',
      'page',
      'number',
      ...WHERE,
      'ISSN',
      ...REST,
    ],
    locators: PAGES,
  },
  {
    type: 'book',
    fields: [
      'title',
      'author',
      'editor',
      'issued',
      ...PUBLISHED,
      'collection-title',
      'collection-number',
      'edition',
      'volume',
      'translator',
      'original-title',
      'original-date',
      'ISBN',
      'number-of-pages',
      ...WHERE,
      ...REST,
    ],
    locators: [
      'page',
      'chapter',
      'section',
      'volume',
      'part',
      'figure',
      'table',
      'note',
      'paragraph',
    ],
  },
  {
    type: 'chapter',
    fields: [
      'title',
      'author',
      'container-title',
      'editor',
      'issued',
      'page',
      ...PUBLISHED,
      'collection-title',
      'collection-number',
      'volume',
      'edition',
      'translator',
      'ISBN',
      ...WHERE,
      ...REST,
    ],
    locators: PAGES,
  },
  {
    type: 'report',
    fields: [
      'title',
      'author',
      'editor',
      'publisher',
      'issued',
      'genre',
      'number',
      'collection-title',
      'publisher-place',
      'page',
      ...WHERE,
      ...REST,
    ],
    locators: ['page', 'section', 'chapter', 'paragraph', 'annex', 'figure', 'table', 'note'],
  },
  {
    type: 'thesis',
    fields: [
      'title',
      'author',
      'genre',
      'publisher',
      'publisher-place',
      'issued',
      'number-of-pages',
      ...WHERE,
      ...REST,
    ],
    locators: ['page', 'chapter', 'section', 'part', 'annex', 'figure', 'table', 'note'],
  },
  {
    type: 'paper-conference',
    fields: [
      'title',
      'author',
      'event-title',
      'event-place',
      'event-date',
      'container-title',
      'editor',
      'issued',
      'page',
      ...PUBLISHED,
      'volume',
      ...WHERE,
      ...REST,
    ],
    locators: PAGES,
  },
  {
    type: 'article-newspaper',
    fields: [
      'title',
      'author',
      'container-title',
      'issued',
      'section',
      'page',
      'edition',
      'URL',
      'accessed',
      ...REST,
    ],
    locators: ['page', 'paragraph', 'column'],
  },
  {
    type: 'article-magazine',
    fields: [
      'title',
      'author',
      'container-title',
      'issued',
      'volume',
      'issue',
      'page',
      'URL',
      'accessed',
      ...REST,
    ],
    locators: ['page', 'paragraph'],
  },
  {
    type: 'webpage',
    fields: [
      'title',
      'author',
      'container-title',
      'publisher',
      'issued',
      'URL',
      'accessed',
      ...REST,
    ],
    locators: ['paragraph', 'section', 'page'],
  },
  {
    type: 'legislation',
    fields: [
      'title',
      'title-short',
      'number',
      'issued',
      'authority',
      'container-title',
      'volume',
      'page',
      'jurisdiction',
      'URL',
      'accessed',
      'archive',
      'archive_location',
      'language',
      'note',
    ],
    locators: ['article', 'recital', 'paragraph', 'annex', 'chapter', 'section', 'page'],
  },
  {
    type: 'legal_case',
    fields: [
      'title',
      'title-short',
      'authority',
      'number',
      'issued',
      'container-title',
      'volume',
      'page',
      'jurisdiction',
      'URL',
      'accessed',
      'archive',
      'archive_location',
      'language',
      'note',
    ],
    locators: ['point', 'paragraph', 'recital', 'page', 'section'],
  },
  {
    type: 'interview',
    fields: [
      'title',
      'author',
      'interviewer',
      'issued',
      'event-place',
      'language',
      'medium',
      'archive',
      'archive_location',
      'abstract',
      'keyword',
      'note',
    ],
    locators: ['minute', 'turn', 'page', 'line', 'paragraph'],
  },
  {
    type: 'manuscript',
    fields: [
      'title',
      'author',
      'genre',
      'issued',
      'event-place',
      'archive',
      'archive_location',
      'archive-place',
      'URL',
      'language',
      'abstract',
      'keyword',
      'note',
    ],
    locators: ['page', 'folio', 'paragraph', 'line'],
  },
  {
    type: 'dataset',
    fields: [
      'title',
      'author',
      'publisher',
      'issued',
      'version',
      'genre',
      'number',
      ...WHERE,
      ...REST,
    ],
    locators: ['table', 'section', 'page'],
  },
  {
    type: 'motion_picture',
    fields: [
      'title',
      'director',
      'author',
      'publisher',
      'issued',
      'medium',
      'URL',
      'accessed',
      ...REST,
    ],
    locators: ['minute'],
  },
  {
    type: 'document',
    fields: [
      'title',
      'author',
      'editor',
      'issued',
      'genre',
      'number',
      'publisher',
      'publisher-place',
      'container-title',
      'volume',
      'page',
      ...WHERE,
      ...REST,
    ],
    locators: ['page', 'section', 'paragraph', 'chapter', 'minute', 'figure', 'table'],
  },
] as const satisfies readonly WorkType[];

/** What is not offered has the form of what it is most like; the others, a document's. */
const LIKE: Readonly<Partial<Record<CslType, (typeof WORK_TYPES)[number]['type']>>> = {
  regulation: 'legislation',
  bill: 'legislation',
  treaty: 'legislation',
  hearing: 'legal_case',
  review: 'article-journal',
  'review-book': 'article-journal',
  classic: 'book',
  collection: 'book',
  pamphlet: 'book',
  entry: 'chapter',
  'entry-dictionary': 'chapter',
  'entry-encyclopedia': 'chapter',
  speech: 'paper-conference',
  post: 'webpage',
  'post-weblog': 'webpage',
  personal_communication: 'interview',
  software: 'dataset',
  broadcast: 'motion_picture',
  performance: 'motion_picture',
  song: 'motion_picture',
};

/** The common type that a type is most like: itself, where it is one. */
export function likeType(type: CslType): CslType {
  return LIKE[type] ?? type;
}

/** The fields and locators of a type, common or not. */
export function workType(type: CslType): WorkType {
  const list: readonly WorkType[] = WORK_TYPES;
  const found = list.find((entry) => entry.type === likeType(type)) ?? list.at(-1)!;
  return { ...found, type, fields: RARE_FIELDS[type] ?? found.fields };
}

export const FIELDS_BY_TYPE: Readonly<Record<string, readonly FieldName[]>> = Object.fromEntries(
  WORK_TYPES.map(({ type, fields }) => [type, fields]),
);

export type FieldInput = 'names' | 'date' | 'text' | 'long-text' | 'url' | 'type';

const LONG: ReadonlySet<FieldName> = new Set(['abstract', 'note', 'annote'] as const);

/** How a form asks for a field. */
export function fieldInput(name: FieldName): FieldInput {
  if (name === 'type') return 'type';
  if (name === 'URL') return 'url';
  if (LONG.has(name)) return 'long-text';
  const kind = FIELD_ROWS.find((row) => row.target === name)?.kind;
  return kind === 'names' || kind === 'date' ? kind : 'text';
}
