import {
  createRenderer,
  citationLocale,
  isStyleId,
  styleFile,
  type CslItem,
  type Renderer,
} from '../../../../bibliography/index.ts';

// Each style and each locale is a file of its own, fetched when it is first asked for.
const STYLE_FILES = import.meta.glob<string>('../../../../bibliography/styles/csl/*.csl', {
  query: '?raw',
  import: 'default',
});
const LOCALE_FILES = import.meta.glob<string>('../../../../bibliography/styles/locales/*.xml', {
  query: '?raw',
  import: 'default',
});

const renderers = new Map<string, Promise<Renderer>>();

/** The entry as the style sets it, made here: for an item that is not saved yet. Null for an unknown style. */
export async function renderEntry(
  item: CslItem,
  style: string,
  locale: string,
): Promise<string | null> {
  const tag = citationLocale(locale);
  if (!isStyleId(style) || !tag) return null;
  const file = styleFile(style, tag);
  const key = `${file} ${tag}`;
  const renderer = renderers.get(key) ?? makeRenderer(file, tag);
  renderers.set(key, renderer);
  const { entries } = (await renderer).bibliography([item], { style, locale: tag });
  return entries[0]?.html ?? null;
}

async function makeRenderer(file: string, tag: string): Promise<Renderer> {
  const style = STYLE_FILES[`../../../../bibliography/styles/csl/${file}.csl`];
  const locale = LOCALE_FILES[`../../../../bibliography/styles/locales/locales-${tag}.xml`];
  if (!style || !locale) throw new Error(`no such style or locale: ${file}, ${tag}`);
  const [styleXml, localeXml] = await Promise.all([style(), locale()]);
  return createRenderer({ styles: { [file]: styleXml }, locales: { [tag]: localeXml } });
}
