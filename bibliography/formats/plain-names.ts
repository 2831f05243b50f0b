import type { CslName } from '../csl.ts';
import { joinParts, takeGlued } from '../name-parts.ts';
import { assignParticles, OTHERS } from './names.ts';

/**
 * Names as reference managers write them, one each: `Casilli, Antonio A.`, `King, Martin Luther, Jr.`,
 * an institution with a comma at its end (`OECD,`) or without any.
 */
export function readPlainName(text: string): CslName | null {
  const source = text.trim().replace(/[ \t\r\n]+/g, ' ');
  if (source === '') return null;
  if (/^(?:et al\.?|others)$/i.test(source)) return { literal: OTHERS };
  const [last = '', ...rest] = source.split(/\s*,\s*/);
  if (rest.length === 0) return { literal: source };
  if (rest.every((part) => part === '')) return { literal: source.replace(/[\s,]+$/, '') };
  const words = last.split(' ');
  let to = 0;
  while (to < words.length - 1 && /^\p{Ll}/u.test(words[to] ?? '')) to++;
  const name: CslName = {};
  assignParticles(name, words.slice(0, to));
  name.family = words.slice(to).join(' ');
  takeGlued(name);
  const suffix = rest.length > 1 ? rest.slice(1).join(', ') : '';
  if (rest[0]) name.given = rest[0];
  if (suffix) name.suffix = suffix;
  return name;
}

/** `Antonio A. Casilli`, for sources that write names as they are said. */
export function readSaidName(text: string): CslName | null {
  const source = text.trim().replace(/[ \t\r\n]+/g, ' ');
  const words = source.split(' ');
  if (source.includes(',') || words.length === 1 || words.length > 4) return readPlainName(source);
  const at = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  const family = at === -1 ? words.slice(-1) : words.slice(at);
  const given = words.slice(0, words.length - family.length).join(' ');
  return readPlainName(`${family.join(' ')}, ${given}`);
}

/** As `readPlainName` reads it back. Commas inside an institution's name are lost: these formats have no way to say them. */
export function writePlainName(name: CslName): string {
  if (name.literal !== undefined) {
    if (name.literal === OTHERS) return 'et al.';
    return name.literal.includes(',') ? `${name.literal.replace(/\s*,\s*/g, ' ')},` : name.literal;
  }
  const last = joinParts(name['dropping-particle'], name['non-dropping-particle'], name.family);
  // Of a person with one name these formats can only make an institution.
  if (!name.given && !name.suffix) return last;
  return [last, name.given ?? '', ...(name.suffix ? [name.suffix] : [])].join(', ');
}
