import { readCslData } from './csl-guard.ts';
import type { CslData, CslName } from './csl.ts';
import { asCsl } from './formats/crossref.ts';
import { readPlainDate } from './formats/plain-dates.ts';
import { readSaidName } from './formats/plain-names.ts';
import { parseXml, type XmlNode } from './formats/xml.ts';

/** The answers of services that speak no bibliographic format, as CSL. */

function texts(node: XmlNode, name: string): string[] {
  return node.children
    .filter((child) => child.name === name)
    .map(({ text }) => text.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}

function saidNames(names: readonly string[]): CslName[] {
  return names.map(readSaidName).filter((name) => name !== null);
}

/**
 * What a DOI's agency answers for CSL-JSON; null where it tells no title.
 * @throws SyntaxError where it is no JSON
 */
export function fromDoiAgency(json: string): CslData | null {
  const record: unknown = JSON.parse(json);
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  const item = readCslData(asCsl(record as Record<string, unknown>));
  return item?.title === undefined ? null : item;
}

/**
 * arXiv's Atom feed: its one entry, null where there is none (a wrong id gives an entry "Error").
 * @throws SyntaxError where it is no feed
 */
export function fromArxiv(xml: string, id: string): CslData | null {
  const { root } = parseXml(xml);
  if (root?.name !== 'feed') throw new SyntaxError('not a feed');
  const entry = root.children.find(({ name }) => name === 'entry');
  const [title] = entry ? texts(entry, 'title') : [];
  if (!entry || title === undefined || title === 'Error') return null;
  const authors = entry.children.filter(({ name }) => name === 'author');
  const [doi] = texts(entry, 'arxiv:doi');
  const [published] = texts(entry, 'published');
  const [summary] = texts(entry, 'summary');
  return readCslData({
    type: 'article',
    title,
    author: saidNames(authors.flatMap((author) => texts(author, 'name'))),
    issued: readPlainDate([(published ?? '').slice(0, 10)]),
    abstract: summary,
    archive: 'arXiv',
    archive_location: id,
    URL: `https://arxiv.org/abs/${id}`,
    ...(doi === undefined ? {} : { DOI: doi }),
  });
}

interface OpenLibraryBook {
  title?: unknown;
  subtitle?: unknown;
  authors?: unknown;
  publishers?: unknown;
  publish_places?: unknown;
  publish_date?: unknown;
  number_of_pages?: unknown;
}

function namesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const name = (entry as { name?: unknown } | null)?.name;
    return typeof name === 'string' ? [name] : [];
  });
}

/** Open Library's book with that ISBN, null where it has none. */
export function fromOpenLibrary(json: string, isbn: string): CslData | null {
  const answer = JSON.parse(json) as Record<string, OpenLibraryBook | undefined> | null;
  const book = answer?.[`ISBN:${isbn}`];
  if (!book || typeof book.title !== 'string') return null;
  const { subtitle, publish_date: date, number_of_pages: pages } = book;
  return readCslData({
    type: 'book',
    title: typeof subtitle === 'string' ? `${book.title}: ${subtitle}` : book.title,
    author: saidNames(namesOf(book.authors)),
    publisher: namesOf(book.publishers).join('; '),
    'publisher-place': namesOf(book.publish_places).join('; '),
    issued: typeof date === 'string' ? readPlainDate([date]) : undefined,
    'number-of-pages': typeof pages === 'number' ? pages : undefined,
    ISBN: isbn,
  });
}
