import { CanevasError } from '../../app/domain/errors.ts';
import { citationLocale, fold, styleFile, STYLES, type CslNode } from '../../bibliography/index.ts';
import type { StyleChoice, StyleTrees } from '../types.ts';
import { listStyles, readLocale, readStyle } from './style-files.ts';

const MOST_FOUND = 40;

const all = listStyles().map((style) => ({
  ...style,
  words: `${fold(style.title)} ${fold(style.id)}`,
  folded: fold(style.title),
}));

/** Styles that have every word in their title or id; those that begin so come first. */
export function findStyles(query: string): StyleChoice[] {
  const words = query
    .split(/[\s\u00A0-]+/)
    .map(fold)
    .filter(Boolean);
  if (words.length === 0) return offered();
  return all
    .filter((style) => words.every((word) => style.words.includes(word)))
    .sort((a, b) => rank(a, query, words[0]!) - rank(b, query, words[0]!))
    .slice(0, MOST_FOUND)
    .map(({ id, title, kind }) => ({ id, title, kind }));
}

function rank(style: { id: string; folded: string }, query: string, word: string): number {
  if (style.id === query) return 0;
  return style.folded === word ? 1 : style.folded.startsWith(word) ? 2 : 3;
}

function offered(): StyleChoice[] {
  return STYLES.map(({ id, title }) => {
    const file = styleFile(id, 'en-US');
    return { id, title, kind: all.find((style) => style.id === file)?.kind ?? 'author-date' };
  });
}

/** Errors: 'style-unknown', 'locale-unknown'. */
export function styleTrees(style: string, locale: string, own: CslNode | null = null): StyleTrees {
  const tag = citationLocale(locale);
  if (!tag) throw new CanevasError('locale-unknown', { locale });
  const tree = own ?? readStyle(styleFile(style, tag));
  if (!tree) throw new CanevasError('style-unknown', { style });
  // The processor falls back from a region to the language's main one, and to English.
  const tags = new Set([tag, citationLocale(tag.slice(0, 2)) ?? tag, 'en-US']);
  const locales = [...tags].map((wanted) => [wanted, readLocale(wanted)!] as const);
  return { style: tree, locales: Object.fromEntries(locales) };
}
