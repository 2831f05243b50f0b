import { parseEmphasis } from '../graph/emphasis.ts';
import { graphemesOf, readsFromRight } from '../graphemes.ts';
import { textWidth } from './measure.ts';
import type { Face } from './measure.ts';

/** A stretch of text in one face. */
export interface Run {
  text: string;
  face: Face;
}

/** One line of text as it is to be drawn; `width` in pixels. */
export interface Line {
  runs: Run[];
  width: number;
  /** Of a text that is read from the right, as Arabic and Hebrew are. */
  rtl?: true;
}

export interface BrokenText {
  lines: Line[];
  /** Width of the widest line. */
  width: number;
  /** Whether the text went on after the last line, which then ends in an ellipsis. */
  truncated: boolean;
}

interface Piece extends Run {
  /** Whether a line may end after this piece. */
  breakable: boolean;
}

const ELLIPSIS = '…';

/** Takes spaces off a line's ends; String.trim would take no-break ones too. */
const trimEnd = (text: string): string => text.replace(/[ \t\n\u200b]+$/u, '');
const trimStart = (text: string): string => text.replace(/^[ \t\n\u200b]+/u, '');

/** A text with its marks of emphasis ("Courant du *digital labor*") as runs of two faces. */
export const emphasised = (text: string, plain: Face, emphasis: Face): Run[] =>
  parseEmphasis(text).map((segment) => ({
    text: segment.text,
    face: segment.emphasis ? emphasis : plain,
  }));

/** Cuts a word that is wider than the line into pieces that are not. */
function cutWord(word: string, face: Face, size: number, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const cluster of graphemesOf(word)) {
    if (piece !== '' && textWidth(piece + cluster, face, size) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** A line may end after a space (never a no-break one), a hyphen, a slash or a wide character. */
const BREAK = /[^ \t\n\u200b\-/\u2e80-\ua4cf]*[ \t\n\u200b\-/\u2e80-\ua4cf]?/gu;

function pieces(runs: Run[], size: number, width: number): Piece[] {
  const all: Piece[] = [];
  for (const { text, face } of runs) {
    for (const [raw] of text.replace(/[ \t]*[\r\n]+[ \t]*/gu, ' ').matchAll(BREAK)) {
      if (raw === '') continue;
      const breakable = /[ \t\n\u200b\-/\u2e80-\ua4cf]$/u.test(raw);
      const cut = textWidth(trimEnd(raw), face, size) > width;
      const parts = cut ? cutWord(raw, face, size, width) : [raw];
      parts.forEach((part, index) => {
        all.push({ text: part, face, breakable: breakable || index < parts.length - 1 });
      });
    }
  }
  return all;
}

const pieceWidth = (line: Run[], size: number): number => {
  let width = 0;
  line.forEach(({ text, face }, index) => {
    const shown = index === line.length - 1 ? trimEnd(text) : text;
    width += textWidth(shown, face, size);
  });
  return width;
};

/** Neighbouring pieces of one face as one run, the line's outer spaces taken off. */
function toLine(line: Run[], size: number, rtl: boolean): Line {
  const runs: Run[] = [];
  for (const { text, face } of line) {
    const last = runs.at(-1);
    if (last?.face === face) last.text += text;
    else runs.push({ text, face });
  }
  const first = runs[0];
  if (first) first.text = trimStart(first.text);
  const last = runs.at(-1);
  if (last) last.text = trimEnd(last.text);
  return { runs, width: pieceWidth(runs, size), ...(rtl ? { rtl } : {}) };
}

/** Pieces that no line break may part, together. */
function wordsOf(all: Piece[], size: number, width: number): Run[][] {
  const words: Run[][] = [];
  let word: Run[] = [];
  for (const piece of all) {
    word.push({ text: piece.text, face: piece.face });
    if (!piece.breakable && piece !== all.at(-1)) continue;
    // A word in two faces may be too wide although neither part of it is.
    if (pieceWidth(word, size) > width) words.push(...word.map((part) => [part]));
    else words.push(word);
    word = [];
  }
  return words;
}

function fill(all: Piece[], size: number, width: number): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  for (const word of wordsOf(all, size, width)) {
    if (line.length > 0 && pieceWidth([...line, ...word], size) > width) {
      lines.push(line);
      line = [];
    }
    line.push(...word);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function shorten(line: Run[], size: number, width: number): Run[] {
  const kept = line.map((run) => ({ ...run }));
  while (kept.length > 0) {
    const last = kept.at(-1)!;
    const clusters = graphemesOf(trimEnd(last.text));
    while (clusters.length > 0) {
      last.text = trimEnd(clusters.join('')) + ELLIPSIS;
      if (pieceWidth(kept, size) <= width) return kept;
      clusters.pop();
    }
    kept.pop();
  }
  return [{ text: ELLIPSIS, face: line[0]!.face }];
}

/**
 * Breaks a text into lines no wider than `width`, evened out so that no last line is a lone short
 * word, and no more than `maxLines`. `lead` and `tail` are the widths of what the caller sets before
 * the first line and after the last, which evening counts in and breaking does not. A word wider than a line is cut between characters.
 */
export function breakLines(
  runs: Run[],
  {
    size,
    width,
    maxLines = Infinity,
    lead = 0,
    tail = 0,
  }: { size: number; width: number; maxLines?: number; lead?: number; tail?: number },
): BrokenText {
  const all = pieces(runs, size, width);
  let filled = fill(all, size, width);
  const truncated = filled.length > maxLines;
  if (truncated) {
    filled = filled.slice(0, maxLines);
    filled[maxLines - 1] = shorten(filled[maxLines - 1]!, size, width);
  } else if (filled.length > 1) {
    filled = even(all, { size, width, lead, tail, count: filled.length }) ?? filled;
  }
  // The whole text has one direction, whatever each of its lines begins with.
  const rtl = readsFromRight(runs.map(({ text }) => text).join(''));
  const lines = filled.map((line) => toLine(line, size, rtl));
  return { lines, width: Math.max(0, ...lines.map((line) => line.width)), truncated };
}

/** A last line may be shorter than the others. */
const LAST_LINE = 0.5;

/** What a break costs that a typesetter would avoid, as a share of a whole line left empty. */
function partingCost(before: Run, after: Run): number {
  if (before.text.endsWith('-')) return 0.3; // within a compound word
  const inEmphasis = before.face === 'serif-italic' && after.face === before.face ? 0.2 : 0;
  // After an article or a preposition: "de la / donnée" reads worse than "/ de la donnée".
  return inEmphasis + (/(?:^|\s)\S{1,3}\s+$/u.test(before.text) ? 0.1 : 0);
}

/**
 * The setting in as many lines whose lines are the most alike in width: the sum of the squares of
 * what each leaves empty is least. Words are few, so trying every break is cheap.
 */
function even(
  all: Piece[],
  { size, width, lead, tail, count }: Record<'size' | 'width' | 'lead' | 'tail' | 'count', number>,
): Run[][] | null {
  const words = wordsOf(all, size, width);
  const line = (from: number, to: number): Run[] => words.slice(from, to).flat();
  const memo = new Map<string, { cost: number; breaks: number[] } | null>();
  const best = (from: number, left: number): { cost: number; breaks: number[] } | null => {
    if (left === 0) return from === words.length ? { cost: 0, breaks: [] } : null;
    const key = `${from}/${left}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let found: { cost: number; breaks: number[] } | null = null;
    for (let to = from + 1; to <= words.length - left + 1; to++) {
      const set = pieceWidth(line(from, to), size);
      if (set > width) break;
      const used = set + (from === 0 ? lead : 0) + (to === words.length ? tail : 0);
      const rest = best(to, left - 1);
      if (!rest) continue;
      const isLast = to === words.length;
      const parting = isLast ? 0 : partingCost(words[to - 1]!.at(-1)!, words[to]![0]!);
      const empty = (isLast ? LAST_LINE : 1) * (1 - used / width) ** 2;
      const cost = empty + parting + rest.cost;
      if (!found || cost < found.cost) found = { cost, breaks: [to, ...rest.breaks] };
    }
    memo.set(key, found);
    return found;
  };
  const solution = best(0, count);
  if (!solution) return null;
  let from = 0;
  return solution.breaks.map((to) => {
    const runs = line(from, to);
    from = to;
    return runs;
  });
}
