import type { ImportFailureCode } from '../errors.ts';
import { MAX_FIELDS } from '../limits.ts';
import { excerptOf } from './imported.ts';

/** A line that begins like an entry begins one, even where a brace before it was never closed. */
export const NEXT_ENTRY = /\n[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*[^\s,={}()"]+\s*,/y;

/** What is wrong with an entry, and where reading can go on. */
export class Unreadable extends Error {
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

/** A BibTeX file, a place in it, and how one moves over what is not looked at. Linear in time. */
export class BibtexText {
  protected readonly text: string;
  protected pos = 0;
  /** What stands inside of the block and is no part of it: comments, text that is no field. */
  protected margin: string[] = [];
  private line = 1;
  /** Where the line ends that was told last; looked for once, however long it is. */
  private lineEnd: number;

  constructor(text: string) {
    this.text = text;
    this.lineEnd = this.endOfLine(0);
  }

  protected lineOf(pos: number): number {
    while (this.lineEnd < pos) {
      this.line++;
      this.lineEnd = this.endOfLine(this.lineEnd + 1);
    }
    return this.line;
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? Infinity : end;
  }

  protected excerpt(start: number): string {
    return excerptOf(this.text.slice(start, start + 240));
  }

  protected skipBalanced(close: string): void {
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

  protected skipBlank(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.pos);
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) this.pos++;
      else if (code === 37) {
        const from = this.pos;
        this.skipLine();
        this.note(from, this.pos);
      } else return;
    }
  }

  protected note(from: number, to: number): void {
    if (this.margin.length < MAX_FIELDS) this.margin.push(this.text.slice(from, to).trim());
  }

  protected skipLine(): void {
    const end = this.text.indexOf('\n', this.pos);
    this.pos = end === -1 ? this.text.length : end;
  }

  /** Where reading can go on after an entry that cannot be read. */
  protected resyncFrom(pos: number): number {
    const { text } = this;
    for (let i = text.indexOf('\n', pos); i !== -1; i = text.indexOf('\n', i + 1)) {
      NEXT_ENTRY.lastIndex = i;
      if (NEXT_ENTRY.test(text)) return i;
    }
    return text.length;
  }
}
