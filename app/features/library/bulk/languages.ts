/** The languages that references are most often in, by BCP 47. */
const CODES = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ru', 'ar', 'zh', 'ja', 'pl', 'el', 'tr'];

/** By their names in a language, as a select takes them. */
export function languageNames(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return CODES.map((value) => ({ value, label: names.of(value) ?? value }));
}
