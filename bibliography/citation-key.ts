import { yearOf, type CslData, type CslName } from './csl.ts';
import { plainText } from './markup.ts';

/**
 * Citation keys: `auth.lower + year + shorttitle(1).lower` in Better BibTeX's words.
 *
 * - auth: the first author's family name, else the first editor's, with its non-dropping particle;
 *   of an institution the first three significant words.
 * - shorttitle: the first word of the title that is not in `SKIPPED`, its elided article taken off
 *   (`l'intelligence` -> `intelligence`); a hyphenated word is one word.
 * - all folded to ASCII, lower case, letters and digits only.
 * - without a name, the short title (or the title's word) comes first and no second word follows:
 *   `rgpd2016`.
 *
 * `SKIPPED` holds articles, prepositions, conjunctions and possessives of French and English;
 * interrogatives and adverbs are not in it: `casilli2020quel`, `vercherchaptal2022there`.
 */
const SKIPPED = new Set(
  `a an the and or but nor so yet for of on in into at by to from with within without about above
  across after against along among around as before behind below beneath beside between beyond
  despite down during except inside like near off onto over past per since than through toward
  towards under until up upon versus via while is
  le la les un une des du de d l au aux et ou mais donc car ni en dans par pour sur sous avec sans
  vers chez entre contre depuis pendant selon ce cet cette ces mon ma mes ton ta tes son sa ses
  notre nos votre vos leur leurs est
  der die das dem den ein eine einer eines und oder im am zu zur zum von vom
  il lo gli i uno una di del dello della dei degli delle el los las`.split(/\s+/),
);

const ELISION = /^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ]/i;

/** ASCII, lower case, letters and digits. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('þ', 'th')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

/** The words that count, folded: without articles, prepositions and elisions. */
export function significantWords(text: string): string[] {
  return plainText(text)
    .split(/[\s\u00A0\u202F:;,.!?()[\]«»“”"/–—]+/u)
    .map((word) => word.replace(ELISION, ''))
    .filter((word) => fold(word) !== '' && !SKIPPED.has(word.toLowerCase()))
    .map(fold);
}

function namePart(name: CslName | undefined): string {
  if (!name) return '';
  if (name.literal !== undefined) return significantWords(name.literal).slice(0, 3).join('');
  return fold(`${name['non-dropping-particle'] ?? ''}${name.family ?? name.given ?? ''}`);
}

function suffix(count: number): string {
  let rest = count;
  let letters = '';
  do {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

/**
 * A key for the work that `isTaken` does not know; `isTaken` is asked in lower case, because keys
 * that differ in case only are one file on some disks. The second of two takes the suffix `a`.
 */
export function citationKey(
  item: CslData,
  isTaken: (lowerCaseKey: string) => boolean,
  tried?: TriedSuffixes,
): string {
  const names = namePart(item.author?.[0]) || namePart(item.editor?.[0]);
  const year = yearOf(item.issued);
  const yearText = year === null ? '' : String(Math.abs(year));
  const words = significantWords(item.title ?? '');
  const title = words[0] ?? fold(plainText(item.title ?? ''));
  const short = fold(plainText(item['title-short'] ?? '')).slice(0, 24);
  const base = (names ? `${names}${yearText}${title}` : `${short || title}${yearText}`).slice(
    0,
    80,
  );
  return freeKey(base, isTaken, tried);
}

/**
 * By key, how many suffixes were found taken: of twenty thousand entries without author and title each
 * would ask for all before it. Only while no key becomes free.
 */
export type TriedSuffixes = Map<string, number>;

/** The key itself, or with the first suffix (`a`, `b`, ...) that makes it free; never a bare number. */
export function freeKey(
  base: string,
  isTaken: (lowerCaseKey: string) => boolean,
  tried: TriedSuffixes = new Map(),
): string {
  const root = base === '' || /^\d+$/.test(base) ? `work${base}` : base;
  if (!isTaken(root.toLowerCase())) return root;
  const lower = root.toLowerCase();
  for (let i = tried.get(lower) ?? 0; ; i++) {
    const key = `${root}${suffix(i)}`;
    if (isTaken(key.toLowerCase())) continue;
    tried.set(lower, i);
    return key;
  }
}
