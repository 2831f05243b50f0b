import type { CslData, CslItem } from './csl.ts';
import type { RawEntry } from './formats/raw-entry.ts';

const LONGEST = 100;

/** A work's keywords one by one: parted by semicolons or lines where there are any, else by commas. */
export function keywordsOf(item: CslData): string[] {
  const text = item.keyword ?? '';
  return listed(text, /[;\n]/.test(text) ? /[;\n]/ : /,/);
}

/**
 * The work with its tags among its keywords, as other programs know them; untouched where they all are
 * there, in whatever case.
 */
export function withTags(item: CslItem, tags: readonly string[]): CslItem {
  const known = keywordsOf(item);
  const folded = new Set(known.map((word) => word.normalize('NFC').toLowerCase()));
  const added = tags.filter((tag) => !folded.has(tag.normalize('NFC').toLowerCase()));
  if (added.length === 0) return item;
  const text = item.keyword ?? '';
  const separator = /[;\n]/.test(text) ? '; ' : ', ';
  // A tag with a comma of its own asks for the other separator, in what stands there too.
  const keyword =
    separator === ', ' && added.some((tag) => tag.includes(','))
      ? [...known, ...added].join('; ')
      : [...(text === '' ? [] : [text]), ...added].join(separator);
  return { ...item, keyword };
}

/** One word for one tag, whatever its accents and case. */
const foldWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');

/** The keywords without these, as tags are told apart; the others as they were written. */
export function keywordsWithout(item: CslData, tags: readonly string[]): string {
  const text = item.keyword ?? '';
  const gone = new Set(tags.map(foldWord));
  const separator = /[;\n]/.test(text) ? /([;\n])/ : /(,)/;
  const pieces = text.split(separator);
  const words = pieces.filter((_, index) => index % 2 === 0);
  if (!words.some((word) => gone.has(foldWord(word)))) return text;
  // Each with the sign before it, but for the first that is left.
  return words
    .map((word, index) => ({ word, before: index === 0 ? '' : pieces[index * 2 - 1]! }))
    .filter(({ word }) => !gone.has(foldWord(word)))
    .map(({ word, before }, index) => (index === 0 ? word.trimStart() : before + word))
    .join('')
    .trimEnd();
}

/**
 * The groups that a file puts a work in: Zotero's collections, or JabRef's `groups` field, where "A > B" stands below A and is
 * called by its last part.
 */
export function groupsOf(raw: RawEntry | null): string[] {
  const field = raw?.fields.find(([name]) => name.toLowerCase() === 'groups');
  const paths = listed(field?.[1] ?? '', /[,;]/).map((path) => path.split(/\s*>\s*/).at(-1)!);
  return [...new Set([...(raw?.groups ?? []), ...paths])];
}

function listed(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim().replace(/\s+/g, ' '));
  return [...new Set(parts.filter((part) => part !== '' && part.length <= LONGEST))];
}
