/** A passage of a work: as printed, with its page; where it helps, a translation that is ours. */
import type { Locator } from './graph/types.ts';

/** Papers, not literatures' hues: each is named wherever it is shown. */
export const EXCERPT_COLOURS = ['yellow', 'rose', 'mint', 'sky'] as const;
export type ExcerptColour = (typeof EXCERPT_COLOURS)[number];

export const EXCERPT_LIMITS = {
  quotation: 10_000,
  translation: 10_000,
  comment: 5_000,
  speaker: 200,
  locator: 100,
  tag: 60,
  tags: 20,
  concepts: 50,
} as const;

export interface ExcerptFields {
  quotation: string;
  /** BCP 47: "fr", "en-GB"; empty where nobody has said. */
  language: string;
  /** Ours, and said to be; empty for none. */
  translation: string;
  locator: Locator | null;
  comment: string;
  /** Whose position it is, where the work reports an actor's. */
  speaker: string;
  tags: string[];
  /** Ids of concepts that it is about. */
  concepts: string[];
  colour: ExcerptColour | null;
}

export const NO_EXCERPT: ExcerptFields = {
  quotation: '',
  language: '',
  translation: '',
  locator: null,
  comment: '',
  speaker: '',
  tags: [],
  concepts: [],
  colour: null,
};

/**
 * A pasted passage: lines that a PDF broke are joined, a word cut at a line's end is whole again,
 * paragraphs stay. Soft hyphens and control characters go.
 */
export function tidyPasted(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00ad\p{Cc}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/[ \t]*\n[ \t]*/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
}
