import { decodeText } from './encoding.ts';
import { BibliographyError } from './errors.ts';
import { readBibtex } from './formats/bibtex.ts';
import { looksLikeCslJson, readCslJson } from './formats/csl-json.ts';
import { looksLikeEndnoteXml, readEndnoteXml } from './formats/endnote-xml.ts';
import { looksLikeEnw, readEnw } from './formats/enw.ts';
import type { ReadEntries } from './formats/imported.ts';
import { isZip, readManuscript, type ManuscriptFormat } from './formats/live-citations.ts';
import { looksLikeNbib, readNbib } from './formats/nbib.ts';
import type { RawFormat } from './formats/raw-entry.ts';
import { looksLikeRis, readRis } from './formats/ris.ts';
import { looksLikeZoteroRdf, readZoteroRdf } from './formats/zotero-rdf.ts';
import { MAX_IMPORT_BYTES } from './limits.ts';

export type ImportFormat = RawFormat | ManuscriptFormat;
export type { ImportedEntry, ImportFailure } from './formats/imported.ts';

export interface ImportResult extends ReadEntries {
  /** 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', or 'mixed' (line by line). */
  encoding: string;
  format: ImportFormat;
}

interface Reader {
  /** Asked in this order, the first that says yes reads. */
  recognises: (text: string) => boolean;
  /** Null where the text is not of the format at all. */
  read: (text: string) => ReadEntries | null;
}

const isXml = (text: string): boolean => /^\s*<(?:\?xml|!|\w)/.test(text);

const READERS: Readonly<Record<RawFormat, Reader>> = {
  'csl-json': { recognises: looksLikeCslJson, read: readCslJson },
  'zotero-rdf': {
    recognises: (text) => isXml(text) && looksLikeZoteroRdf(text),
    read: (text) => (looksLikeZoteroRdf(text) ? readZoteroRdf(text) : null),
  },
  'endnote-xml': {
    recognises: (text) => isXml(text) && looksLikeEndnoteXml(text),
    read: (text) => (isXml(text) ? readEndnoteXml(text) : null),
  },
  nbib: { recognises: looksLikeNbib, read: readNbib },
  ris: { recognises: looksLikeRis, read: readRis },
  enw: { recognises: looksLikeEnw, read: readEnw },
  bibtex: { recognises: () => true, read: readBibtex },
};

export const IMPORT_FORMATS: readonly ImportFormat[] = [
  ...(Object.keys(READERS) as RawFormat[]),
  'docx',
  'odt',
];

/**
 * Reads a whole bibliography, or what a manuscript cites. Every entry of the file is in `entries` or
 * in `failures`; one bad entry costs no other.
 * @throws BibliographyError import-empty, import-binary, import-too-large, import-unknown-format
 */
export function readBibliography(
  input: Uint8Array | string,
  options: { format?: ImportFormat } = {},
): ImportResult {
  if (input.length > MAX_IMPORT_BYTES) {
    const params = { size: input.length, limit: MAX_IMPORT_BYTES };
    throw new BibliographyError('import-too-large', params);
  }
  const { format } = options;
  if (typeof input !== 'string' && isZip(input)) {
    return { ...readManuscript(input), encoding: 'utf-8' };
  }
  if (format === 'docx' || format === 'odt') throw new BibliographyError('import-unknown-format');
  const { text, encoding } = decodeText(input);
  for (const name of format ? [format] : (Object.keys(READERS) as RawFormat[])) {
    const reader = READERS[name];
    const read = format || reader.recognises(text) ? reader.read(text) : null;
    if (read && read.entries.length + read.failures.length > 0) {
      return { ...read, encoding, format: name };
    }
    // A file of abbreviations alone is a bibliography, though it holds no work.
    if (read && name === 'bibtex' && 'blocks' in read && read.blocks !== 0) {
      return { entries: [], failures: [], encoding, format: name };
    }
  }
  throw new BibliographyError('import-unknown-format');
}
