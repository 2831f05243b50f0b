import { isCslType, type CslType } from '../csl.ts';
import { normaliseDoi } from '../identifiers.ts';
import { decodeEntities } from '../sanitise.ts';
import { table } from './table.ts';

/**
 * What doi.org answers where CSL-JSON is asked for: Crossref's "extended citeproc", whose types are its
 * own and whose texts are lists (CrossRef/rest-api-doc issues 222 and 580), and DataCite's, nearly CSL.
 */
const TYPES = table<CslType>({
  'journal-article': 'article-journal',
  journal: 'periodical',
  'journal-issue': 'periodical',
  'journal-volume': 'periodical',
  'book-chapter': 'chapter',
  'book-part': 'chapter',
  'book-section': 'chapter',
  'book-track': 'chapter',
  'book-series': 'book',
  'book-set': 'book',
  'edited-book': 'book',
  monograph: 'book',
  'reference-book': 'book',
  'reference-entry': 'entry-encyclopedia',
  proceedings: 'book',
  'proceedings-series': 'book',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  dissertation: 'thesis',
  'report-component': 'report',
  'report-series': 'report',
  'standard-series': 'standard',
  database: 'dataset',
  'peer-review': 'review',
});

/** Variables that it calls otherwise. */
const NAMES = table<string>({
  'short-container-title': 'container-title-short',
  'short-title': 'title-short',
  'article-number': 'number',
  'edition-number': 'edition',
  'publisher-location': 'publisher-place',
});
/** Not of the work, but of where it was told. */
const DROPPED = new Set(['source', 'id', 'subtitle', 'event', 'type']);
const KEPT_TAGS = /^<\/?(?:i|b|sup|sub)>$/i;

/** CSL's own type, or the one that is meant. */
function typeOf(type: unknown): CslType {
  if (typeof type !== 'string') return 'document';
  return isCslType(type) ? type : (TYPES[type] ?? 'document');
}

/** One text of a list, its entities and foreign markup (JATS, MathML) taken out. */
function oneText(value: unknown): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return first;
  return decodeEntities(first.replace(/<[^<>]+>/g, (tag) => (KEPT_TAGS.test(tag) ? tag : ' ')))
    .replace(/\s+/g, ' ')
    .trim();
}

function person(value: unknown): unknown {
  const name = value as { name?: unknown; family?: unknown; literal?: unknown } | null;
  return typeof name?.name === 'string' && !name.family && !name.literal
    ? { literal: name.name }
    : value;
}

const isPeople = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null);

/** The record as CSL would say it: for `readCslData`, which leaves out what is still no CSL. */
export function asCsl(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const csl: Record<string, unknown> = { type: typeOf(record.type) };
  for (const [name, value] of Object.entries(record)) {
    if (DROPPED.has(name)) continue;
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    csl[NAMES[name] ?? name] = isPeople(value)
      ? value.map(person)
      : isPlain
        ? value
        : oneText(value);
  }
  const [title, subtitle] = [csl.title, oneText(record.subtitle)];
  if (typeof title === 'string' && typeof subtitle === 'string' && subtitle !== '') {
    if (!title.toLowerCase().includes(subtitle.toLowerCase()))
      csl.title = /[?!:…]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
  }
  const event = record.event as
    { name?: unknown; location?: unknown; start?: unknown } | null | undefined;
  if (typeof event === 'object' && event !== null) {
    csl['event-title'] ??= oneText(event.name);
    csl['event-place'] ??= oneText(event.location);
    csl['event-date'] ??= event.start;
  } else if (typeof event === 'string') csl['event-title'] ??= event;
  // The DOI's own address says nothing more.
  if (typeof csl.URL === 'string' && /doi\.org\//i.test(csl.URL) && normaliseDoi(csl.URL))
    delete csl.URL;
  if (typeof csl.ISBN === 'string') csl.ISBN = csl.ISBN.replace(/^https?:.*\//, '');
  if (csl.type === 'thesis' && record.type === 'dissertation')
    csl.genre ??= 'Doctoral dissertation';
  return csl;
}

/** Whether a record is the kind that is meant here: lists for texts, or a type of Crossref's. */
export function isExtended(record: Readonly<Record<string, unknown>>): boolean {
  const { type, title } = record;
  return Array.isArray(title) || (typeof type === 'string' && TYPES[type] !== undefined);
}
