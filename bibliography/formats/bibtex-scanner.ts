import type { ImportFailureCode } from '../errors.ts';
import { salvageFields } from './bibtex-salvage.ts';
import { NEXT_ENTRY, Unreadable } from './bibtex-text.ts';
import { BibtexValues, ENTRY_START, MAX_SOURCE, warn, type ScannedEntry } from './bibtex-values.ts';

export type { ScannedEntry };
import { MAX_ENTRIES, MAX_ENTRY_LENGTH, MAX_FIELDS, MAX_STRING_LENGTH } from '../limits.ts';

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
  /** `@preamble{...}`, each as it stands. */
  preambles: string[];
  /** Free text and comments after the last entry. */
  after: string;
}

/** A longer line is none that somebody put out of use. */
const MAX_HIDDEN = 2000;
const FIELD_NAME = /[^\s=,{}"#%()@]+/y;
const GOES_ON = /[ \t]*,\s*[A-Za-z][\w-]*\s*=\s*[{"\d]/y;
const REGULAR_NAME = /^[A-Za-z][\w:+/-]*$/;

/**
 * Takes a BibTeX or BibLaTeX file apart, tolerantly and in linear time: what is wrong with one
 * entry is that entry's failure, and reading goes on at the next line that begins like an entry.
 * As biber does, `%` hides the rest of its line outside of values.
 */
export function scanBibtex(text: string): ScanResult {
  return new Scanner(text).run();
}

class Scanner extends BibtexValues {
  /** Where the block before ended. */
  private lastEnd = 0;
  /** Free text since the last entry. */
  private free: string[] = [];
  /** Whether the block is free text after all. */
  private isProse = false;
  /** Where the field begins that is being read, and the last that was; -1 where there is none. */
  private fieldAt = -1;
  private lastFieldAt = -1;
  private readonly preambles: string[] = [];
  private readonly entries: ScannedEntry[] = [];
  private readonly failures: ScanFailure[] = [];

  run(): ScanResult {
    let blocks = 0;
    while (this.entries.length + this.failures.length < MAX_ENTRIES && this.seekEntry()) {
      this.readBlock();
      blocks++;
    }
    const { entries, failures, preambles } = this;
    const after = this.takeComment(this.text.length);
    return { entries, failures, blocks, preambles, after };
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

  /** Whether its line begins with `%`, as a note or an entry put out of use. */
  private isHidden(at: number): boolean {
    const before = this.text.slice(Math.max(0, at - MAX_HIDDEN), at);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return /^[ \t\r]*%/.test(line) && (line.length < before.length || at <= MAX_HIDDEN);
  }

  /** The free text up to here, which belongs to the entry that begins here. */
  private takeComment(end: number): string {
    this.free.push(this.text.slice(this.lastEnd, end));
    const comment = this.free.join('').trim().slice(0, MAX_STRING_LENGTH);
    this.free = [];
    return comment;
  }

  private readBlock(): void {
    const start = this.pos;
    const line = this.lineOf(start);
    ENTRY_START.lastIndex = start;
    const match = ENTRY_START.exec(this.text);
    const type = match?.[1] ?? 'comment';
    const entry: ScannedEntry = {
      ...{ line, type, key: '', fields: [], warnings: [], excerpt: '', comment: '' },
      ...{ sources: [], strings: new Map() },
    };
    this.free.push(this.text.slice(this.lastEnd, start));
    this.lastEnd = start;
    const known = this.entries.length;
    this.isProse = !match || type.toLowerCase() === 'comment';
    this.fieldAt = this.lastFieldAt = -1;
    this.margin = [];
    try {
      if (!match) {
        this.skipLine();
        return;
      }
      this.pos = ENTRY_START.lastIndex;
      const close = match[2] === '(' ? ')' : '}';
      const kind = type.toLowerCase();
      if (kind === 'comment') this.skipComment(close);
      else if (kind === 'preamble') this.readPreamble(close, start);
      else if (kind === 'string') this.readString(close);
      else this.readEntry(entry, close, start);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.pos = error.resumeAt;
      if (!this.salvage(entry, error)) {
        this.failures.push({
          line,
          key: entry.key || null,
          code: error.failure,
          params: error.params,
          excerpt: this.excerpt(start),
        });
      }
    } finally {
      this.lastEnd = this.pos;
      this.free.push(...this.margin.map((note) => `\n${note}`));
      if (this.entries.length > known) entry.comment = this.takeComment(this.pos);
      else if (this.isProse) this.free.push(this.text.slice(start, this.pos));
    }
  }

  /** What an entry whose end never comes has told before, and what its lines tell. */
  private salvage(entry: ScannedEntry, { failure, resumeAt }: Unreadable): boolean {
    if (failure !== 'entry-unclosed' || this.fieldAt < 0) return false;
    const tell = (from: number) =>
      salvageFields(this.text.slice(from, resumeAt), (word) => this.strings.get(word));
    // The end of the entry may have been taken for the end of its last value, with all between.
    const again = this.lastFieldAt < 0 ? [] : tell(this.lastFieldAt);
    const swallowed = again.length > 1 && again[0]![0] === entry.fields.at(-1)?.[0];
    if (swallowed) entry.fields.pop();
    const found = swallowed ? again : tell(this.fieldAt);
    const names = new Set(entry.fields.map(([name]) => name.toLowerCase()));
    entry.fields.push(...found.filter(([name]) => !names.has(name.toLowerCase())));
    const length = entry.fields.reduce((sum, [, value]) => sum + value.length, 0);
    if (entry.fields.every(([, value]) => value.trim() === '') || length > MAX_ENTRY_LENGTH) {
      return false;
    }
    warn(entry, 'end-missing');
    if (entry.key === '') warn(entry, 'key-missing');
    this.entries.push(entry);
    return true;
  }

  private readPreamble(close: string, start: number): void {
    this.skipBalanced(close);
    const source = this.text.slice(start, this.pos);
    if (source.length <= MAX_STRING_LENGTH) this.preambles.push(source);
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
      if (
        close === ')' &&
        entry.key.length < 40 &&
        !this.text.slice(start, this.pos).includes(',')
      ) {
        this.isProse = true;
        return;
      }
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
    const trimmed = source
      .replace(/%.*$/gm, (note) => {
        this.margin.push(note.trim());
        return '';
      })
      .trim();
    entry.key = trimmed.replace(/\s+/g, '');
    if (entry.key !== trimmed) entry.warnings.push('key-repaired');
  }

  private readFields(entry: ScannedEntry, close: string): void {
    const { text } = this;
    const seen = new Set<string>();
    for (;;) {
      this.skipBlank();
      this.fieldAt = this.pos;
      const sign = text[this.pos];
      if (sign === undefined) throw new Unreadable('entry-unclosed', this.resyncFrom(this.pos));
      if (sign === close) {
        this.pos++;
        GOES_ON.lastIndex = this.pos;
        if (!GOES_ON.test(text)) return;
        // A brace too many: what follows are this entry's fields still.
        warn(entry, 'text-skipped');
        continue;
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
        const from = this.fieldAt;
        this.pos = Math.max(afterName, this.pos);
        this.skipText(close);
        this.passedOver(entry, from);
        continue;
      }
      this.pos++;
      this.skipBlank();
      const start = this.pos;
      this.used = new Map();
      const value = this.readValue(entry, close);
      const source = text.slice(start, this.pos).trim();
      if (!REGULAR_NAME.test(name)) warn(entry, 'field-name-odd');
      const lower = name.toLowerCase();
      if (seen.has(lower)) {
        // Read by nobody, and kept where it says another thing.
        const said = entry.fields.some(
          ([other, held]) => held === value && other.toLowerCase() === lower,
        );
        if (!said) {
          warn(entry, 'field-repeated');
          if (entry.fields.length < MAX_FIELDS) entry.fields.push([name, value]);
        }
      } else if (seen.size < MAX_FIELDS) {
        entry.fields.push([name, value]);
        if (this.used.size > 0 && source.length < MAX_SOURCE) {
          entry.sources.push([name, source]);
          for (const [word, meaning] of this.used) entry.strings.set(word, meaning);
        }
      } else warn(entry, 'text-skipped');
      seen.add(lower);
      this.lastFieldAt = this.fieldAt;
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
    const from = this.pos;
    this.skipText(close);
    this.passedOver(entry, from);
  }

  /** Text that is no field stays beside the entry, as a note. */
  private passedOver(entry: ScannedEntry, from: number): void {
    warn(entry, 'text-skipped');
    this.note(from, this.pos);
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
}
