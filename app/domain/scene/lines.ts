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

/**
 * Splits `*digital labor*` into runs. Only a pair of asterisks that hug their text counts; any
 * other stays as typed.
 */
export function emphasised(text: string, plain: Face, emphasis: Face): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/\*(?!\s)([^*]+?)(?<!\s)\*/gu)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), face: plain });
    runs.push({ text: match[1]!, face: emphasis });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), face: plain });
  return runs;
}

/** `*digital labor*` as plain text, for titles and for screen readers. */
export const withoutEmphasis = (text: string): string =>
  emphasised(text, 'serif', 'serif-italic')
    .map((run) => run.text)
    .join('');

/** What cannot be parted: a base character with its marks, a pair of emoji that a joiner holds. */
const CLUSTER = /\P{M}(?:\p{M}|\u200d\P{M}|[\u{1f3fb}-\u{1f3ff}])*|\p{M}+/gsu;

/** Cuts a word that is wider than the line into pieces that are not. */
function cutWord(word: string, face: Face, size: number, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const [cluster] of word.matchAll(CLUSTER)) {
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
    for (const [raw] of text.replace(/\s*\n\s*/g, ' ').matchAll(BREAK)) {
      if (raw === '') continue;
      const breakable = /[ \t\n\u200b\-/\u2e80-\ua4cf]$/u.test(raw);
      const cut = textWidth(raw.trimEnd(), face, size) > width;
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
    const shown = index === line.length - 1 ? text.trimEnd() : text;
    width += textWidth(shown, face, size);
  });
  return width;
};

/** Neighbouring pieces of one face as one run, the line's outer spaces taken off. */
function toLine(line: Run[], size: number): Line {
  const runs: Run[] = [];
  for (const { text, face } of line) {
    const last = runs.at(-1);
    if (last?.face === face) last.text += text;
    else runs.push({ text, face });
  }
  const first = runs[0];
  if (first) first.text = first.text.trimStart();
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return { runs, width: pieceWidth(runs, size) };
}

function fill(all: Piece[], size: number, width: number): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let word: Run[] = [];
  for (const piece of all) {
    word.push({ text: piece.text, face: piece.face });
    if (!piece.breakable && piece !== all.at(-1)) continue;
    // A word in two faces may be too wide although neither part of it is.
    const units = pieceWidth(word, size) > width ? word.map((part) => [part]) : [word];
    for (const unit of units) {
      if (line.length > 0 && pieceWidth([...line, ...unit], size) > width) {
        lines.push(line);
        line = [];
      }
      line.push(...unit);
    }
    word = [];
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function shorten(line: Run[], size: number, width: number): Run[] {
  const kept = line.map((run) => ({ ...run }));
  while (kept.length > 0) {
    const last = kept.at(-1)!;
    const clusters = [...last.text.trimEnd().matchAll(CLUSTER)].map(([cluster]) => cluster);
    while (clusters.length > 0) {
      last.text = clusters.join('').trimEnd() + ELLIPSIS;
      if (pieceWidth(kept, size) <= width) return kept;
      clusters.pop();
    }
    kept.pop();
  }
  return [{ text: ELLIPSIS, face: line[0]!.face }];
}

/**
 * Breaks a text into lines no wider than `width`, evened out so that no last line is a lone short
 * word, and no more than `maxLines`. A word wider than a line is cut between characters.
 */
export function breakLines(
  runs: Run[],
  { size, width, maxLines = Infinity }: { size: number; width: number; maxLines?: number },
): BrokenText {
  const all = pieces(runs, size, width);
  let filled = fill(all, size, width);
  const truncated = filled.length > maxLines;
  if (truncated) {
    filled = filled.slice(0, maxLines);
    filled[maxLines - 1] = shorten(filled[maxLines - 1]!, size, width);
  } else if (filled.length > 1) {
    filled = even(all, size, width, filled);
  }
  const lines = filled.map((line) => toLine(line, size));
  return { lines, width: Math.max(0, ...lines.map((line) => line.width)), truncated };
}

/** The narrowest setting that takes no more lines. */
function even(all: Piece[], size: number, width: number, filled: Run[][]): Run[][] {
  let best = filled;
  let low = width / 2;
  let high = width;
  while (high - low > 2) {
    const middle = (low + high) / 2;
    const attempt = fill(all, size, middle);
    const fits = attempt.every((line) => pieceWidth(line, size) <= middle);
    if (fits && attempt.length <= filled.length) {
      best = attempt;
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}
