import type * as Y from 'yjs';

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Turns a shared text into `next` by replacing only the stretch that differs. */
export function replaceText(text: Y.Text, next: string): void {
  const held = text.toString();
  let start = 0;
  const shorter = Math.min(held.length, next.length);
  while (start < shorter && held[start] === next[start]) start += 1;
  const splits = isLowSurrogate(held.charCodeAt(start)) || isLowSurrogate(next.charCodeAt(start));
  if (start > 0 && splits) start -= 1;
  let end = 0;
  while (end < shorter - start && held[held.length - 1 - end] === next[next.length - 1 - end]) {
    end += 1;
  }
  // A pair of surrogates is one character: never leave half of it on either side.
  if (end > 0 && isLowSurrogate(held.charCodeAt(held.length - end))) end -= 1;
  const removed = held.length - start - end;
  if (removed > 0) text.delete(start, removed);
  const inserted = next.slice(start, next.length - end);
  if (inserted) text.insert(start, inserted);
}
