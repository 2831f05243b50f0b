import type { RawEntry } from './raw-entry.ts';
import { MONTHS } from './bibtex-values.ts';
import { isBalanced } from './tex-braces.ts';

/** One piece of a value that can be written as it came; what is nested deeper is written out. */
const PIECE = /(?:[A-Za-z][\w:-]*|\d+|\{[^{}%@]*\}|"[^"{}%@]*")/;
const EXPRESSION = new RegExp(`^${PIECE.source}(?:\\s*#\\s*${PIECE.source})*$`);
/** The words of an expression: what stands in quotes or braces is passed over with its delimiters. */
const OUTSIDE = /\{[^{}]*\}|"[^"]*"|[A-Za-z][\w:-]*/g;
const NAME = /^[a-z][\w:-]*$/;

/** The abbreviations that the works agree on: two files may mean different things by one name. */
export class Abbreviations {
  private readonly values = new Map<string, string | null>();
  private readonly used = new Set<string>();

  constructor(raws: ReadonlyArray<RawEntry | null>) {
    for (const [name, value] of raws.flatMap((raw) => raw?.strings ?? [])) {
      const known = this.values.get(name);
      const agreed = (known === undefined || known === value) && NAME.test(name);
      this.values.set(name, agreed && isBalanced(value) ? value : null);
    }
  }

  /** How the field was written, where that still means its value; else null. */
  sourceOf(raw: RawEntry | null, field: string, value: string): string | null {
    const lower = field.toLowerCase();
    const source = raw?.sources?.find(([name]) => name.toLowerCase() === lower)?.[1];
    const held = raw?.fields.find(([name]) => name.toLowerCase() === lower)?.[1];
    if (source === undefined || held !== value || !EXPRESSION.test(source)) return null;
    const names = [...source.matchAll(OUTSIDE)]
      .map(([word]) => word.toLowerCase())
      .filter((word) => NAME.test(word) && !MONTHS.includes(word));
    if (names.some((name) => this.values.get(name) == null)) return null;
    for (const name of names) this.used.add(name);
    return source;
  }

  /** The definitions of those that were used, in order of their names. */
  definitions(encode: (value: string) => string): string[] {
    return [...this.used].sort().map((name) => {
      return `@string{${name} = {${encode(this.values.get(name) ?? '')}}}`;
    });
  }
}

const COMMENT = /@[ \t]*comment\s*\{/gi;

/**
 * Free text of a file so that bibtex and biber pass over it in silence: `@comment{...}` as it stands,
 * the rest in lines that begin with `%`. A declaration of an encoding that is no longer true goes.
 * @param classic whether it is for bibtex, for which any `@` begins an entry
 */
export function freeText(text: string, classic: boolean): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(COMMENT)) {
    if (match.index < at) continue;
    const end = endOfGroup(text, match.index + match[0].length);
    if (end === -1) break;
    const block = text.slice(match.index, end);
    parts.push(
      lines(text.slice(at, match.index), classic),
      classic ? block[0]! + block.slice(1).replaceAll('@', '(at)') : block,
    );
    at = end;
  }
  parts.push(lines(text.slice(at), classic));
  return parts.filter((part) => part !== '').join('\n');
}

function lines(text: string, classic: boolean): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^%\s*Encoding:/i.test(line))
    .map((line) => (line.startsWith('%') ? line : `% ${line}`))
    .map((line) => (classic ? line.replaceAll('@', '(at)') : line))
    .join('\n');
}

/** Where the group ends whose text begins here, or -1. */
function endOfGroup(text: string, start: number): number {
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return -1;
}
