import {
  identifiersOf,
  joinParts,
  plainText,
  yearOf,
  zoteroUri,
  type CslData,
  type CslName,
  type RawEntry,
} from '../bibliography/index.ts';
import { fold, words } from './db/search.ts';

/** What the library lists, sorts and searches, drawn from an item whenever it is stored. */
export interface WorkColumns {
  type: string;
  creators: string;
  title: string;
  container: string;
  year: number | null;
  sort_creators: string;
  sort_title: string;
}

/** Leading articles do not count in the order of titles. */
const ARTICLES = /^(?:(?:the|an?|les?|la|une?|des) |l['’])/i;

export function workColumns(item: CslData): WorkColumns {
  const names = creatorsOf(item);
  const title = plainText(item.title ?? '');
  const creators = names.map(nameText).join('; ');
  // A report by its own publisher is not said to be in itself.
  const container = plainText(item['container-title'] ?? item.publisher ?? item.authority ?? '');
  return {
    type: item.type,
    creators,
    title,
    container: container === creators ? '' : container,
    year: yearOf(item.issued),
    sort_creators: fold(names.map(sortText).join(' ') || title),
    sort_title: fold(title.replace(ARTICLES, '')),
  };
}

function creatorsOf(item: CslData): CslName[] {
  return (
    [item.author, item.editor, item.director, item.interviewer].find((names) => names?.length) ?? []
  );
}

function nameText(name: CslName): string {
  if (name.literal) return name.literal;
  const family = joinParts(name['non-dropping-particle'], name.family);
  return [family, name.given].filter(Boolean).join(', ');
}

function sortText(name: CslName): string {
  return name.literal ?? [name.family, name.given].filter(Boolean).join(' ');
}

/**
 * DOI, ISBN and the like, each under its scheme: "doi:10.1000/1"; before them the item in Zotero that
 * it came from ("zotero:http://zotero.org/...").
 */
export function identifierNames(item: CslData, raw: RawEntry | null = null): string[] {
  const uri = zoteroUri(raw);
  const found = Object.entries(identifiersOf(item)).flatMap(([scheme, id]) =>
    typeof id === 'string' ? [`${scheme}:${id}`] : [],
  );
  return uri === null ? found : [`zotero:${uri}`, ...found];
}

/** Everything a person may remember of a work, for the search index: words only, elisions apart. */
export function searchText(item: CslData, names: readonly string[]): string {
  const people = [item.author, item.editor, item.translator, item.director, item.interviewer]
    .flatMap((list) => list ?? [])
    .map(nameText);
  const texts = [
    ...people,
    item.title,
    item.custom?.['translated-title'],
    item['container-title'],
    item['collection-title'],
    item.publisher,
    item.authority,
    item.number,
    item.note,
    item.DOI,
    String(yearOf(item.issued) ?? ''),
    ...names,
  ];
  return words(plainText(texts.filter(Boolean).join(' \n '))).join(' ');
}
