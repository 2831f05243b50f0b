/**
 * The place in a source that a citation names, in styles that do not know it. CSL has no recital, point,
 * minute or turn; many styles print any place as a page ("p. 26"), without its name ("JOUE 1 26"), or
 * not at all. A mark stands for such a place while the style sets the citation; here the place is put
 * where the mark is, in the words of `locators.ts`.
 */
import type { CitationItem } from './engine.ts';
import { formatLocator, isLocatorLabel, type LocatorLabel } from './locators.ts';
import { escapeHtml } from './markup.ts';
import { referenceText } from './sanitise.ts';

/** Private signs, of no case; what users write holds none (`caps.ts`). */
const LABEL_MARK = '\uE012';
const VALUE_MARK = '\uE013';
/** The label that is marked, and its text in every locale: its full stop tells styles that strip it. */
export const PLACE = { csl: 'place', term: `${LABEL_MARK}.` } as const;

/** Labels of ours, of which no style has heard. */
export const OWN_LABELS = ['article', 'recital', 'point', 'annex', 'minute', 'turn'] as const;
const OWN: ReadonlySet<LocatorLabel> = new Set(OWN_LABELS);

/** How styles name the places that CSL knows. */
const NAMED: Partial<Record<LocatorLabel, RegExp>> = {
  chapter: /\bch(?:ap)?/gi,
  section: /§|\bs(?:ec|ect)?\b|\bsection/gi,
  paragraph: /[§¶[]|\bpara/gi,
  part: /\bpt|\bpart/gi,
  volume: /\bvol/gi,
  folio: /\bfo/gi,
  column: /\bcol/gi,
  line: /\bl(?:l|ine|igne)?s?\b/gi,
  figure: /\bfig/gi,
  table: /\btab/gi,
  note: /\bn(?:n|ote)?s?\b/gi,
};

type Setter = (cited: readonly CitationItem[]) => string;

const labelOf = ({ label = 'page' }: CitationItem): LocatorLabel =>
  isLocatorLabel(label) ? label : 'page';
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The cluster as the style sets it, each place with its name; `set` is the style alone. */
export function withPlaces(cited: readonly CitationItem[], set: Setter, french: boolean): string {
  const marked = cited.map((one, at) => (needsMark(one, set) ? asMarked(one, at) : one));
  const html = set(marked);
  if (marked.every((one, at) => one === cited[at])) return html;
  const places = cited.map((one) => placeText(one, french));
  const isMarked = (at: number): boolean => marked[at] !== cited[at];
  const lost = places.some((_, at) => isMarked(at) && !html.includes(valueMark(at)));
  // Where each is set alone, what the style leaves out has an end to be put at.
  if (lost && cited.length > 1)
    return cited.map((one) => withPlaces([one], set, french)).join('; ');
  return places.reduce(
    (text, place, at) => (isMarked(at) ? put(text, place, valueMark(at)) : text),
    html,
  );
}

/** Whether the style would lose the place, or its name. */
function needsMark(cited: CitationItem, set: Setter): boolean {
  if (!cited.locator) return false;
  const label = labelOf(cited);
  if (OWN.has(label)) return true;
  const bare = { ...cited };
  delete bare.locator;
  delete bare.label;
  const [whole, without] = [set([cited]), set([bare])].map(referenceText) as [string, string];
  // A style that prints nothing of the work is the caller's to mend.
  if (whole === '') return false;
  const pattern = NAMED[label];
  if (!pattern) return whole === without;
  // "sect.26": some styles leave the space to the term.
  const glued = /\p{L}\.?(?=\d)/gu;
  return (
    count(whole, pattern) <= count(without, pattern) || count(whole, glued) > count(without, glued)
  );
}

const valueMark = (at: number): string => VALUE_MARK + String.fromCharCode(0xe100 + at);

function asMarked(cited: CitationItem, at: number): CitationItem {
  return { ...cited, label: PLACE.csl, locator: valueMark(at) };
}

function placeText(cited: CitationItem, french: boolean): string {
  const value = (cited.locator ?? '').trim();
  const dashed = french ? value : value.replace(/(?<=\d)\s*-\s*(?=\d)/g, '–');
  return escapeHtml(formatLocator(labelOf(cited), dashed, french ? 'fr' : 'en'));
}

function put(html: string, place: string, mark: string): string {
  const at = new RegExp(
    `(?:(${LABEL_MARK})(\\.?)[.\\s\\u00A0]*|(?:\\bpp?\\.|\\bat)[\\s\\u00A0]*)?\\[?${mark}\\]?`,
    'u',
  );
  const found = at.exec(html);
  if (!found) return html.replace(/([.)\]]?(?:<\/[a-z]+>)*)$/, `, ${place}$1`);
  // A style that has no full stop after an abbreviation has none here.
  const said = found[1] && !found[2] ? place.replaceAll('.', '') : place;
  const before = html.slice(0, found.index).trimEnd();
  const parted = /(?:[,;:([.]|&#160;)$/.test(before.replace(/<[^<>]*>/g, ''));
  return (
    (parted ? html.slice(0, found.index) : before === '' ? '' : `${before}, `) +
    said +
    html.slice(found.index + found[0].length)
  );
}
