const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one character: a letter with its marks, a flag, a family of emoji. */
export const graphemesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The beginning of a text, in at most `max` UTF-16 units and without half of a character at its end. */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, segmenter.segment(text).containing(max)?.index ?? max);
}

const RTL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Whether a text is read from the right: its first letter is (as `dir="auto"` in HTML has it). */
export const readsFromRight = (text: string): boolean => {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  return letter !== undefined && RTL.test(letter);
};
