import type { ImportFailureCode, ImportWarningCode } from '../errors.ts';
import {
  MAX_BRACE_DEPTH,
  MAX_ENTRIES,
  MAX_ENTRY_LENGTH,
  MAX_FIELDS,
  MAX_STRING_LENGTH,
  MAX_TOTAL_EXPANSION,
} from '../limits.ts';

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
  /** What stands between it and what came before, blanks around it taken off. */
  comment: string;
}

export interface ScanFailure {
  line: number;
  key: string | null;
  code: ImportFailureCode;
  params: Record<string, string | number>;
  excerpt: string;
}

export interface ScanResult {
  entries: ScannedEntry[];
  failures: ScanFailure[];
  /** Everything that begins with `@type{`, comments and abbreviations included. */
  blocks: number;
}

/** `month = jun` is a word of every BibTeX style: it stays as it is, to be written bare again. */
const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

const ENTRY_START = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/y;
/** A line that begins like an entry begins one, even where a brace before it was never closed. */
const NEXT_ENTRY = /\n[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*[^\s,={}()"]+\s*,/y;
const BARE = /[^\s,{}"#()=%]+/y;
const FIELD_NAME = /[^\s=,{}"#%()@]+/y;
const REGULAR_NAME = /^[A-Za-z][\w:+/-]*$/;
const EXCERPT_LENGTH = 120;

class Unreadable extends Error {
  readonly failure: ImportFailureCode;
  readonly params: Record<string, string | number>;
  readonly resumeAt: number;
  constructor(failure: ImportFailureCode, resumeAt: number, params = {}) {
    super(failure);
    this.failure = failure;
    this.resumeAt = resumeAt;
    this.params = params;
  }
}

/**
 * Takes a BibTeX or BibLaTeX file apart, tolerantly and in linear time: what is wrong with one
 * entry is that entry's failure, and reading goes on at the next line that begins like an entry.
 * As biber does, `%` hides the rest of its line outside of values.
 */
export function scanBibtex(text: string): ScanResult {
  return new Scanner(text).run();
}

class Scanner {
  private readonly text: string;
  private pos = 0;
  private line = 1;
  private lineAt = 0;
  /** Where the block before ended. */
  private lastEnd = 0;
  private expansion = 0;
  /** null: defined, and too large to be used. */
  private readonly strings = new Map<string, string | null>();
  private readonly entries: ScannedEntry[] = [];
  private readonly failures: ScanFailure[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): ScanResult {
    let blocks = 0;
    while (this.entries.length + this.failures.length < MAX_ENTRIES && this.seekEntry()) {
      this.readBlock();
      blocks++;
    }
    return { entries: this.entries, failures: this.failures, blocks };
  }

  /** Moves to the next `@type{`; anything else between entries is free text. */
  private seekEntry(): boolean {
    const { text } = this;
    for (let at = text.indexOf('@', this.pos); at !== -1; at = text.indexOf('@', at + 1)) {
      ENTRY_START.lastIndex = at;
      const before = text[at - 1] ?? '\n';
      if (/[\w.]/.test(before)) continue; // an address: somebody@example.org
      const comment = /^@[ \t]*comment\b/i.test(text.slice(at, at + 40));
      if (!comment && !ENTRY_START.test(text)) continue;
      if (this.isHidden(at)) continue;
      this.pos = at;
      return true;
    }
    return false;
  }

  /** Whether only blanks and a `%` stand before it on its line. */
  private isHidden(at: number): boolean {
    let i = at - 1;
    let percent = false;
    for (; i >= 0 && at - i < 200; i--) {
      const sign = this.text[i];
      if (sign === '\n' || sign === '\r') return percent;
      if (sign === '%') percent = true;
      else if (sign !== ' ' && sign !== '\t') percent = false;
      if (!percent && sign !== ' ' && sign !== '\t' && sign !== '%') return false;
    }
    return percent && i < 0;
  }

  private lineOf(pos: number): number {
    for (let i = this.text.indexOf('\n', this.lineAt); i !== -1 && i < pos;) {
      this.line++;
      this.lineAt = i + 1;
      i = this.text.indexOf('\n', this.lineAt);
    }
    return this.line;
  }

  private excerpt(start: number): string {
    const piece = this.text.slice(start, start + EXCERPT_LENGTH * 2).replace(/\s+/g, ' ');
    return piece.length > EXCERPT_LENGTH ? `${piece.slice(0, EXCERPT_LENGTH - 1)}…` : piece.trim();
  }

  private readBlock(): void {
    const start = this.pos;
    const line = this.lineOf(start);
    ENTRY_START.lastIndex = start;
    const match = ENTRY_START.exec(this.text);
    const type = match?.[1] ?? 'comment';
    const comment = this.text.slice(this.lastEnd, start).trim().slice(0, MAX_STRING_LENGTH);
    const entry: ScannedEntry = {
      ...{ line, type, key: '', fields: [], warnings: [], excerpt: '' },
      comment,
    };
    try {
      if (!match) {
        this.skipLine();
        return;
      }
      this.pos = ENTRY_START.lastIndex;
      const close = match[2] === '(' ? ')' : '}';
      const kind = type.toLowerCase();
      if (kind === 'comment') this.skipComment(close);
      else if (kind === 'preamble') this.skipBalanced(close);
      else if (kind === 'string') this.readString(close);
      else this.readEntry(entry, close, start);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.pos = error.resumeAt;
      this.failures.push({
        line,
        key: entry.key || null,
        code: error.failure,
        params: error.params,
        excerpt: this.excerpt(start),
      });
    } finally {
      this.lastEnd = this.pos;
    }
  }

  private readEntry(entry: ScannedEntry, close: string, start: number): void {
    entry.excerpt = this.excerpt(start);
    this.readKey(entry, close);
    this.readFields(entry, close);
    const length = entry.fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (length > MAX_ENTRY_LENGTH) {
      throw new Unreadable('entry-too-large', this.pos, { limit: MAX_ENTRY_LENGTH });
    }
    if (entry.fields.length === 0) {
      // "see me @home (later)" is prose, not an entry that somebody would miss.
      if (close === ')' && entry.key.length < 40 && !this.text.slice(start, this.pos).includes(','))
        return;
      throw new Unreadable('entry-empty', this.pos);
    }
    if (entry.key === '') entry.warnings.push('key-missing');
    this.entries.push(entry);
  }

  /** The key, its comma perhaps missing, or no key at all: `{title = ...`, `{key title = ...`. */
  private readKey(entry: ScannedEntry, close: string): void {
    const { text } = this;
    const start = this.pos;
    let end = start;
    while (end < text.length && !`,={"${close}`.includes(text[end] ?? '')) {
      NEXT_ENTRY.lastIndex = end;
      if (text[end] === '\n' && NEXT_ENTRY.test(text)) throw new Unreadable('entry-unclosed', end);
      end++;
    }
    if (end >= text.length) throw new Unreadable('entry-unclosed', this.resyncFrom(start));
    const before = text.slice(start, end);
    if (text[end] === '=') {
      const name = /[^\s%]+\s*$/.exec(before);
      if (!name) throw new Unreadable('entry-unreadable', this.resyncFrom(end), { found: '=' });
      this.setKey(entry, before.slice(0, name.index));
      if (entry.key !== '') entry.warnings.push('comma-missing');
      this.pos = start + name.index;
      return;
    }
    if (text[end] === '{' || text[end] === '"') {
      throw new Unreadable('entry-unreadable', this.resyncFrom(end), {
        found: text.slice(start, end + 20).trim(),
      });
    }
    this.setKey(entry, before);
    this.pos = text[end] === ',' ? end + 1 : end;
  }

  private setKey(entry: ScannedEntry, source: string): void {
    const trimmed = source.replace(/%.*$/gm, '').trim();
    entry.key = trimmed.replace(/\s+/g, '');
    if (entry.key !== trimmed) entry.warnings.push('key-repaired');
  }

  private readFields(entry: ScannedEntry, close: string): void {
    const { text } = this;
    const seen = new Set<string>();
    for (;;) {
      this.skipBlank();
      const sign = text[this.pos];
      if (sign === undefined) throw new Unreadable('entry-unclosed', this.resyncFrom(this.pos));
      if (sign === close) {
        this.pos++;
        return;
      }
      if (sign === ',') {
        this.pos++;
        continue;
      }
      if (sign === '@' && this.beginsEntry()) throw new Unreadable('entry-unclosed', this.pos);
      FIELD_NAME.lastIndex = this.pos;
      const name = FIELD_NAME.exec(text)?.[0];
      const afterName = this.pos + (name?.length ?? 0);
      this.pos = afterName;
      this.skipBlank();
      if (name === undefined || text[this.pos] !== '=') {
        this.pos = Math.max(afterName, this.pos);
        this.skipText(close);
        warn(entry, 'text-skipped');
        continue;
      }
      this.pos++;
      const value = this.readValue(entry, close);
      if (!REGULAR_NAME.test(name)) warn(entry, 'field-name-odd');
      const lower = name.toLowerCase();
      if (seen.has(lower)) warn(entry, 'field-repeated');
      else if (seen.size < MAX_FIELDS) entry.fields.push([name, value]);
      else warn(entry, 'text-skipped');
      seen.add(lower);
      this.endOfField(entry, close);
    }
  }

  private endOfField(entry: ScannedEntry, close: string): void {
    this.skipBlank();
    const sign = this.text[this.pos];
    if (sign === undefined || sign === ',' || sign === close) return;
    if (sign === '@' && this.beginsEntry()) return;
    FIELD_NAME.lastIndex = this.pos;
    const name = FIELD_NAME.exec(this.text)?.[0];
    if (
      name !== undefined &&
      /^\s*=/.test(this.text.slice(this.pos + name.length, this.pos + name.length + 20))
    ) {
      warn(entry, 'comma-missing');
      return;
    }
    warn(entry, 'text-skipped');
    this.skipText(close);
  }

  private beginsEntry(): boolean {
    ENTRY_START.lastIndex = this.pos;
    return ENTRY_START.test(this.text);
  }

  /** A value: pieces joined by `#`. */
  private readValue(entry: ScannedEntry | null, close: string): string {
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
          if (open === '"') throw new Unreadable('entry-unclosed', i + 1);
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
      this.expansion += value.length;
      if (this.expansion > MAX_TOTAL_EXPANSION) {
        throw new Unreadable('entry-too-large', this.pos, { limit: MAX_TOTAL_EXPANSION });
      }
      return value;
    }
    if (MONTHS.has(lower)) return lower;
    if (entry) warn(entry, 'string-undefined');
    return word;
  }

  private readString(close: string): void {
    this.skipBlank();
    FIELD_NAME.lastIndex = this.pos;
    const name = FIELD_NAME.exec(this.text)?.[0];
    this.pos += name?.length ?? 0;
    this.skipBlank();
    if (name === undefined || this.text[this.pos] !== '=') {
      throw new Unreadable('string-unreadable', this.resyncFrom(this.pos));
    }
    this.pos++;
    const key = name.toLowerCase();
    const value = this.readStringValue(key, close);
    this.skipBlank();
    if (this.text[this.pos] === close) this.pos++;
    if (value.length > MAX_STRING_LENGTH) {
      throw new Unreadable('string-too-large', this.pos, { name, limit: MAX_STRING_LENGTH });
    }
    this.strings.set(key, value);
  }

  /** A definition that fails leaves its name known and unusable; a new one may use the old value. */
  private readStringValue(key: string, close: string): string {
    const old = this.strings.get(key);
    try {
      const value = this.readValue(null, close);
      if (value.length > MAX_STRING_LENGTH) this.strings.set(key, null);
      return value;
    } catch (error) {
      if (old === undefined) this.strings.set(key, null);
      throw error;
    }
  }

  /** @comment{...}: to its end, or to the next entry where it has none. */
  private skipComment(close: string): void {
    try {
      this.skipBalanced(close);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.pos = error.resumeAt;
    }
  }

  private skipBalanced(close: string): void {
    const { text } = this;
    let depth = 0;
    for (let i = this.pos; i < text.length; i++) {
      const sign = text[i];
      if (depth === 0 && sign === close) {
        this.pos = i + 1;
        return;
      }
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
      else if (sign === '\n') {
        NEXT_ENTRY.lastIndex = i;
        if (NEXT_ENTRY.test(text)) throw new Unreadable('entry-unclosed', i);
      }
      if (depth < 0) {
        this.pos = i + 1;
        return;
      }
    }
    throw new Unreadable('entry-unclosed', text.length);
  }

  /** Passes over what is no field, up to the next comma or the entry's end. */
  private skipText(close: string): void {
    const { text } = this;
    let depth = 0;
    for (; this.pos < text.length; this.pos++) {
      const sign = text[this.pos];
      if (depth === 0 && (sign === ',' || sign === close || sign === '}')) return;
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
      else if (sign === '\n') {
        NEXT_ENTRY.lastIndex = this.pos;
        if (NEXT_ENTRY.test(text)) throw new Unreadable('entry-unclosed', this.pos);
      }
    }
  }

  private skipBlank(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.pos);
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) this.pos++;
      else if (code === 37) this.skipLine();
      else return;
    }
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.pos);
    this.pos = end === -1 ? this.text.length : end;
  }

  /** Where reading can go on after an entry that cannot be read. */
  private resyncFrom(pos: number): number {
    const { text } = this;
    for (let i = text.indexOf('\n', pos); i !== -1; i = text.indexOf('\n', i + 1)) {
      NEXT_ENTRY.lastIndex = i;
      if (NEXT_ENTRY.test(text)) return i;
    }
    return text.length;
  }
}

function warn(entry: ScannedEntry, code: ImportWarningCode): void {
  if (!entry.warnings.includes(code)) entry.warnings.push(code);
}
