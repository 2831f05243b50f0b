import type { CslData, CslItem } from '../csl.ts';

/** The formats in which an entry's own fields are kept. */
export type RawFormat =
  'bibtex' | 'csl-json' | 'ris' | 'endnote-xml' | 'enw' | 'nbib' | 'zotero-rdf';

/**
 * An imported entry exactly as it came. A BibTeX value stands without its delimiters, abbreviations
 * and concatenations resolved (`jun` and its like stay words; `sources` has them as written); a CSL-JSON value is JSON; an XML value
 * is the text of its element, the name being the path to it. Nothing else is touched.
 */
export interface RawEntry {
  format: RawFormat;
  type: string;
  key: string;
  fields: Array<[name: string, rawValue: string]>;
  /** What stood before the entry, outside of any: BibTeX's comments. */
  comment?: string;
  /** BibTeX's values that were written with abbreviations, as they were: `acm`, `jan # "~1"`. */
  sources?: Array<[name: string, source: string]>;
  /** The abbreviations in `sources`, in lower case, and what they stand for. */
  strings?: Array<[name: string, value: string]>;
  /** The `@xdata` that it takes fields from: no works of their own, they go out again beside it. */
  xdata?: Array<{ key: string; fields: Array<[name: string, rawValue: string]> }>;
  /** What a BibTeX file says of itself, kept with its last entry: JabRef's groups stand in `after`. */
  file?: { preambles: string[]; after: string };
  /** The collections of a Zotero RDF that hold it, by name. */
  groups?: string[];
  /** The item's address in Zotero, by which it is known again. */
  uri?: string;
  /** The same work as it came in other formats, one of each at most. */
  also?: RawEntry[];
}

/** A work on its way out. `raw` is what was imported for it, or null. */
export interface ExportableWork {
  key: string;
  aliases: string[];
  item: CslItem;
  raw: RawEntry | null;
  /** The item as `raw` was read when it came: a reader that has learnt since reads it otherwise. */
  base?: CslData | null;
}

/** What came in one format, whatever came last. */
export function rawIn(raw: RawEntry | null, format: RawFormat): RawEntry | null {
  if (!raw) return null;
  return [raw, ...(raw.also ?? [])].find((entry) => entry.format === format) ?? null;
}

/** What a new import leaves of the old ones: the same format is replaced, the others are kept. */
export function withRaw(before: RawEntry | null, incoming: RawEntry | null): RawEntry | null {
  if (!incoming || !before) return incoming ?? before;
  const { also = [], ...last } = before;
  const others = [last, ...also].filter(({ format }) => format !== incoming.format);
  const uri = incoming.uri ?? uriOf(before);
  return {
    ...incoming,
    ...(uri === undefined ? {} : { uri }),
    ...(others.length > 0 ? { also: others } : {}),
  };
}

function uriOf(raw: RawEntry): string | undefined {
  return [raw, ...(raw.also ?? [])].find(({ uri }) => uri !== undefined)?.uri;
}

/** The Zotero item that a work came from, or null. */
export function zoteroUri(raw: RawEntry | null): string | null {
  return (raw && uriOf(raw)) ?? null;
}

const ZOTERO = /^https?:\/\/(?:www\.)?zotero\.org\/((?:users|groups)\/[^?#]+\/items\/[A-Z0-9]+)/i;

/** `http://zotero.org/users/123/items/ABCD2345`, or null where the text is no Zotero item. */
export function normaliseZoteroUri(text: string): string | null {
  const path = ZOTERO.exec(text.trim())?.[1];
  return path === undefined ? null : `http://zotero.org/${path}`;
}
