import { trigrams, type Creator, type Traits } from './duplicate-traits.ts';

/** Of two sets of trigrams, 0 to 1. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return (2 * common) / (a.size + b.size);
}

/** 1 for the same words; a title without its subtitle is nearly the same. */
export function titleLikeness(a: Traits, b: Traits): number {
  if (a.title === '' || b.title === '') return 0;
  if (a.title === b.title) return 1;
  const shortened =
    (a.title === b.main || b.title === a.main) && a.main.split(' ').length >= 2 ? 0.93 : 0;
  const likeness = Math.max(dice(a.grams, b.grams), shortened);
  return likeness >= SIMILAR && saysOther(a.title, b.title) ? ONE_WORD_APART : likeness;
}

/** From here on two titles are taken for one, mistyped or cut. */
export const SIMILAR = 0.8;
const ONE_WORD_APART = 0.7;
const LONG_WORD = /^\p{L}{4,}$/u;

/** Each has a word that the other has not, mistyped neither: "in Sri Lanka" and "in Mauritius". */
function saysOther(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  const alone = (words: string[], among: string[]) =>
    words.filter((word) => LONG_WORD.test(word) && !among.some((near) => nearWord(word, near)));
  return alone(one, other).length > 0 && alone(other, one).length > 0;
}

/** A letter in four may be wrong. */
function nearWord(a: string, b: string): boolean {
  if (a === b) return true;
  const most = Math.max(1, Math.floor(Math.max(a.length, b.length) / 4));
  return Math.abs(a.length - b.length) <= most && typingDistance(a, b) <= most;
}

/** Letters put in, left out, replaced or swapped (optimal string alignment). */
function typingDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, (before[j - 2] ?? Infinity) + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

function nearCreator(a: Creator, b: Creator): boolean {
  const [short, long] = a.given.length < b.given.length ? [a.given, b.given] : [b.given, a.given];
  const homonyms = !long.startsWith(short) && !nearWord(short, long);
  return !homonyms && nearName(a.name, b.name);
}

function nearName(a: string, b: string): boolean {
  if (a === b) return true;
  // "Enquêtée 3" is not "Enquêtée 4".
  if (/\d/.test(a + b) && a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // A particle written or not, an institution's name cut; a letter mistyped.
  if (short.length >= 4 && (long.endsWith(short) || long.startsWith(short))) return true;
  return (
    short.length >= 5 && Math.abs(a.length - b.length) <= 1 && dice(trigrams(a), trigrams(b)) > 0.6
  );
}

/** null where one of them names nobody. */
export function creatorLikeness(a: Traits, b: Traits): number | null {
  if (a.creators.length === 0 || b.creators.length === 0) return null;
  const common = a.creators.filter((one) => b.creators.some((other) => nearCreator(one, other)));
  const first = nearCreator(a.creators[0]!, b.creators[0]!) ? 1 : 0;
  return (
    Math.max(first * 0.9, 0) +
    0.1 * (common.length / Math.min(a.creators.length, b.creators.length))
  );
}

/**
 * Numbers of which one title has others than the other. Those of a subtitle that the other leaves out
 * say nothing; a number alone at the end does.
 */
export function numbersDiffer(a: Traits, b: Traits): boolean {
  const [short, long] = a.title.length < b.title.length ? [a, b] : [b, a];
  if (short.numbers.join() === long.numbers.join()) return false;
  // Some publishers number their articles in the title.
  if (long.title.replace(/^\d{1,2} /, '') === short.title) return false;
  const rest = long.title.startsWith(`${short.title} `) ? long.title.slice(short.title.length) : '';
  const isSubtitle = rest.split(' ').filter((word) => LONG_WORD.test(word)).length >= 2;
  return !isSubtitle || long.numbers.slice(0, short.numbers.length).join() !== short.numbers.join();
}

/** "acad manag rev" for "academy of management review". */
export function abbreviates(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const initials = long
    .split(' ')
    .map((word) => word[0])
    .join('');
  if (short.replaceAll(' ', '') === initials) return true;
  let at = 0;
  const of = long.split(' ');
  return short.split(' ').every((word) => {
    while (at < of.length && !of[at]!.startsWith(word)) at++;
    return at++ < of.length;
  });
}
