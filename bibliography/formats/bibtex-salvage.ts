import { MAX_BRACE_DEPTH, MAX_ENTRY_LENGTH, MAX_FIELDS } from '../limits.ts';

/** A line that begins a field, where lines are all that is left to go by. */
const FIELD_LINE = /(?<=^|\n)[ \t]*,?[ \t]*([A-Za-z][\w.:+/-]*)[ \t]*=[ \t\r\n]*/g;

/**
 * The fields of what is left of an entry whose brace or quote never comes: each goes from its line to
 * the next one that begins a field.
 * @param text from the name of the field that cannot be read to where the next entry begins
 * @param meaning what an abbreviation stands for
 */
export function salvageFields(
  text: string,
  meaning: (word: string) => string | null | undefined,
): Array<[name: string, value: string]> {
  if (text.length > MAX_ENTRY_LENGTH) return [];
  const starts = [...text.matchAll(FIELD_LINE)].slice(0, MAX_FIELDS);
  const fields: Array<[string, string]> = [];
  starts.forEach((start, index) => {
    const from = start.index + start[0].length;
    const source = text.slice(from, starts[index + 1]?.index).trim();
    const value = salvageValue(source, meaning);
    if (value !== '') fields.push([start[1]!, value]);
  });
  return fields;
}

function salvageValue(source: string, meaning: (word: string) => string | null | undefined) {
  const open = /^[{"]/.exec(source)?.[0];
  if (open === undefined) {
    const word = source.replace(/[\s,})]+$/, '');
    return balanced(meaning(word.toLowerCase()) ?? word);
  }
  const bare = balanced(unescaped(source.slice(1).replace(/[\s,]+$/, ''))).trim();
  // Its own end, the comma after it, and perhaps the entry's.
  return bare.replace(open === '"' ? /"?[\s,)]*$/ : /[\s,]*$/, '');
}

/** `Thi\{'ebaux`: BibTeX counts an escaped brace as well, so one that stands alone is what is wrong. */
function unescaped(text: string): string {
  const count = (brace: RegExp) => text.match(brace)?.length ?? 0;
  if (count(/\\\{/g) === count(/\\\}/g)) return text;
  return text.replace(/\\[{}](?=(\p{L})?)/gu, (_, letter) => (letter === undefined ? '\\' : ''));
}

/** The text without the braces that have no partner, or that are nested deeper than any value's. */
function balanced(text: string): string {
  const open: number[] = [];
  const kept = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') open.push(i);
    else if (text[i] === '}') {
      const start = open.pop();
      if (start !== undefined && open.length < MAX_BRACE_DEPTH) kept.add(start).add(i);
    }
  }
  return text.replace(/[{}]/g, (brace, at: number) => (kept.has(at) ? brace : ''));
}
