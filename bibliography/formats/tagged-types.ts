/** What the tagged formats' tables say of whole groups of types, and of numbers that share a tag. */
import { isCslType, type CslType } from '../csl.ts';
import type { Tagged } from './tagged.ts';

/** Stand by themselves: their second title is a series'. */
export const WHOLE: readonly CslType[] = [
  'book',
  'report',
  'thesis',
  'collection',
  'classic',
  'pamphlet',
];

/** Have issues. */
export const ARTICLES: readonly CslType[] = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'review-book',
  'periodical',
];

/** Come from an authority, not from a publisher. */
export const LEGAL: readonly CslType[] = [
  'legal_case',
  'legislation',
  'bill',
  'regulation',
  'hearing',
  'treaty',
];

/** ISSN and ISBN stand under one tag; a journal may have two, each with what it is of. */
export const isIssn = (value: string): boolean =>
  value
    .replace(/\([^()]*\)/g, '')
    .split(/[,;]/)
    .every(
      (part) => /\b\d{4}-?\d{3}[\dX]\b(?![-\d])/i.test(part) && part.replace(/\D/g, '').length <= 8,
    );

/** "xii, 286 p.": how many pages a book has, where an article's stand under the same tag. */
export const isPageCount = (value: string): boolean =>
  /^\s*(?:[ivxlc]+[-, ]+)?\d+\s*(?:p\.?|pages)?\s*$/i.test(value);

/**
 * A format that lacks a type borrows the nearest, and a free field says which it was: an interview
 * that went out as a personal communication comes back as the interview.
 */
const MARK = /^CSL type: (\S+)$/;

/** Nothing where the borrowed type is read as the type itself. */
export function typeMark(tag: string, type: CslType, readAs: CslType | null | undefined): Tagged {
  return readAs === type ? [] : [[tag, `CSL type: ${type}`]];
}

export function markedType(tag: string, fields: Tagged): CslType | null {
  for (const [name, value] of fields) {
    const type = name === tag ? MARK.exec(value)?.[1] : undefined;
    if (type !== undefined && isCslType(type)) return type;
  }
  return null;
}
