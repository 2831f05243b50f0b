/** What the tagged formats' tables say of whole groups of types, and of numbers that share a tag. */
import type { CslType } from '../csl.ts';

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

/** ISSN and ISBN stand under one tag. */
export const isIssn = (value: string): boolean =>
  /\b\d{4}-?\d{3}[\dX]\b(?![-\d])/i.test(value) && value.replace(/\D/g, '').length <= 8;
