/** A stretch of a label; `emphasis` where it stood between asterisks, as in "Courant du *digital labor*". */
export interface EmphasisSegment {
  text: string;
  emphasis: boolean;
}

const MARKED = /\*(?=\S)([^*]*[^*\s])\*/g;

/** Splits a text at its marks; an asterisk without its pair is an asterisk. */
export function parseEmphasis(text: string): EmphasisSegment[] {
  const segments: EmphasisSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) segments.push({ text: text.slice(end, match.index), emphasis: false });
    segments.push({ text: match[1] ?? '', emphasis: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), emphasis: false });
  return segments;
}

/** The text without its marks: for search, titles, files, screen readers. */
export function withoutEmphasis(text: string): string {
  return text.replace(MARKED, '$1');
}
