import type { Concept, Hue, Language, Shape, Term } from '../graph/types.ts';
import { withoutEmphasis } from '../graph/emphasis.ts';
import { marking, QUESTION_KIND } from './colours.ts';
import type { MarksOf, TermMark } from './colours.ts';
import { localised } from './localised.ts';
import { breakLines, emphasised } from './lines.ts';
import type { Line } from './lines.ts';
import { textWidth } from './measure.ts';

export const TITLE = { size: 16, lineHeight: 19 } as const;
export const KIND = { size: 12.5, shape: 9, gap: 4 } as const;

/** Widths a card may have: the first that sets its title in MAX_LINES of that width. */
const WIDTHS = [
  { width: 184, lines: 4 },
  { width: 232, lines: 5 },
  { width: 288, lines: 8 },
] as const;
const QUESTION_WIDTHS = [
  { width: 232, lines: 5 },
  { width: 288, lines: 8 },
] as const;
const PADDING = { left: 16, right: 12, top: 11, bottom: 11 } as const;
const BAR = { x: 0, width: 4, inset: 10, gap: 3 } as const;
const TITLE_TO_KIND = 7;
const KIND_HEIGHT = 15;

/** A concept's card; everything inside it is placed from its own top left corner. */
export interface CardLayout {
  width: number;
  height: number;
  /** The research question is the dark card at the heart of the map. */
  appearance: 'plain' | 'question';
  /** The whole label, for a title or a screen reader; lines may end in an ellipsis. */
  label: string;
  lines: Array<Line & { x: number; baseline: number }>;
  truncated: boolean;
  /** Left bars, top to bottom, one for each mark. */
  bars: Array<{ x: number; y: number; width: number; height: number; hue: Hue }>;
  kindLine: {
    baseline: number;
    shapes: Array<{ x: number; y: number; size: number; shape: Shape; hue: Hue }>;
    text: { x: number; text: string };
    /** Language the label is shown in, where the wanted one is missing; drawn as a tag. */
    tag: { x: number; y: number; width: number; height: number; text: string } | null;
  } | null;
  fieldSite: boolean;
  /** The language whose label is missing, so that another is shown. */
  missing: Language | null;
}

/** Words that a card needs and the graph does not hold (locales/LANGUAGE/scene.ts). */
export interface CardWords {
  fieldSite: string;
  untitled: string;
}

export interface CardOptions {
  language: Language;
  terms: Record<string, Term>;
  words: CardWords;
  /** What the card's signs and hues stand for; by default its literatures. */
  marksOf?: MarksOf;
}

/**
 * Lays a concept's card out: how large it is and what stands where in it. The same concept,
 * language, vocabulary and words always give the same card.
 */
export function cardLayout(concept: Concept, options: CardOptions): CardLayout {
  const { language, terms, words } = options;
  const marksOf = options.marksOf ?? marking('literature', terms, language);
  const shown = localised(concept.label, language);
  const label = shown?.text ?? words.untitled;
  const appearance = concept.kind === QUESTION_KIND ? 'question' : 'plain';
  const runs = emphasised(label, 'serif', 'serif-italic');

  const widths = appearance === 'question' ? QUESTION_WIDTHS : WIDTHS;
  const set = ({ width, lines }: { width: number; lines: number }) => ({
    width,
    text: breakLines(runs, {
      size: TITLE.size,
      width: width - PADDING.left - PADDING.right,
      maxLines: lines,
    }),
  });
  const tried = widths.map(set);
  const { width, text } = tried.find((attempt) => !attempt.text.truncated) ?? tried.at(-1)!;

  const lines = text.lines.map((line, index) => ({
    ...line,
    x: line.rtl ? width - PADDING.right - line.width : PADDING.left,
    baseline: PADDING.top + 14 + index * TITLE.lineHeight,
  }));
  const titleHeight = Math.max(1, lines.length) * TITLE.lineHeight;
  const missing = shown && shown.language !== language ? language : null;
  const isQuestion = appearance === 'question';
  const marks = isQuestion ? [] : marksOf(concept);
  const kind = isQuestion ? '' : kindText(concept, language, terms, words);
  const kindLine =
    marks.length === 0 && kind === '' && !missing
      ? null
      : layKindLine({
          top: PADDING.top + titleHeight + TITLE_TO_KIND,
          width,
          marks,
          kind,
          tag: missing ? shown!.language : null,
        });
  const height =
    PADDING.top + titleHeight + (kindLine ? TITLE_TO_KIND + KIND_HEIGHT : 0) + PADDING.bottom;
  return {
    width,
    height,
    appearance,
    label: withoutEmphasis(label),
    lines,
    truncated: text.truncated,
    bars: layBars(marks, height),
    kindLine,
    fieldSite: concept.fieldSite,
    missing,
  };
}

function kindText(
  concept: Concept,
  language: Language,
  terms: Record<string, Term>,
  words: CardWords,
): string {
  const kind = concept.kind === null ? undefined : terms[concept.kind];
  const name = kind ? (localised(kind.label, language)?.text ?? '') : '';
  return [lowered(name), concept.fieldSite ? words.fieldSite : ''].filter(Boolean).join(' · ');
}

/** "Phénomène" stands as a common noun under a title; "ONG" stays as it is. */
const lowered = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

function layKindLine(at: {
  top: number;
  width: number;
  marks: TermMark[];
  kind: string;
  tag: Language | null;
}): NonNullable<CardLayout['kindLine']> {
  const baseline = at.top + 11.5;
  const shapes = at.marks.slice(0, 6).map(({ shape, hue }, index) => ({
    x: PADDING.left + index * (KIND.shape + KIND.gap),
    y: baseline - KIND.shape,
    size: KIND.shape,
    shape,
    hue,
  }));
  const x = PADDING.left + shapes.length * (KIND.shape + KIND.gap) + (shapes.length > 0 ? 2 : 0);
  const tagWidth = 24;
  const room = at.width - PADDING.right - x - (at.tag ? tagWidth + 6 : 0);
  const fitted = breakLines([{ text: at.kind, face: 'sans' }], {
    size: KIND.size,
    width: room,
    maxLines: 1,
  });
  const text = fitted.lines[0]?.runs.map((run) => run.text).join('') ?? '';
  return {
    baseline,
    shapes,
    text: { x, text },
    tag: at.tag
      ? {
          x: text === '' ? x : x + textWidth(text, 'sans', KIND.size) + 6,
          y: at.top - 1,
          width: tagWidth,
          height: KIND_HEIGHT,
          text: at.tag.toUpperCase(),
        }
      : null,
  };
}

function layBars(marks: TermMark[], height: number): CardLayout['bars'] {
  const count = marks.length;
  if (count === 0) return [];
  const each = (height - 2 * BAR.inset - (count - 1) * BAR.gap) / count;
  return marks.map(({ hue }, index) => ({
    x: BAR.x,
    y: BAR.inset + index * (each + BAR.gap),
    width: BAR.width,
    height: each,
    hue,
  }));
}

/** Only the outer size of a card, in map units. */
export function cardSize(
  concept: Concept,
  options: CardOptions,
): { width: number; height: number } {
  const { width, height } = cardLayout(concept, options);
  return { width, height };
}
