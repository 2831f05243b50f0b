import type { CslItem } from './csl.ts';
import { forEngine, OTHERS_MARK } from './engine-item.ts';
import { BibliographyError } from './errors.ts';
import { isLocatorLabel, LOCATORS, LOCATOR_LABELS } from './locators.ts';
import { referenceText, sanitiseReference } from './sanitise.ts';
import {
  citationLocale,
  isStyleId,
  styleFile,
  type CitationLocale,
  type StyleId,
} from './styles/catalogue.ts';
import { frenchLocale, frenchSpacing, frenchStyle, withTerms } from './styles/french.ts';

export interface RendererAssets {
  /** XML by file name without ending, as in `ASSET_FILES.styles`. */
  styles: Record<string, string>;
  /** XML by tag, as in `ASSET_FILES.locales`. */
  locales: Record<string, string>;
}

export interface RenderOptions {
  style: StyleId;
  /** A tag (`fr-FR`) or an interface language (`fr`). */
  locale: string;
}

export interface RenderedEntry {
  /** The work's id. */
  id: string;
  /** Safe HTML: `div`, `i`, `b`, `sup`, `sub`, small capitals and links to http(s) only. */
  html: string;
  text: string;
}

export interface CitedItem {
  id: string;
  locator?: { label: string; value: string } | null;
  prefix?: string;
  suffix?: string;
  /** "Bair (2005)" is the name in the text and the citation without it. */
  suppressAuthor?: boolean;
}

export interface Renderer {
  /** In the style's order; numbered styles carry their labels in `html` and `text`. */
  bibliography(items: readonly CslItem[], options: RenderOptions): { entries: RenderedEntry[] };
  /** One cluster, with what its brackets are in the style. `items` holds every work cited. */
  citation(
    items: readonly CslItem[],
    cited: readonly CitedItem[],
    options: RenderOptions,
  ): { html: string; text: string };
}

const OTHERS_JOINED = new RegExp(
  `(?:,?\\s+(?:&amp;|&#38;|&|and|et)\\s+|,?\\s+)?${OTHERS_MARK}`,
  'g',
);

let renderers = 0;

/**
 * A renderer over the given styles and locales. Asynchronous because the CSL processor (1.5 MB) is
 * loaded here, and only here: a page that merely lists works does not carry it.
 */
export async function createRenderer(assets: RendererAssets): Promise<Renderer> {
  const engine = await import('./engine.ts');
  const prefix = `canevas-${++renderers}-`;
  const registered = new Set<string>();

  function prepare({
    style,
    locale,
  }: RenderOptions): [style: string, locale: CitationLocale, tag: string] {
    const tag = citationLocale(locale);
    if (!tag || !assets.locales[tag]) throw new BibliographyError('locale-unknown', { locale });
    if (!isStyleId(style)) throw new BibliographyError('style-unknown', { style });
    const file = styleFile(style, tag);
    const xml = assets.styles[file];
    if (!xml) throw new BibliographyError('style-unknown', { style });
    const french = tag.startsWith('fr');
    const name = `${prefix}${file}-${french ? 'fr' : 'en'}`;
    if (!registered.has(name)) {
      engine.registerStyle(
        name,
        french ? frenchStyle(xml) : xml.replaceAll('"Pub. L. No. "', '"No. "'),
      );
      registered.add(name);
    }
    if (!registered.has(tag)) {
      engine.registerLocale(tag, localeXml(assets.locales[tag], french ? 'fr' : 'en'));
      registered.add(tag);
    }
    return [name, tag, tag];
  }

  function finish(html: string, french: boolean): { html: string; text: string } {
    const joined = html.replace(OTHERS_JOINED, ' et al.').replace(/et al\.\./g, 'et al.');
    const safe = sanitiseReference(tidy(joined), french ? frenchSpacing : undefined);
    return { html: safe, text: referenceText(safe) };
  }

  return {
    bibliography(items, options) {
      const [style, locale] = prepare(options);
      const french = locale.startsWith('fr');
      const entries = engine
        .formatBibliography(
          items.map((item) => forEngine(item, options.style, french)),
          style,
          locale,
        )
        .map(({ id, html }) => ({ id, ...finish(html.trim(), french) }));
      return { entries };
    },
    citation(items, cited, options) {
      const [style, locale] = prepare(options);
      const html = engine.formatCitation(
        items.map((item) => forEngine(item, options.style, locale.startsWith('fr'))),
        cited.map(({ id, locator, prefix: before, suffix, suppressAuthor }) => ({
          id,
          ...(locator && {
            locator: locator.value,
            label: isLocatorLabel(locator.label) ? LOCATORS[locator.label].csl : 'page',
          }),
          ...(before && { prefix: `${before} ` }),
          ...(suffix && { suffix }),
          ...(suppressAuthor && { 'suppress-author': true }),
        })),
        style,
        locale,
      );
      return finish(html, locale.startsWith('fr'));
    },
  };
}

/** Punctuation that styles double where a part is missing: "artificielles. . Odile Jacob", "2023;", "données, (2016)". */
function tidy(html: string): string {
  return html
    .replace(/\.(<\/[a-z]+>)?(?:\s+\.)+(?=\s|<|$)/g, '.$1')
    .replace(/([?!])(<\/[a-z]+>)?\.(?=\s)/g, '$1$2')
    .replace(/, (?=\(\d{4}\))/, ' ')
    .replace(/;(?=\s*(?:<\/[a-z]+>\s*)*$)/, '.');
}

function localeXml(xml: string, language: 'fr' | 'en'): string {
  const terms = LOCATOR_LABELS.flatMap((label) => {
    const [one, several] = LOCATORS[label][language];
    const name = LOCATORS[label].csl;
    return [
      [name, 'short', one, several],
      [name, '', one, several],
    ] as Array<[string, string, string, string]>;
  });
  const own = terms.filter(([name]) =>
    ['article', 'recital', 'annex', 'minute', 'turn'].includes(name),
  );
  return withTerms(language === 'fr' ? frenchLocale(xml) : xml, own);
}
