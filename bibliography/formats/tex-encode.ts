import { isEnglish } from './languages.ts';
import { ACCENTS, MATH_SIGNS, SIGNS } from './tex-tables.ts';

/** `ascii`: TeX escapes, for bibtex of any age. `unicode`: only what TeX itself would misread. */
export type TexCharset = 'ascii' | 'unicode';

const ACCENT_BY_MARK = new Map(
  Object.entries(ACCENTS)
    .reverse()
    .map(([command, mark]) => [mark, command]),
);
const COMMAND_BY_SIGN = new Map(
  [...SIGNS]
    .reverse()
    .filter(([, sign]) => [...sign].length === 1)
    .map(([command, sign]) => [sign, command]),
);
const MATH_BY_SIGN = new Map([...MATH_SIGNS].reverse().map(([command, sign]) => [sign, command]));

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '\u00A0': '~',
  '\u202F': '\\,',
};

/** Unbalanced braces in a value are worse than an unusual command: these keep BibTeX's own count. */
const BRACES: Record<string, string> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

const ASCII_SIGNS: Record<string, string> = {
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '’': "'",
  '\u2009': '\\,',
  '\u2011': '-',
  '\u00AD': '\\-',
};

const TAGS: Record<string, string> = {
  '<i>': '\\emph{',
  '<b>': '\\textbf{',
  '<sup>': '\\textsuperscript{',
  '<sub>': '\\textsubscript{',
  '<sc>': '\\textsc{',
  '<span style="font-variant:small-caps;">': '\\textsc{',
  '<span style="font-variant: small-caps;">': '\\textsc{',
};
const TOKEN =
  /<(?:i|b|sup|sub|sc)>|<\/(?:i|b|sup|sub|sc)>|<span class="nocase">|<span style="font-variant: ?small-caps;">|<\/span>/g;

/** Text without markup, escaped for TeX. Doubled signs that TeX would join are kept apart. */
export function encodePlain(text: string, charset: TexCharset): string {
  let out = '';
  const source = charset === 'ascii' ? text.normalize('NFD') : text;
  const signs = [...source];
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] ?? '';
    const marks: string[] = [];
    while (charset === 'ascii' && ACCENT_BY_MARK.has(signs[i + 1] ?? ''))
      marks.push(signs[++i] ?? '');
    const joined = (sign === '-' || sign === '`' || sign === "'") && signs[i + 1] === sign;
    out += marks.length > 0 ? accented(sign, marks) : encodeSign(sign, charset);
    if (joined) out += '{}';
  }
  return out;
}

function encodeSign(sign: string, charset: TexCharset): string {
  const special = BRACES[sign] ?? SPECIAL[sign];
  if (special !== undefined) return special;
  if (charset === 'unicode' || sign.charCodeAt(0) < 128) {
    if (charset === 'ascii' && (sign === '<' || sign === '>' || sign === '|'))
      return `{\\${COMMAND_BY_SIGN.get(sign) ?? ''}}`;
    return sign;
  }
  const simple = ASCII_SIGNS[sign];
  if (simple !== undefined) return simple;
  const command = COMMAND_BY_SIGN.get(sign);
  if (command !== undefined) return `{\\${command}}`;
  const math = MATH_BY_SIGN.get(sign);
  // What TeX has no name for stays in UTF-8, which every LaTeX since 2018 reads.
  return math === undefined ? sign : `\\ensuremath{\\${math}}`;
}

function accented(base: string, marks: string[]): string {
  const letter = base === 'i' || base === 'j' ? `\\${base}` : base;
  if (!/^[A-Za-z]$/.test(base)) return (base + marks.join('')).normalize('NFC');
  const inner = marks.reduce((text, mark) => {
    const command = ACCENT_BY_MARK.get(mark) ?? '';
    const argument = text.length > 1 && !/^\\[ij]$/.test(text) ? `{${text}}` : text;
    return /^[A-Za-z]/.test(command) && !argument.startsWith('{') && !argument.startsWith('\\')
      ? `\\${command} ${argument}`
      : `\\${command}${argument}`;
  }, letter);
  return `{${inner}}`;
}

/** Words that sentence case must leave alone: a capital inside, or capitals only. */
const ACRONYM =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*|\p{Ll}+\p{Lu}[\p{L}\d]*)(?![\p{L}\d])/gu;

/** Markup inside markup: what lies deeper is written plain. */
const MAX_MARKUP_DEPTH = 20;

export interface EncodeOptions {
  charset: TexCharset;
  /** Titles: `nocase` and acronyms become braces. */
  title?: boolean;
  /** Titles that BibTeX's styles put in lower case: protected whole where the language is not English. */
  whole?: boolean;
  language?: string | undefined;
}

/** Text with CSL's markup as a TeX value, balanced in its braces. */
export function encodeTex(text: string, options: EncodeOptions): string {
  const { charset, title = false, whole = false, language } = options;
  const english = isEnglish(language);
  const open: Array<{ close: string; protectsFrom: number | null }> = [];
  let out = '';
  let last = 0;
  const piece = (from: number, to: number) => {
    const plain = text.slice(from, to);
    const bare = title && english && open.every(({ protectsFrom }) => protectsFrom === null);
    out += bare ? protectWords(plain, charset) : encodePlain(plain, charset);
  };
  const close = () => {
    const closed = open.pop();
    if (!closed) return;
    const { close: end, protectsFrom: from } = closed;
    // `{\emph{x}}` is a "special character" to BibTeX, whose case is nobody's: one brace more.
    if (from !== null && out[from] === '\\') out = `${out.slice(0, from)}{${out.slice(from)}}`;
    out += end;
  };
  for (const match of text.matchAll(TOKEN)) {
    piece(last, match.index);
    last = match.index + match[0].length;
    const tag = match[0];
    if (tag.startsWith('</')) close();
    else if (open.length >= MAX_MARKUP_DEPTH) open.push({ close: '', protectsFrom: null });
    else if (tag === '<span class="nocase">') {
      out += title ? '{' : '';
      open.push({ close: title ? '}' : '', protectsFrom: title ? out.length : null });
    } else {
      out += TAGS[tag] ?? '';
      open.push({ close: '}', protectsFrom: null });
    }
  }
  piece(last, text.length);
  while (open.length > 0) close();
  return whole && !english && charset === 'ascii' ? `{${out}}` : out;
}

function protectWords(text: string, charset: TexCharset): string {
  let out = '';
  let last = 0;
  for (const match of text.matchAll(ACRONYM)) {
    out += encodePlain(text.slice(last, match.index), charset);
    out += `{${encodePlain(match[0], charset)}}`;
    last = match.index + match[0].length;
  }
  return out + encodePlain(text.slice(last), charset);
}

/** An address, DOI or other identifier: nothing is escaped, what would break the value is encoded. */
export function encodeVerbatim(text: string): string {
  return text.replace(/[{}\\]/g, (sign) =>
    encodeURIComponent(sign).replace('{', '%7B').replace('}', '%7D'),
  );
}

/** Only the signs beyond ASCII, in a value that is TeX already. */
export function asciiOnly(value: string): string {
  let out = '';
  const beyond = /[\u0080-\u{10FFFF}]/u;
  const signs = [...value.normalize('NFD')];
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] ?? '';
    const marks: string[] = [];
    while (ACCENT_BY_MARK.has(signs[i + 1] ?? '')) marks.push(signs[++i] ?? '');
    if (marks.length > 0) out += accented(sign, marks);
    else out += beyond.test(sign) ? encodeSign(sign, 'ascii') : sign;
  }
  return out;
}
