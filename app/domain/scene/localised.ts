import type { Language, LocalizedText } from '../graph/types.ts';

/** A text in the wanted language, else in the other; null where there is none. */
export function localised(
  text: LocalizedText,
  language: Language,
): { text: string; language: Language } | null {
  const other: Language = language === 'fr' ? 'en' : 'fr';
  if (text[language]) return { text: text[language], language };
  if (text[other]) return { text: text[other], language: other };
  return null;
}
