import { joinParts, splitGlued, type CslName } from '../../../../bibliography/index.ts';
import { personFirst, splitNames } from './person.ts';

/** What "et al." at the end of a list is kept as. */
const OTHERS = 'others';
const OTHERS_TYPED = /^(?:et al\.?|others|et alii|& al\.?)$/i;

/**
 * One name a line, as people write them: "Casilli, Antonio A."; "Antonio A. Casilli"; "Tubaro P.";
 * "de La Fontaine, Jean"; "King, Jr., Martin Luther"; an institution without a comma, or in braces where it
 * has one or reads like a person: "{Ministère du Travail, de l'Emploi}", "{Human Computation}".
 */
export function formatNames(names: readonly CslName[]): string {
  return names.map(formatName).join('\n');
}

/**
 * The names of a text of `formatNames`' form.
 * @param before the names that the text was made of: a line left as it was keeps its name exactly
 */
export function parseNames(text: string, before: readonly CslName[] = []): CslName[] {
  const known = new Map(before.map((name) => [formatName(name), name]));
  return text
    .split(/\n|;/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .flatMap((line) => known.get(line) ?? splitNames(line).map(parseName));
}

function formatName(name: CslName): string {
  if (name.literal !== undefined) {
    if (name.literal === OTHERS) return 'et al.';
    const { literal } = name;
    const isMistakable =
      /[,;]/.test(literal) || personFirst(literal) !== null || splitNames(literal).length > 1;
    return isMistakable ? `{${name.literal}}` : name.literal;
  }
  const family = joinParts(name['non-dropping-particle'], name.family);
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ');
  return [family, ...(name.suffix ? [name.suffix] : []), ...(given ? [given] : [])].join(', ');
}

function parseName(line: string): CslName {
  if (OTHERS_TYPED.test(line)) return { literal: OTHERS };
  const braced = /^\{(.+)\}$/.exec(line);
  if (braced?.[1]) return { literal: braced[1] };
  const parts = line.split(/\s*,\s*/);
  const [last = '', ...rest] = parts;
  if (rest.length === 0) {
    const person = personFirst(last);
    return person === null ? { literal: last } : parseName(person);
  }
  const suffix = rest.length > 1 ? rest[0] : undefined;
  const first = rest.slice(suffix === undefined ? 0 : 1).join(', ');
  const [particle, family] = splitParticle(last);
  const [given, dropping] = splitTrailingParticle(first);
  return {
    family,
    ...(given ? { given } : {}),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...(dropping ? { 'dropping-particle': dropping } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** "van den Berg" -> "van den", "Berg"; "el-Hassan" -> "el-", "Hassan". A name all in lower case has no particle. */
function splitParticle(last: string): [particle: string, family: string] {
  const glued = splitGlued(last);
  // "d'" is dropped in sorting, and typed after the first name: "Alembert, Jean d'".
  if (glued?.[0].endsWith('-')) return glued;
  const match = /^((?:\p{Ll}[\p{Ll}'’]*\s+)+)(\p{Lu}.*)$/u.exec(last);
  return match ? [match[1]!.trim(), match[2]!] : ['', last];
}

/** "Vincent van" -> "Vincent", "van". */
function splitTrailingParticle(first: string): [given: string, particle: string] {
  const match = /^(\p{Lu}.*?)((?:\s+\p{Ll}[\p{Ll}'’]*)+)$/u.exec(first);
  return match ? [match[1]!, match[2]!.trim()] : [first, ''];
}
