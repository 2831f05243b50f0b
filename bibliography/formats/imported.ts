import type { CslData } from '../csl.ts';
import type { ImportFailureCode, ImportWarningCode } from '../errors.ts';
import type { RawEntry } from './raw-entry.ts';

export interface ImportedEntry {
  /** Where it begins, from 1; of a list in JSON or XML and of a manuscript, its place in the order. */
  line: number;
  /** Empty where the file gives none: the server assigns one. */
  key: string;
  /** biblatex's `ids`. */
  aliases: string[];
  item: CslData;
  raw: RawEntry | null;
  warnings: ImportWarningCode[];
}

export interface ImportFailure {
  line: number;
  key: string | null;
  code: ImportFailureCode;
  params: Record<string, string | number>;
  /** The entry's beginning, on one line, at most 120 characters. */
  excerpt: string;
}

/** Every entry of the source is in one of the two. */
export interface ReadEntries {
  entries: ImportedEntry[];
  failures: ImportFailure[];
}

const EXCERPT_LENGTH = 120;

export function excerptOf(text: string): string {
  const line = text
    .slice(0, EXCERPT_LENGTH * 2)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH - 1)}…` : line;
}

/** A key as BibTeX could use it; a bare number or an address is a database's, not a person's. */
export function usableKey(text: string | undefined): string {
  const key = (text ?? '').trim().replace(/\s+/g, '');
  return /^[^{},()"'#%~\\=@/]{1,200}$/u.test(key) && /\p{L}/u.test(key) ? key : '';
}
