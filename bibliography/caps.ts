import type { CslItem, CslName } from './csl.ts';

/**
 * What a work may hand to the CSL processor. Its scanner for quotes and tags takes time that grows
 * with the square of their number and worse (50,000 unclosed `<i>`, quotes or apostrophes: minutes),
 * so that lengths and counts are cut first; what is stored stays whole.
 */
const MAX_TEXT = 2_000;
const MAX_NAME = 300;
/** Fields that are parsed for numbers and ranges. */
const NUMBERS =
  /^(?:page|volume|issue|number|edition|chapter-number|locator|section|version|number-of-.+|collection-number|part-number|printing-number|supplement-number)$/;
const MAX_NUMBER = 200;
/** The longest author list of physics is some 5,000; no style prints more than 30 or so. */
const MAX_NAMES = 120;
const MAX_MARKS = 40;
const TAG =
  /<(\/?)(i|b|sup|sub|sc|span)((?: class="nocase"| style="font-variant: ?small-caps;")?)>/g;

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // No half of a surrogate pair.
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Tags that open and close properly, nested at most `MAX_DEPTH` deep; any other is text. */
const MAX_DEPTH = 8;
function balanceTags(text: string): string {
  const kept = new Set<number>();
  const open: Array<{ name: string; at: number }> = [];
  for (const { 1: slash, 2: name, index } of text.matchAll(TAG)) {
    if (slash === '') open.push({ name: name!, at: index });
    else if (open.at(-1)?.name === name && open.length <= MAX_DEPTH) {
      kept.add(open.pop()!.at).add(index);
    }
  }
  if (kept.size > MAX_MARKS) kept.clear();
  return text.replace(TAG, (tag, ...rest) =>
    kept.has(rest.at(-2) as number) ? tag : tag.replace('<', '\u2039').replace('>', '\u203A'),
  );
}

/** Straight quotes mean something to the processor only in pairs; many are a bomb. */
function settleQuotes(text: string): string {
  const inWords = text.replace(/(?<=[\p{L}\p{N}])'(?=\p{L})/gu, '’');
  const straight = inWords.match(/["']/g)?.length ?? 0;
  const curly = inWords.match(/[“”‘«»]/g)?.length ?? 0;
  const settled =
    straight % 2 === 1 || straight > MAX_MARKS
      ? inWords.replaceAll('"', '\u2033').replaceAll("'", '’')
      : inWords;
  return curly > MAX_MARKS ? settled.replace(/[“”‘«»]/g, '\u2033') : settled;
}

function capText(text: string, length: number): string {
  // Control signs, and private ones that mark places for ourselves.
  const clean = cut(text, length).replace(/(?![\t\n])[\p{Cc}\uE000-\uF8FF]/gu, '');
  const settled = settleQuotes(balanceTags(clean));
  // The processor keeps names and terms as keys of plain objects: "__proto__" is none. A sign of no
  // width makes it another word.
  return settled in Object.prototype ? `${settled}\u2060` : settled;
}

function capName(name: CslName): CslName {
  return Object.fromEntries(
    Object.entries(name).map(([part, value]) => [part, capText(String(value), MAX_NAME)]),
  );
}

/** The item as the processor may see it: bounded, its markup closed. */
export function capItem(item: CslItem): CslItem {
  const capped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (name === 'id' || name === 'type' || name === 'custom') capped[name] = value;
    else if (typeof value === 'string')
      capped[name] = capText(value, NUMBERS.test(name) ? MAX_NUMBER : MAX_TEXT);
    else if (Array.isArray(value))
      capped[name] = (value as CslName[]).slice(0, MAX_NAMES).map(capName);
    else if (typeof value === 'object' && value !== null) {
      const date = value as { literal?: string };
      capped[name] = date.literal
        ? { ...date, literal: capText(date.literal, MAX_NAME) }
        : { ...date };
    }
  }
  return capped as unknown as CslItem;
}

export { capText, MAX_NAME };
