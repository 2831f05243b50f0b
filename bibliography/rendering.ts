import { capText } from './caps.ts';
import type { CslItem } from './csl.ts';
import type { CslNode } from './csl-tree.ts';
import type { CitationItem, Engine } from './engine.ts';
import { OTHERS_MARK } from './engine-item.ts';
import { BibliographyError } from './errors.ts';
import { FormattedList, type Fragment } from './formatted-list.ts';
import { isLocatorLabel, LOCATORS } from './locators.ts';
import { OWN_LABELS, PLACE } from './places.ts';
import { referenceText, sanitiseReference } from './sanitise.ts';
import {
  citationLocale,
  isFrench,
  isStyleId,
  styleFile,
  type StyleId,
} from './styles/catalogue.ts';
import { frenchLocale, frenchSpacing, frenchStyle, withTerms, type Term } from './styles/french.ts';

/** Where styles and locales come from; what is asked for must be there when it is asked for. */
export interface StyleSource {
  /** By the CSL project's file name, or an uploaded one's id; null where there is none. */
  style(file: string): CslNode | null;
  /** By tag. */
  locale(tag: string): CslNode | null;
}

export interface RenderOptions {
  style: StyleId;
  /** A tag (`fr-FR`) or an interface language (`fr`). */
  locale: string;
}

export interface RenderedEntry extends Fragment {
  /** The work's id. */
  id: string;
}

export const CITED_POSITIONS = ['first', 'subsequent', 'ibid', 'ibid-with-locator'] as const;

export interface CitedItem {
  id: string;
  locator?: { label: string; value: string } | null;
  prefix?: string;
  suffix?: string;
  /** "Bair (2005)" is the name in the text and the citation without it. */
  suppressAuthor?: boolean;
  /** In styles whose citations stand in notes: what came before in the notes. First unless given. */
  position?: (typeof CITED_POSITIONS)[number];
}

/** A part of the whole, in the style's order: the first so many, or from the one to the other. */
export interface Slice {
  from?: number;
  count?: number;
}

export interface Renderer {
  /** In the style's order; numbered styles carry their labels in `html` and `text`. */
  bibliography(
    items: readonly CslItem[],
    options: RenderOptions,
    slice?: Slice,
  ): { entries: RenderedEntry[] };
  /** The same in steps of at most one entry's work, so that others can have their turn between. */
  bibliographySteps(
    items: readonly CslItem[],
    options: RenderOptions,
    slice?: Slice,
  ): Generator<undefined, { entries: RenderedEntry[] }>;
  /**
   * Clusters, each with what its brackets are in the style and as the bibliography of `items` numbers
   * and tells apart; empty for works that are not among them. In steps of one cluster.
   */
  citationSteps(
    items: readonly CslItem[],
    clusters: ReadonlyArray<readonly CitedItem[]>,
    options: RenderOptions,
  ): Generator<undefined, { entries: Fragment[] }>;
  /** One of them. */
  citation(
    items: readonly CslItem[],
    cited: readonly CitedItem[],
    options: RenderOptions,
  ): Fragment;
}

const OTHERS_JOINED = new RegExp(
  `(?:,?\\s+(?:&amp;|&#38;|&|and|et)\\s+|,?\\s+)?${OTHERS_MARK}`,
  'g',
);

/** citation-js gives the engine that it has of a name: none is used twice. */
let engines = 0;

/** Engines and what they made, kept warm: an engine takes a megabyte or two, a work in a style some 6 KB. */
const MOST_LISTS = 12;
const MOST_WORKS = 30_000;

/**
 * A renderer over the given styles. Asynchronous because the CSL processor (100 KB compressed) is
 * loaded here, and only here: a page that merely lists works does not carry it.
 */
export async function createRenderer(source: StyleSource): Promise<Renderer> {
  const { buildEngine } = await import('./engine.ts');
  const lists = new Map<string, FormattedList>();

  function list({ style, locale }: RenderOptions): FormattedList {
    const tag = citationLocale(locale);
    if (!tag) throw new BibliographyError('locale-unknown', { locale });
    if (!isStyleId(style)) throw new BibliographyError('style-unknown', { style });
    const file = styleFile(style, tag);
    const name = `${file} ${tag}`;
    const made =
      lists.get(name) ?? new FormattedList(engine(file, style, tag), style, isFrench(tag), finish);
    // The one used last goes to the end; the one unused longest is let go.
    lists.delete(name);
    lists.set(name, made);
    let works = 0;
    for (const one of lists.values()) works += one.size;
    for (const [oldest, { size }] of lists) {
      if (oldest === name || (lists.size <= MOST_LISTS && works <= MOST_WORKS)) break;
      lists.delete(oldest);
      works -= size;
    }
    return made;
  }

  function engine(file: string, style: StyleId, tag: string): Engine {
    const tree = source.style(file);
    if (!tree) throw new BibliographyError('style-unknown', { style });
    if (!source.locale(tag)) throw new BibliographyError('locale-unknown', { locale: tag });
    const locale = (wanted: string): CslNode | null => {
      const found = source.locale(wanted);
      return found && ownTerms(isFrench(wanted) ? frenchLocale(found) : found, wanted);
    };
    engines += 1;
    return buildEngine(`canevas ${engines}`, isFrench(tag) ? frenchStyle(tree) : tree, locale, tag);
  }

  function* bibliographySteps(
    items: readonly CslItem[],
    options: RenderOptions,
    slice: Slice = {},
  ): Generator<undefined, { entries: RenderedEntry[] }> {
    const made = list(options);
    yield;
    return { entries: yield* made.entries(items, slice) };
  }

  function* citationSteps(
    items: readonly CslItem[],
    clusters: ReadonlyArray<readonly CitedItem[]>,
    options: RenderOptions,
  ): Generator<undefined, { entries: Fragment[] }> {
    const made = list(options);
    yield;
    const asked = clusters.map((cluster) => cluster.map(citationItem));
    return { entries: yield* made.citations(items, asked) };
  }

  return {
    bibliographySteps,
    citationSteps,
    bibliography: (items, options, slice) => whole(bibliographySteps(items, options, slice)),
    citation: (items, cited, options) => whole(citationSteps(items, [cited], options)).entries[0]!,
  };
}

function whole<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function citationItem({
  id,
  locator,
  prefix,
  suffix,
  suppressAuthor,
  position,
}: CitedItem): CitationItem {
  const MAX = 300;
  return {
    id,
    ...(locator && {
      locator: capText(locator.value, MAX),
      label: isLocatorLabel(locator.label) ? locator.label : 'page',
    }),
    ...(prefix && { prefix: `${capText(prefix, MAX)} ` }),
    ...(suffix && { suffix: capText(suffix, MAX) }),
    ...(suppressAuthor && { 'suppress-author': true }),
    ...(position && position !== 'first' && { position: CITED_POSITIONS.indexOf(position) }),
  };
}

/** The processor's HTML made safe, its punctuation mended, French spaces set. */
function finish(html: string, french: boolean): Fragment {
  const joined = html.replace(OTHERS_JOINED, ' et al.').replace(/et al\.\./g, 'et al.');
  const safe = sanitiseReference(tidy(joined.trim()), french ? frenchSpacing : undefined);
  return { html: safe, text: referenceText(safe) };
}

/** Punctuation that styles double where a part is missing: "artificielles. . Odile Jacob", "2023;", "données, (2016)". */
function tidy(html: string): string {
  return (
    html
      // An ordinal comes letter by letter.
      .replaceAll('</sup><sup>', '')
      // An interview's date in Chicago's notes; a section sign before no section.
      .replace(/(\([^()<>]{4,40}\)) \1/g, '$1')
      .replace(/ § (?=\(\d{4}\))/g, ' ')
      .replace(/(?<=\S) {2,}/g, ' ')
      .replace(/\.(<\/[a-z]+>)?(?:\s+\.)+(?=\s|<|$)/g, '.$1')
      .replace(/(?<=[\p{L}\p{N})]) \.(?=\s|<|$)/gu, '.')
      .replace(/,(?=\.(?:\s|<|$))/g, '')
      .replace(/([?!])(<\/[a-z]+>)?\.(?=\s)/g, '$1$2')
      .replace(/, (?=\(\d{4}\))/, ' ')
      .replace(/;(?=\s*(?:<\/[a-z]+>\s*)*$)/, '.')
  );
}

/** Terms for the places that CSL has none for, as numbers may name them ("1, art. 205"), and the mark of `places.ts`. */
function ownTerms(locale: CslNode, tag: string): CslNode {
  const named = OWN_LABELS.flatMap((label): Term[] => {
    const { csl, fr, en } = LOCATORS[label];
    const [one, several] = isFrench(tag) ? fr : en;
    return ['short', ''].map((form): Term => [csl, form, one, several]);
  });
  const marks = ['', 'short', 'symbol'].map((form): Term => [
    PLACE.csl,
    form,
    PLACE.term,
    PLACE.term,
  ]);
  return withTerms(locale, [...named, ...marks]);
}
