import {
  ACCENTS,
  CYRILLIC,
  ESCAPED,
  HIDDEN_ARGUMENTS,
  LENGTHS,
  MATH_SIGNS,
  MATH_WORDS,
  SIGNS,
  SPACES,
  STYLED,
  SWITCHES,
  TRANSPARENT,
} from './tex-tables.ts';
import { FRENCH, SPACED } from './tex-french.ts';
import { needsProtection } from './tex-braces.ts';

const SIGN_BY_COMMAND = new Map<string, string>([
  ...MATH_SIGNS.filter(([, sign]) => /\p{Script=Greek}/u.test(sign)).map(
    ([command, sign]) => [`text${command}`, sign] as const,
  ),
  ...MATH_WORDS.map((word) => [word, word] as const),
  ...CYRILLIC,
  ...MATH_SIGNS,
  ...SIGNS,
]);
const FUNCTIONS = new Set(MATH_WORDS);
/** The language's own quotation marks, and those inside of them. */
const QUOTES = {
  fr: [
    ['«\u00A0', '\u00A0»'],
    ['“', '”'],
  ],
  en: [
    ['“', '”'],
    ['‘', '’'],
  ],
} as const;
/** Marks that stand nearest to the letter, whatever the order of the commands: ế, ǘ. */
const INNER_MARK = /[\u0302\u0306\u0308]/;
const LETTER = /[A-Za-z]/;
const ORDINARY = /(?:[^\\{}$~`'\-^_\s]|[ \u00A0\u202F])+/y;
const LENGTH = /\s*-?[\d.,]*\s*(?:pt|em|ex|mm|cm|in|sp|bp|mu|pc)?/y;
const COMBINING_DOUBLE = '\u0361';
export const NOCASE_OPEN = '<span class="nocase">';
export const SPAN_CLOSE = '</span>';

export interface DecodeOptions {
  /** Keep braces that protect case as CSL's `nocase`: for titles. */
  protect?: boolean;
  /** Whose quotation marks `\\enquote` sets. */
  quotes?: keyof typeof QUOTES;
  /** Called with the name of a command that has no translation. */
  onUnknown?: (command: string) => void;
}

interface Frame {
  close: string;
  /** Where the group's text begins in the output. */
  start: number;
  /** Whether the braces protect case. */
  protects: boolean;
  leave?: () => void;
}

/**
 * A TeX value as Unicode text (NFC) with CSL's small markup. One pass with a stack of its own, so
 * that nesting cannot overflow; unbalanced braces and a lone `$` are tolerated.
 */
export function decodeTex(source: string, options: DecodeOptions = {}): string {
  return new Decoder(source, options).run();
}

class Decoder {
  private readonly source: string;
  private readonly options: DecodeOptions;
  private readonly out: string[] = [];
  private readonly frames: Frame[] = [];
  private accents: string[] = [];
  private pos = 0;
  private math = false;
  private enquoted = 0;
  /** Whether a single quotation mark is open. */
  private quoted = false;
  private readonly lastDollar: number;

  constructor(source: string, options: DecodeOptions) {
    this.source = source;
    this.options = options;
    this.lastDollar = source.lastIndexOf('$');
  }

  run(): string {
    const { source } = this;
    if (!/[\\{}$~`'"\-^_]|\s\s|[\n\t]/.test(source)) return source.trim().normalize('NFC');
    while (this.pos < source.length) {
      const sign = source[this.pos] ?? '';
      if (sign === '\\') this.command();
      else if (sign === '{') this.open();
      else if (sign === '}') this.close();
      else if (sign === '$') this.dollar();
      else if (this.math && (sign === '^' || sign === '_')) this.script(sign);
      else this.plain(sign);
    }
    while (this.frames.length > 0) this.close();
    return tidy(this.out.join(''));
  }

  private emit(text: string): void {
    if (this.accents.length === 0 || text === '') {
      this.out.push(text);
      return;
    }
    const [first = '', ...rest] = [...text];
    const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
    const marks = this.accents.reverse();
    const inner = marks.filter((mark) => INNER_MARK.test(mark));
    const outer = marks.filter((mark) => !INNER_MARK.test(mark));
    this.out.push(base + [...inner, ...outer, ...rest].join(''));
    this.accents = [];
  }

  private plain(sign: string): void {
    const { source } = this;
    if (this.accents.length === 0) {
      // Nearly all there is: what stands for itself is taken at once, not sign by sign.
      ORDINARY.lastIndex = this.pos;
      const run = ORDINARY.exec(source)?.[0];
      if (run !== undefined) {
        this.out.push(run);
        this.pos += run.length;
        return;
      }
    }
    if (/\s/.test(sign) && sign !== '\u00A0' && sign !== '\u202F') {
      this.pos++;
      if (this.accents.length === 0) this.out.push(' ');
      return;
    }
    if (sign === '~') {
      this.pos++;
      this.out.push('\u00A0');
      return;
    }
    if (sign === '-' && !this.math) {
      const dashes = source.startsWith('---', this.pos)
        ? 3
        : source.startsWith('--', this.pos)
          ? 2
          : 1;
      this.emit(['-', '–', '—'][dashes - 1] ?? '-');
      this.pos += dashes;
      return;
    }
    if (source.startsWith('``', this.pos) || source.startsWith("''", this.pos)) {
      this.emit(sign === '`' ? '“' : '”');
      this.pos += 2;
      return;
    }
    if (sign === '`' || (sign === "'" && this.quoted && !LETTER.test(source[this.pos + 1] ?? ''))) {
      this.quoted = sign === '`';
      this.emit(this.quoted ? '‘' : '’');
      this.pos++;
      return;
    }
    const code = source.codePointAt(this.pos) ?? 0;
    const text = String.fromCodePoint(code);
    this.emit(text);
    this.pos += text.length;
  }

  private open(): void {
    this.pos++;
    const protects =
      this.options.protect === true &&
      !this.math &&
      this.accents.length === 0 &&
      this.source[this.pos] !== '\\' &&
      !this.frames.some((frame) => frame.protects);
    this.frames.push({ close: '', start: this.out.length, protects });
  }

  private close(): void {
    this.pos++;
    this.accents = [];
    const frame = this.frames.pop();
    if (!frame) return;
    frame.leave?.();
    if (frame.protects) {
      const text = this.out.slice(frame.start).join('');
      if (needsProtection(text)) {
        this.out.length = frame.start;
        this.out.push(NOCASE_OPEN, text, SPAN_CLOSE);
      }
    }
    this.out.push(frame.close);
  }

  /** `$`: mathematics when its partner comes; a price when none does. */
  private dollar(): void {
    const { source } = this;
    if (!this.math) {
      const partner = this.pos < this.lastDollar ? source.indexOf('$', this.pos + 1) : -1;
      const inside = partner === -1 ? '' : source.slice(this.pos + 1, partner);
      const price = /^\d[^\\^_{}=]*\s/.test(inside);
      if (partner === -1 || price || source[partner - 1] === '\\') {
        this.emit('$');
        this.pos++;
        return;
      }
    }
    this.math = !this.math;
    this.pos++;
  }

  private script(sign: string): void {
    this.pos++;
    const [open, close] = sign === '^' ? ['<sup>', '</sup>'] : ['<sub>', '</sub>'];
    this.out.push(open ?? '');
    if (this.source[this.pos] === '{') {
      this.pos++;
      this.frames.push({ close: close ?? '', start: this.out.length, protects: false });
    } else if (this.source[this.pos] === '\\') {
      this.command();
      this.out.push(close ?? '');
    } else {
      this.emit(this.source[this.pos] ?? '');
      this.pos++;
      this.out.push(close ?? '');
    }
  }

  private command(): void {
    const name = this.readCommandName();
    if (ESCAPED.has(name)) {
      this.emit(name);
      return;
    }
    const accent = ACCENTS[name];
    if (accent !== undefined && !(this.math && name === '.')) {
      this.accent(accent, name);
      return;
    }
    if (name === 'og') {
      this.skipEmptyGroup();
      while (/[\s~]/.test(this.source[this.pos] ?? '')) this.pos++;
      this.emit('«\u00A0');
    } else if (name === 'fg') {
      this.trimEnd();
      this.emit('\u00A0»');
      this.skipEmptyGroup();
    } else if (FRENCH[name] !== undefined) {
      this.french(FRENCH[name]);
    } else if (SPACES[name] !== undefined && !(this.math && ':;>!'.includes(name))) {
      this.out.push(SPACES[name]);
    } else if (SIGN_BY_COMMAND.has(name)) {
      this.emit(SIGN_BY_COMMAND.get(name) ?? '');
      this.skipEmptyGroup();
      if (FUNCTIONS.has(name) && LETTER.test(this.source[this.pos] ?? '')) this.out.push(' ');
    } else if (name === 'enquote' || name === 'mkbibquote') this.enquote();
    else if (name === 'frquote') this.enquote('fr');
    else if (STYLED[name]) this.styled(STYLED[name]);
    else if (SWITCHES[name]) this.switched(SWITCHES[name]);
    else this.other(name);
  }

  private readCommandName(): string {
    const { source } = this;
    let end = this.pos + 1;
    if (!LETTER.test(source[end] ?? '')) {
      const sign = String.fromCodePoint(source.codePointAt(end) ?? 32);
      this.pos = Math.min(source.length, end + sign.length);
      return sign;
    }
    while (LETTER.test(source[end] ?? '')) end++;
    const name = source.slice(this.pos + 1, end);
    this.pos = source[end] === '*' ? end + 1 : end;
    // TeX takes the space after a command's name; before an accent's letter it is no space either.
    if (!SPACED.has(name)) this.skipSpace();
    return name;
  }

  private accent(combining: string, name: string): void {
    this.skipSpace();
    if (combining === COMBINING_DOUBLE || name === 't') {
      const [, a = '', b = ''] =
        /^\{?(.)(.)/u.exec(this.source.slice(this.pos, this.pos + 6)) ?? [];
      if (LETTER.test(a) && LETTER.test(b)) {
        this.out.push(a, combining, b);
        this.pos += a.length + b.length + (this.source[this.pos] === '{' ? 2 : 0);
        return;
      }
    }
    // `\~{}` and `\^{}` are the signs themselves.
    if (this.source.startsWith('{}', this.pos) && (name === '~' || name === '^')) {
      this.emit(name);
      this.pos += 2;
      return;
    }
    this.accents.push(combining);
  }

  private styled([open, close]: readonly [string, string]): void {
    this.skipSpace();
    if (this.source[this.pos] !== '{') return;
    this.pos++;
    this.out.push(open);
    this.frames.push({ close, start: this.out.length, protects: false });
  }

  /** babel-french's own: one that ends in a space takes those that follow, and is glued to a comma. */
  private french(text: string): void {
    this.skipEmptyGroup();
    const spaced = /[\u00A0 ]$/.test(text);
    while (spaced && /[\s~]/.test(this.source[this.pos] ?? '')) this.pos++;
    this.emit(spaced && /[,.;:)\]}]/.test(this.source[this.pos] ?? '}') ? text.slice(0, -1) : text);
  }

  private enquote(language = this.options.quotes ?? 'en'): void {
    const marks = QUOTES[language];
    this.styled(marks[this.enquoted % 2]!);
    if (this.frames.length === 0) return;
    this.enquoted++;
    this.frames.at(-1)!.leave = () => this.enquoted--;
  }

  /** `{\em text}`: from here to the end of the group. */
  private switched(command: string): void {
    const style = STYLED[command];
    const frame = this.frames.at(-1);
    if (!style || !frame) return;
    this.out.push(style[0]);
    frame.close = style[1] + frame.close;
  }

  private other(name: string): void {
    const hidden = HIDDEN_ARGUMENTS[name];
    if (hidden !== undefined) {
      for (let i = 0; i < hidden; i++) this.skipArgument();
    } else if (LENGTHS.has(name)) {
      LENGTH.lastIndex = this.pos;
      this.pos += LENGTH.exec(this.source)?.[0].length ?? 0;
    } else if (!TRANSPARENT.has(name) && name.length > 1) {
      this.options.onUnknown?.(name);
      // Without an argument it stands for a word, most often its own: \VAX, \LuaTeX.
      if (/[A-Z]/.test(name) && !/^\{[^}]/.test(this.source.slice(this.pos, this.pos + 2))) {
        this.emit(name);
        this.skipEmptyGroup();
        return;
      }
    }
    // The braces of an argument are no protection.
    if (this.source[this.pos] === '{') {
      this.pos++;
      this.frames.push({ close: '', start: this.out.length, protects: false });
    }
  }

  private skipArgument(): void {
    this.skipSpace();
    if (this.source[this.pos] !== '{') return;
    let depth = 0;
    for (; this.pos < this.source.length; this.pos++) {
      if (this.source[this.pos] === '{') depth++;
      else if (this.source[this.pos] === '}' && --depth === 0) {
        this.pos++;
        return;
      }
    }
  }

  private skipEmptyGroup(): void {
    if (this.source.startsWith('{}', this.pos)) this.pos += 2;
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.source[this.pos] ?? '')) this.pos++;
  }

  private trimEnd(): void {
    for (let last = this.out.pop(); last !== undefined; last = this.out.pop()) {
      const kept = last.replace(/[ \u00A0]+$/, '');
      if (kept === '') continue;
      this.out.push(kept);
      return;
    }
  }
}

function tidy(text: string): string {
  const full = text.includes('></') ? text.replace(/<(i|b|sup|sub)><\/\1>/g, '') : text;
  return full.replace(/ {2,}/g, ' ').trim().normalize('NFC');
}
