/** The citation styles and locales that Canevas ships. Files lie beside this one, in `csl/` and `locales/`. */
export const STYLES = [
  { id: 'apa', title: 'APA 7', files: { default: 'apa' } },
  {
    id: 'chicago-author-date',
    title: 'Chicago 17 (author-date)',
    files: { default: 'chicago-author-date' },
  },
  {
    id: 'modern-language-association',
    title: 'MLA 9',
    files: { default: 'modern-language-association' },
  },
  { id: 'vancouver', title: 'Vancouver', files: { default: 'vancouver' } },
  {
    id: 'iso690-author-date',
    title: 'ISO 690 (author-date)',
    files: { default: 'iso690-author-date-en', fr: 'iso690-author-date-fr' },
  },
] as const satisfies ReadonlyArray<{
  id: string;
  title: string;
  files: { default: string; fr?: string };
}>;
export type StyleId = (typeof STYLES)[number]['id'];

export const CITATION_LOCALES = ['fr-FR', 'fr-CA', 'en-US', 'en-GB'] as const;
export type CitationLocale = (typeof CITATION_LOCALES)[number];

export function isStyleId(value: string): value is StyleId {
  return STYLES.some((style) => style.id === value);
}

/** The locale for a tag or an interface language: `fr` -> `fr-FR`; null for a language not shipped. */
export function citationLocale(tag: string): CitationLocale | null {
  const exact = CITATION_LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  return (
    exact ??
    CITATION_LOCALES.find((locale) => locale.slice(0, 2) === tag.slice(0, 2).toLowerCase()) ??
    null
  );
}

/** The name of the .csl file, without its ending, for a style in a locale. */
export function styleFile(style: StyleId, locale: CitationLocale): string {
  const files: { default: string; fr?: string } = STYLES.find(({ id }) => id === style)!.files;
  return locale.startsWith('fr') ? (files.fr ?? files.default) : files.default;
}

/** Every file to hand to `createRenderer`, relative to `bibliography/styles/`. */
export const ASSET_FILES = {
  styles: Object.fromEntries(
    [...new Set(STYLES.flatMap(({ files }) => Object.values(files) as string[]))].map((name) => [
      name,
      `csl/${name}.csl`,
    ]),
  ),
  locales: Object.fromEntries(CITATION_LOCALES.map((tag) => [tag, `locales/locales-${tag}.xml`])),
};
