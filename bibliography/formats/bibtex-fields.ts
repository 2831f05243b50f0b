import {
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
  type CslType,
  type FieldName,
  type NameVariable,
} from '../csl.ts';
import { table } from './table.ts';

/**
 * Which fields a CSL variable is read from and written to. One row a variable: `read` in order of
 * preference, `write` the BibLaTeX name, `classic` the BibTeX name where it differs. Variables
 * without a row keep their own name without hyphens (`archive-place` -> `archiveplace`), which
 * biber and bibtex both pass over in silence: nothing is lost on the way out and in again.
 */
/** `long`: text in paragraphs, which a blank line sets apart as in TeX. */
export type FieldKind = 'title' | 'text' | 'long' | 'names' | 'date' | 'verbatim' | 'range';

export interface FieldRow {
  target: FieldName;
  kind: FieldKind;
  read: readonly string[];
  write: string;
  classic?: string;
}

const ROWS: readonly FieldRow[] = [
  { target: 'author', kind: 'names', read: ['author'], write: 'author' },
  { target: 'editor', kind: 'names', read: ['bookeditor'], write: 'editor' },
  { target: 'translator', kind: 'names', read: ['translator'], write: 'translator' },
  { target: 'container-author', kind: 'names', read: ['bookauthor'], write: 'bookauthor' },
  { target: 'title', kind: 'title', read: ['title', 'subtitle'], write: 'title' },
  { target: 'title-short', kind: 'title', read: ['shorttitle'], write: 'shorttitle' },
  { target: 'translated-title', kind: 'title', read: ['titleaddon'], write: 'titleaddon' },
  { target: 'container-title', kind: 'title', read: [], write: 'journaltitle', classic: 'journal' },
  { target: 'container-title-short', kind: 'text', read: ['shortjournal'], write: 'shortjournal' },
  { target: 'volume-title', kind: 'title', read: ['issuetitle'], write: 'issuetitle' },
  { target: 'collection-title', kind: 'title', read: ['series'], write: 'series' },
  { target: 'event-title', kind: 'text', read: ['eventtitle'], write: 'eventtitle' },
  { target: 'event-place', kind: 'text', read: ['venue'], write: 'venue' },
  { target: 'event-date', kind: 'date', read: ['eventdate'], write: 'eventdate' },
  { target: 'issued', kind: 'date', read: ['date', 'year'], write: 'date' },
  { target: 'volume', kind: 'text', read: ['volume'], write: 'volume' },
  { target: 'issue', kind: 'text', read: [], write: 'number' },
  { target: 'number', kind: 'text', read: [], write: 'number' },
  { target: 'collection-number', kind: 'text', read: [], write: 'number' },
  { target: 'number-of-volumes', kind: 'text', read: ['volumes'], write: 'volumes' },
  { target: 'part-number', kind: 'text', read: ['part'], write: 'part' },
  { target: 'chapter-number', kind: 'text', read: ['chapter'], write: 'chapter' },
  { target: 'page', kind: 'range', read: ['pages'], write: 'pages' },
  { target: 'number-of-pages', kind: 'text', read: ['pagetotal', 'numpages'], write: 'pagetotal' },
  { target: 'edition', kind: 'text', read: ['edition'], write: 'edition' },
  { target: 'version', kind: 'text', read: ['version'], write: 'version' },
  { target: 'genre', kind: 'text', read: ['type'], write: 'type' },
  { target: 'publisher', kind: 'text', read: [], write: 'publisher' },
  { target: 'authority', kind: 'text', read: [], write: 'institution' },
  {
    target: 'publisher-place',
    kind: 'text',
    read: ['location', 'address'],
    write: 'location',
    classic: 'address',
  },
  { target: 'original-date', kind: 'date', read: ['origdate', 'origyear'], write: 'origdate' },
  { target: 'original-title', kind: 'title', read: ['origtitle'], write: 'origtitle' },
  { target: 'original-publisher', kind: 'text', read: ['origpublisher'], write: 'origpublisher' },
  {
    target: 'original-publisher-place',
    kind: 'text',
    read: ['origlocation'],
    write: 'origlocation',
  },
  { target: 'status', kind: 'text', read: ['pubstate'], write: 'pubstate' },
  {
    target: 'language',
    kind: 'text',
    read: ['langid', 'hyphenation', 'language'],
    write: 'langid',
  },
  { target: 'ISBN', kind: 'text', read: ['isbn'], write: 'isbn' },
  { target: 'ISSN', kind: 'text', read: ['issn'], write: 'issn' },
  { target: 'DOI', kind: 'verbatim', read: ['doi'], write: 'doi' },
  { target: 'archive', kind: 'text', read: [], write: 'eprinttype' },
  { target: 'archive_location', kind: 'verbatim', read: [], write: 'eprint' },
  { target: 'PMID', kind: 'verbatim', read: ['pmid'], write: 'pmid' },
  { target: 'PMCID', kind: 'verbatim', read: ['pmcid'], write: 'pmcid' },
  { target: 'URL', kind: 'verbatim', read: ['url'], write: 'url' },
  { target: 'accessed', kind: 'date', read: ['urldate'], write: 'urldate' },
  { target: 'call-number', kind: 'text', read: ['library'], write: 'library' },
  { target: 'note', kind: 'long', read: ['note', 'addendum'], write: 'note' },
  { target: 'annote', kind: 'long', read: ['annotation', 'annote'], write: 'annotation' },
  { target: 'keyword', kind: 'text', read: ['keywords'], write: 'keywords' },
  { target: 'abstract', kind: 'long', read: ['abstract'], write: 'abstract' },
];

function plainName(variable: string): string {
  return variable.toLowerCase().replace(/[-_]/g, '');
}

function otherRows(): FieldRow[] {
  const taken = new Set(ROWS.map((row) => row.target));
  const kinds: Array<[FieldKind, readonly FieldName[]]> = [
    ['names', NAME_VARIABLES],
    ['date', DATE_VARIABLES],
    ['text', TEXT_VARIABLES],
  ];
  return kinds.flatMap(([kind, variables]) =>
    variables
      .filter((variable) => !taken.has(variable))
      .map((variable) => ({
        target: variable,
        kind,
        read: [plainName(variable)],
        write: plainName(variable),
      })),
  );
}

/** In the order in which they are written. */
export const FIELD_ROWS: readonly FieldRow[] = [...ROWS, ...otherRows()];

const ARTICLES = new Set<CslType>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'review-book',
  'periodical',
]);
const IN_BOOKS = new Set<CslType>([
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
]);
const LEGAL = new Set<CslType>([
  'legislation',
  'legal_case',
  'bill',
  'regulation',
  'treaty',
  'hearing',
]);
const IN_INSTITUTIONS = new Set<CslType>(['report', 'thesis']);
const IN_ORGANIZATIONS = new Set<CslType>([
  'webpage',
  'post',
  'post-weblog',
  'article',
  'document',
  'software',
  'dataset',
  'standard',
  'interview',
  'map',
]);
/** Types whose `number` field numbers their series, where they have one. */
const IN_SERIES = new Set<CslType>(['book', 'pamphlet', ...IN_BOOKS]);

export const isArticle = (type: CslType): boolean => ARTICLES.has(type);
export const isInBook = (type: CslType): boolean => IN_BOOKS.has(type);
export const isLegal = (type: CslType): boolean => LEGAL.has(type);
export const isInSeries = (type: CslType): boolean => IN_SERIES.has(type);

/** The title of what it stands in: each with its subtitle's field. */
export function containerFields(
  type: CslType,
): ReadonlyArray<readonly [title: string, subtitle: string]> {
  const journal = [
    ['journaltitle', 'journalsubtitle'],
    ['journal', 'journalsubtitle'],
  ] as const;
  const book = ['booktitle', 'booksubtitle'] as const;
  const main = ['maintitle', 'mainsubtitle'] as const;
  if (IN_BOOKS.has(type)) return [book, ...journal, main];
  if (ARTICLES.has(type) || LEGAL.has(type)) return [...journal, book, main];
  return [main, book, ...journal];
}

export function containerField(type: CslType, classic: boolean): string {
  if (IN_BOOKS.has(type)) return 'booktitle';
  if (ARTICLES.has(type) || LEGAL.has(type)) return classic ? 'journal' : 'journaltitle';
  return 'maintitle';
}

export function publisherField(type: CslType, classic: boolean): string {
  if (IN_INSTITUTIONS.has(type)) return classic && type === 'thesis' ? 'school' : 'institution';
  return IN_ORGANIZATIONS.has(type) ? 'organization' : 'publisher';
}

/** Where to look for the publisher, nearest first. A court's or parliament's institution is its authority. */
export function publisherFields(type: CslType): readonly string[] {
  const institution = LEGAL.has(type) ? [] : ['institution', 'school'];
  if (IN_INSTITUTIONS.has(type))
    return [...institution, 'publisher', 'organization', 'howpublished'];
  return ['publisher', ...institution, 'organization', 'howpublished'];
}

/** What biblatex's `editortype` makes of an editor; others edit. */
export const EDITOR_ROLES = table<NameVariable>({
  compiler: 'compiler',
  director: 'director',
  producer: 'producer',
  executiveproducer: 'executive-producer',
  organizer: 'organizer',
  translator: 'translator',
  collaborator: 'contributor',
  illustrator: 'illustrator',
  conductor: 'performer',
  actor: 'performer',
  choreographer: 'contributor',
  composer: 'composer',
  interviewer: 'interviewer',
  curator: 'curator',
  host: 'host',
  narrator: 'narrator',
  screenwriter: 'script-writer',
  scriptwriter: 'script-writer',
});

/** eprinttype (lower case) -> the archive's name as it is printed. */
export const ARCHIVES: ReadonlyArray<readonly [eprinttype: string, name: string]> = [
  ['hal', 'HAL'],
  ['arxiv', 'arXiv'],
  ['celex', 'EUR-Lex'],
  ['ecli', 'ECLI'],
  ['eli', 'ELI'],
  ['jstor', 'JSTOR'],
  ['googlebooks', 'Google Books'],
  ['ssrn', 'SSRN'],
  ['hdl', 'Handle'],
  ['urn', 'URN'],
];

/** As it is printed. */
export function archiveName(eprinttype: string): string {
  const lower = eprinttype.toLowerCase();
  return ARCHIVES.find(([key]) => key === lower)?.[1] ?? eprinttype;
}

export const ARTICLE_NUMBERS = ['eid', 'articleno', 'article-number'];
export const EDITOR_FIELDS = ['editor', 'editora', 'editorb', 'editorc'];
/** Fields that classic BibTeX does not know: a file that has one is biblatex's. */
export const BIBLATEX_FIELDS = [
  'date',
  'location',
  'journaltitle',
  'langid',
  'eprinttype',
  'urldate',
];
