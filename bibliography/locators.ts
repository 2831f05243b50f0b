/**
 * The places in a work that a source can name, and how each is printed in a citation. CSL 1.0.2 has
 * no term for some of them (a recital, a minute, a turn of speech): those are given to the locale
 * as terms of our own, so that every style places and joins them as it does a page.
 */
export interface LocatorTerm {
  /** The label that the CSL processor knows: CSL's own, or the one we add. */
  csl: string;
  fr: readonly [one: string, several: string];
  en: readonly [one: string, several: string];
}

export const LOCATORS = {
  page: { csl: 'page', fr: ['p.', 'p.'], en: ['p.', 'pp.'] },
  chapter: { csl: 'chapter', fr: ['chap.', 'chap.'], en: ['chap.', 'chaps.'] },
  section: { csl: 'section', fr: ['sect.', 'sect.'], en: ['sec.', 'secs.'] },
  paragraph: { csl: 'paragraph', fr: ['§', '§§'], en: ['para.', 'paras.'] },
  article: { csl: 'article', fr: ['art.', 'art.'], en: ['art.', 'arts.'] },
  recital: { csl: 'recital', fr: ['consid.', 'consid.'], en: ['recital', 'recitals'] },
  // A decision's numbered grounds, as the Court of Justice and its readers cite them.
  point: { csl: 'point', fr: ['pt', 'pts'], en: ['para.', 'paras.'] },
  annex: { csl: 'annex', fr: ['annexe', 'annexes'], en: ['annex', 'annexes'] },
  part: { csl: 'part', fr: ['part.', 'part.'], en: ['pt.', 'pts.'] },
  volume: { csl: 'volume', fr: ['vol.', 'vol.'], en: ['vol.', 'vols.'] },
  folio: { csl: 'folio', fr: ['fᵒ', 'fᵒˢ'], en: ['fol.', 'fols.'] },
  column: { csl: 'column', fr: ['col.', 'col.'], en: ['col.', 'cols.'] },
  line: { csl: 'line', fr: ['l.', 'l.'], en: ['l.', 'll.'] },
  figure: { csl: 'figure', fr: ['fig.', 'fig.'], en: ['fig.', 'figs.'] },
  table: { csl: 'table', fr: ['tableau', 'tableaux'], en: ['table', 'tables'] },
  note: { csl: 'note', fr: ['note', 'notes'], en: ['n.', 'nn.'] },
  minute: { csl: 'minute', fr: ['min.', 'min.'], en: ['min.', 'min.'] },
  turn: { csl: 'turn', fr: ['tour', 'tours'], en: ['turn', 'turns'] },
} as const satisfies Record<string, LocatorTerm>;

export type LocatorLabel = keyof typeof LOCATORS;
export const LOCATOR_LABELS = Object.keys(LOCATORS) as LocatorLabel[];

export function isLocatorLabel(value: string): value is LocatorLabel {
  return Object.hasOwn(LOCATORS, value);
}

/** "p. 12-14", "consid. 26", "art. 5": as the panel writes it outside of a citation. */
export function formatLocator(label: string, value: string, language: 'fr' | 'en'): string {
  if (!isLocatorLabel(label)) return value;
  const [one, several] = LOCATORS[label][language];
  const plural = /\d\s*[-–—,;&]\s*\d|\d\s+(?:et|and)\s+\d/.test(value);
  return `${plural ? several : one}\u00A0${value}`;
}
