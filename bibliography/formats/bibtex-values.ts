import type { ImportWarningCode } from '../errors.ts';
import {
  MAX_BRACE_DEPTH,
  MAX_ENTRY_LENGTH,
  MAX_STRING_LENGTH,
  MAX_TOTAL_EXPANSION,
} from '../limits.ts';
import { BibtexText, NEXT_ENTRY, Unreadable } from './bibtex-text.ts';

/** An entry as it stands in the file: values without their delimiters, abbreviations expanded. */
export interface ScannedEntry {
  line: number;
  /** As written; lower case is for the reader. */
  type: string;
  /** Empty where there is none. */
  key: string;
  fields: Array<[name: string, value: string]>;
  warnings: ImportWarningCode[];
  excerpt: string;
  /** Free text and `@comment`s between it and the entry before, blanks around taken off. */
  comment: string;
  /** How values were written that are joined or stand for others: `jan # "~1"`, `acm`. */
  sources: Array<[name: string, source: string]>;
  /** The abbreviations that it uses, in lower case, and what they stand for. */
  strings: Map<string, string>;
}

/** `month = jun` is a word of every BibTeX style: it stays as it is, to be written bare again. */
export const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export const ENTRY_START = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/y;
const BARE = /[^\s,{}"#()=%]+/y;
/** A longer definition is written out where it is used. */
export const MAX_SOURCE = 2000;

/** The values of fields and abbreviations: braces, quotes, words, joined by `#`, all within bounds. */
export class BibtexValues extends BibtexText {
  private expansion = 0;
  /** null: defined, and too large to be used. */
  protected readonly strings = new Map<string, string | null>();
  /** The abbreviations that the value being read uses. */
  protected used = new Map<string, string>();

  protected beginsEntry(): boolean {
    ENTRY_START.lastIndex = this.pos;
    return ENTRY_START.test(this.text);
  }

  /** A value: pieces joined by `#`. */
  protected readValue(entry: ScannedEntry | null, close: string): string {
    let value = '';
    for (;;) {
      this.skipBlank();
      const sign = this.text[this.pos];
      if (sign === undefined) throw new Unreadable('entry-unclosed', this.resyncFrom(this.pos));
      if (sign === '@' && this.beginsEntry()) throw new Unreadable('entry-unclosed', this.pos);
      if (sign === '{' || sign === '"') value += this.readDelimited(sign);
      else value += this.readBare(entry, close);
      if (value.length > MAX_ENTRY_LENGTH) {
        this.skipBalanced(close);
        throw new Unreadable('entry-too-large', this.pos, { limit: MAX_ENTRY_LENGTH });
      }
      this.skipBlank();
      if (this.text[this.pos] !== '#') return value;
      this.pos++;
    }
  }

  /** `{...}` or `"..."`; braces count inside both, escaped or not, as in BibTeX itself. */
  private readDelimited(open: string): string {
    const { text } = this;
    const start = this.pos + 1;
    let depth = 0;
    let deepest = 0;
    for (let i = start; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 123) {
        if (++depth > deepest) deepest = depth;
      } else if (code === 125) {
        if (depth === 0) {
          if (open === '"') throw new Unreadable('entry-unclosed', this.resyncFrom(i));
          this.pos = i + 1;
          return this.checkDepth(text.slice(start, i), deepest);
        }
        depth--;
      } else if (code === 34 && open === '"' && depth === 0) {
        this.pos = i + 1;
        return this.checkDepth(text.slice(start, i), deepest);
      } else if (code === 10) {
        NEXT_ENTRY.lastIndex = i;
        if (NEXT_ENTRY.test(text)) throw new Unreadable('entry-unclosed', i);
      }
    }
    throw new Unreadable('entry-unclosed', text.length);
  }

  private checkDepth(value: string, depth: number): string {
    if (depth <= MAX_BRACE_DEPTH) return value;
    throw new Unreadable('entry-too-deep', this.pos, { limit: MAX_BRACE_DEPTH });
  }

  private readBare(entry: ScannedEntry | null, close: string): string {
    BARE.lastIndex = this.pos;
    const word = BARE.exec(this.text)?.[0];
    if (word === undefined) {
      if (this.text[this.pos] === close || this.text[this.pos] === ',') return '';
      this.pos++;
      return '';
    }
    this.pos += word.length;
    if (/^\d/.test(word)) return word;
    const lower = word.toLowerCase();
    const value = this.strings.get(lower);
    if (value === null && !entry) {
      this.skipBalanced(close);
      throw new Unreadable('string-too-large', this.pos, { name: word, limit: MAX_STRING_LENGTH });
    }
    if (value != null) {
      if (value.length < MAX_SOURCE) this.used.set(lower, value);
      this.expansion += value.length;
      if (this.expansion > MAX_TOTAL_EXPANSION) {
        throw new Unreadable('entry-too-large', this.pos, { limit: MAX_TOTAL_EXPANSION });
      }
      return value;
    }
    if (MONTHS.includes(lower)) {
      this.used.set(lower, lower);
      return lower;
    }
    if (entry) warn(entry, 'string-undefined');
    return word;
  }
}

export function warn(entry: ScannedEntry, code: ImportWarningCode): void {
  if (!entry.warnings.includes(code)) entry.warnings.push(code);
}
