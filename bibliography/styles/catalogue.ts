/**
 * The styles that are offered first. Every other independent style of the CSL project is found by
 * its id, the name of its file. A style that exists apart in French is one choice here.
 */
export const STYLES = [
  { id: 'apa', title: 'APA 7' },
  // `chicago-author-date-fr` drops the year and the address of a law: the general style, in French, does not.
  { id: 'chicago-author-date', title: 'Chicago 17 (author-date)' },
  { id: 'modern-language-association', title: 'MLA 9' },
  {
    id: 'iso690-author-date',
    title: 'ISO 690 (author-date)',
    other: 'iso690-author-date-en',
    french: 'iso690-author-date-fr',
  },
  { id: 'vancouver', title: 'Vancouver' },
  { id: 'revue-francaise-de-sociologie', title: 'Revue française de sociologie' },
] as const satisfies ReadonlyArray<{ id: string; title: string; other?: string; french?: string }>;

/** The name of a style: one of `STYLES`, a file of the CSL project, or `own-` and an uploaded one's id. */
export type StyleId = string;

/** Well formed; whether there is such a style only the source of styles knows. */
export function isStyleId(value: string): boolean {
  return /^[a-z0-9][a-zA-Z0-9_-]{0,159}$/.test(value);
}

/** The languages that are offered first, of those that the CSL project has locales for. */
export const CITATION_LOCALES = ['fr-FR', 'fr-CA', 'en-US', 'en-GB'] as const;

/** All of them. */
export const ALL_LOCALES = (
  'fr-FR fr-CA en-US en-GB af-ZA ar bg-BG ca-AD cs-CZ cy-GB da-DK de-AT de-CH de-DE el-GR es-CL ' +
  'es-ES es-MX et-EE eu fa-IR fi-FI gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP km-KH ' +
  'ko-KR la lt-LT lv-LV mn-MN nb-NO nl-NL nn-NO pa-PK pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK ' +
  'sl-SI sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW'
).split(' ');
export type CitationLocale = string;

/** The locale for a tag or an interface language: `fr` -> `fr-FR`; null for a language not known. */
export function citationLocale(tag: string): CitationLocale | null {
  const lower = tag.toLowerCase();
  return (
    ALL_LOCALES.find((locale) => locale.toLowerCase() === lower) ??
    ALL_LOCALES.find((locale) => locale.slice(0, 2).toLowerCase() === lower.slice(0, 2)) ??
    null
  );
}

export function isFrench(locale: CitationLocale): boolean {
  return locale.startsWith('fr');
}

/** The CSL project's file for a style in a locale. */
export function styleFile(style: StyleId, locale: CitationLocale): string {
  const offered: { id: string; other?: string; french?: string } | undefined = STYLES.find(
    ({ id }) => id === style,
  );
  return (isFrench(locale) ? offered?.french : undefined) ?? offered?.other ?? style;
}
