import type { CslName } from '../csl.ts';
import { plainText } from '../markup.ts';
import { splitGlued, takeGlued } from '../name-parts.ts';
import { decodeTex } from './tex-decode.ts';

/** "and others", as biblatex says it; rendered as "et al." in the reader's language. */
export const OTHERS = 'others';

/** Particles left behind when a name is sorted ("Musset, Alfred de"); the rest stay with it ("La Fontaine"). */
const DROPPING = new Set(['de', "d'", 'd’', 'von', 'zu', 'v.', 'und', 'af', 'dell’', "dell'"]);
const AFTER_DROPPING = new Set(['der', 'dem', 'den', 'und', 'zu', 'zum', 'zur']);

/** What is no first name, wherever it stands: "King, Martin Luther, Jr.", "Martin Luther King, Jr.". */
const SUFFIX = /^(?:[js]r\.?|junior|senior|i{2,3}|iv|fils|père)$/i;
const ENDS_IN_SUFFIX = /(?:^|\s)(?:[js]r\.?|junior|senior|i{2,3}|iv|fils|père)$/i;
/** "et al." written out by hand. */
const ET_AL = /(?:^|,?[\s~]+)et\.?[\s~]+al\.?$/i;

/** Splits at a word that stands outside of braces (`and`), or at a sign. Linear, no recursion. */
export function splitOutside(source: string, separator: 'and' | ','): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (separator === ',') {
      if (code === 44) {
        parts.push(source.slice(start, i));
        start = i + 1;
      }
    } else if (
      (code === 97 || code === 65) &&
      /^and$/i.test(source.slice(i, i + 3)) &&
      (i === 0 || /\s/.test(source[i - 1] ?? '')) &&
      (i + 3 === source.length || /\s/.test(source[i + 3] ?? ''))
    ) {
      parts.push(source.slice(start, i));
      start = i + 3;
      i += 2;
    }
  }
  parts.push(source.slice(start));
  return parts.map((part) => part.trim());
}

/** Words outside of braces, `~` and spaces between them. */
function splitWords(source: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let word = '';
  for (const sign of source) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (depth === 0 && (/\s/.test(sign) || (sign === '~' && !/\\$/.test(word)))) {
      if (word) words.push(word);
      word = '';
    } else word += sign;
  }
  if (word) words.push(word);
  // `\v S` is one word: an accent's letter may follow a space.
  return words.reduce<string[]>((list, next) => {
    const last = list.at(-1);
    if (last !== undefined && /\\[A-Za-z]$/.test(last) && !/\\(?:ss|ae|oe|[ioOlLj])$/.test(last))
      list[list.length - 1] = `${last} ${next}`;
    else list.push(next);
    return list;
  }, []);
}

function decode(source: string): string {
  return plainText(decodeTex(source))
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
}

/** Lower case at brace level zero makes a word a particle; a braced word is of no case. */
function isParticle(word: string): boolean {
  const bare = word.startsWith('{') && !word.startsWith('{\\') ? '' : decode(word);
  const letter = /\p{L}/u.exec(bare)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** One group of braces around the whole. */
function isBraced(source: string): boolean {
  if (!source.startsWith('{') || !source.endsWith('}')) return false;
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '{') depth++;
    else if (source[i] === '}' && --depth === 0) return i === source.length - 1;
  }
  return false;
}

function setParticles(name: CslName, words: string[]): void {
  assignParticles(name, words.map(decode));
}

/** Puts a name's small words where CSL wants them: "de" is dropped in sorting, "La" is not. */
export function assignParticles(name: CslName, parts: readonly string[]): void {
  if (parts.length === 0) return;
  let count = 0;
  while (
    count < parts.length &&
    (DROPPING.has(parts[count]!.toLowerCase()) ||
      (count > 0 && AFTER_DROPPING.has(parts[count]!.toLowerCase())))
  )
    count++;
  if (count > 0) name['dropping-particle'] = parts.slice(0, count).join(' ');
  if (count < parts.length) name['non-dropping-particle'] = parts.slice(count).join(' ');
}

/** How such a name begins; bibtex of 1988 cannot read it. */
export const EXTENDED =
  /(?:^|\sand\s)\s*"?\s*(?:family|given|prefix|suffix|id|useprefix)(?:-i)?\s*=/i;

/** biblatex's extended format: `given=Alfred, family=Adler, prefix=von`. */
function readExtended(source: string): CslName | null {
  if (!EXTENDED.test(source)) return null;
  const name: CslName = {};
  let prefix = '';
  let useprefix = '';
  for (const part of splitOutside(source, ',')) {
    const [, key = '', value = ''] = /^"?\s*([a-z-]+)\s*=\s*([\s\S]*?)"?$/i.exec(part) ?? [];
    const text = decode(value);
    if (text === '') continue;
    if (key === 'family' || key === 'given' || key === 'suffix') name[key] = text;
    else if (key === 'prefix') prefix = text;
    else if (key === 'useprefix') useprefix = text;
  }
  if (prefix !== '' && useprefix === 'true') name['non-dropping-particle'] = prefix;
  else if (prefix !== '' && useprefix === 'false') name['dropping-particle'] = prefix;
  else if (prefix !== '') assignParticles(name, prefix.split(' '));
  return name.family || name.given ? name : null;
}

/** The parts between commas, a "Jr." among them brought where BibTeX's third form has it. */
function suffixInPlace(parts: readonly string[]): string[] {
  const [family = '', ...rest] = parts;
  const last = rest.at(-1);
  const words = splitWords(family);
  const ending = words.at(-1) ?? '';
  if (last !== undefined && SUFFIX.test(last)) {
    if (rest.length === 2 && !SUFFIX.test(rest[0]!)) return [family, last, rest[0]!];
    if (rest.length === 1 && words.length > 1) {
      const from = words.findIndex(isParticle);
      const at = from > 0 ? from : words.length - 1;
      return [words.slice(at).join(' '), last, words.slice(0, at).join(' ')];
    }
  }
  // "King Jr., Martin Luther", "Martin Luther King Jr."
  if (SUFFIX.test(ending) && rest.length === 1 && words.length > 1)
    return [words.slice(0, -1).join(' '), ending, rest[0]!];
  if (SUFFIX.test(ending) && rest.length === 0 && words.length > 2)
    return suffixInPlace([words.slice(0, -1).join(' '), ending]);
  return [...parts];
}

/** One name in BibTeX's three forms: `First von Last`, `von Last, First`, `von Last, Jr, First`. */
export function readName(source: string): CslName | null {
  const trimmed = source.trim();
  if (trimmed === '') return null;
  if (isBraced(trimmed)) return { literal: plainText(decodeTex(trimmed)) };
  const extended = readExtended(trimmed);
  if (extended) return extended;
  const [first = '', ...rest] = suffixInPlace(splitOutside(trimmed, ','));
  const name: CslName = {};
  const words = splitWords(first);
  if (rest.length === 0) {
    if (words.length === 1) {
      const family = decode(words[0]!);
      return family ? { family } : null;
    }
    const from = words.slice(0, -1).findIndex(isParticle);
    if (from === -1) {
      name.given = decode(words.slice(0, -1).join(' '));
      name.family = decode(words.at(-1)!);
    } else {
      let to = words.length - 2;
      while (to > from && !isParticle(words[to]!)) to--;
      if (from > 0) name.given = decode(words.slice(0, from).join(' '));
      setParticles(name, words.slice(from, to + 1));
      name.family = decode(words.slice(to + 1).join(' '));
    }
  } else {
    let to = 0;
    while (to < words.length - 1 && isParticle(words[to]!)) to++;
    // "von der Last": particles up to the last one before a word with a capital.
    setParticles(name, words.slice(0, to));
    name.family = decode(words.slice(to).join(' '));
    const given = decode(rest.at(-1) ?? '');
    if (given) name.given = given;
    const suffix = rest.length > 1 ? decode(rest.slice(0, -1).join(', ')) : '';
    if (suffix) name.suffix = suffix;
  }
  if (!name.given) delete name.given;
  if (!name.family) {
    return name.given ? { family: name.given } : null;
  }
  if (!words.at(-1)!.startsWith('{')) takeGlued(name);
  return name;
}

/** biblatex's options for a list stand among its names: `useprefix=false and von Berg, Jan`. */
const LIST_OPTION = /^(useprefix|\w*template\w*)\s*=\s*(\S+)$/i;

/**
 * A list of names joined by `and`; `others` becomes the literal that rendering knows.
 * @param useprefix biblatex's option, where it is set: whether particles stay with their names
 */
export function readNames(source: string, useprefix?: boolean): CslName[] {
  let kept = useprefix;
  const names: CslName[] = [];
  for (const part of splitOutside(source, 'and')) {
    const [, option, value] = LIST_OPTION.exec(part) ?? [];
    if (option !== undefined) {
      if (/^useprefix$/i.test(option)) kept = value !== 'false';
      continue;
    }
    const bare = /^others$/i.test(part) ? '' : part.replace(ET_AL, '');
    const name = readName(bare);
    if (name && kept !== undefined && !EXTENDED.test(bare)) setPrefix(name, kept);
    if (name) names.push(name);
    if (bare !== part) names.push({ literal: OTHERS });
  }
  return names;
}

function setPrefix(name: CslName, kept: boolean): void {
  const { 'dropping-particle': dropping, 'non-dropping-particle': other } = name;
  const prefix = [dropping, other].filter(Boolean).join(' ');
  if (prefix === '') return;
  delete name['dropping-particle'];
  delete name['non-dropping-particle'];
  name[kept ? 'non-dropping-particle' : 'dropping-particle'] = prefix;
}

/** Braces around what would be taken apart: a comma, the word `and`, a "Jr." in the wrong place. */
function guard(text: string, encode: (text: string) => string): string {
  const encoded = encode(text);
  const apart = /,|(?:^|\s)and(?:\s|$)|["=]/i.test(text) || ENDS_IN_SUFFIX.test(text);
  return apart || ET_AL.test(text) ? `{${encoded}}` : encoded;
}

/** Whether BibTeX's own form would bring the name's small words back where they are. */
function hasUsualParticles(name: CslName, particles: string): boolean {
  const usual: CslName = {};
  assignParticles(usual, particles.split(' '));
  return (
    usual['dropping-particle'] === name['dropping-particle'] &&
    usual['non-dropping-particle'] === name['non-dropping-particle']
  );
}

function writeExtended(name: CslName, prefix: string, encode: (text: string) => string): string {
  const useprefix = name['dropping-particle'] === undefined;
  const parts = [
    ['family', name.family],
    ['given', name.given],
    ['prefix', prefix],
    ['suffix', name.suffix],
  ].flatMap(([key, value]) => (value ? [`${key}={${encode(value)}}`] : []));
  return [...parts, `useprefix=${useprefix}`].join(', ');
}

/**
 * One name as BibTeX reads it back; literals stand in braces, whole.
 * @param extended whether biber reads it: its `key=value` form says what BibTeX's three cannot
 */
export function writeName(
  name: CslName,
  encode: (text: string) => string,
  extended = false,
): string {
  if (name.literal !== undefined) {
    return name.literal === OTHERS ? OTHERS : `{${encode(name.literal)}}`;
  }
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
    .filter(Boolean)
    .join(' ');
  const single = !name['dropping-particle'] || !name['non-dropping-particle'];
  if (extended && particles && single && !hasUsualParticles(name, particles))
    return writeExtended(name, particles, encode);
  const plain = name.family ?? '';
  // A family name that begins in lower case would be read as a particle and a name.
  const lower =
    /^[^\p{L}\s]*\p{Ll}/u.test(plain) && (/\s/.test(plain) || splitGlued(plain) !== null);
  const family = lower ? `{${encode(plain)}}` : guard(plain, encode);
  const glue = splitGlued(`${particles}${plain}`) ? '' : ' ';
  const last = particles ? `${guard(particles, encode)}${glue}${family}` : family;
  const parts = [last];
  if (name.suffix)
    parts.push(SUFFIX.test(name.suffix) ? encode(name.suffix) : guard(name.suffix, encode));
  if (name.given || name.suffix) parts.push(guard(name.given ?? '', encode));
  if (parts.length > 1) return parts.join(', ').trim();
  // Without a first name, several words would be taken apart and a braced one be an institution.
  return particles || /\s/.test(plain) || family === `{${encode(plain)}}` ? `${last},` : last;
}

export function writeNames(
  names: CslName[],
  encode: (text: string) => string,
  extended = false,
): string {
  return names.map((name) => writeName(name, encode, extended)).join(' and ');
}
