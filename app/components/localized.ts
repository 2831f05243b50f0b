import { useTranslation } from 'react-i18next';
import type { Language, LocalizedText } from '../domain/graph/types.ts';

/** The text in that language; where it is missing, in the other one. */
export function inLanguage(text: LocalizedText, language: string): string {
  const wanted: Language = language === 'fr' ? 'fr' : 'en';
  return text[wanted] ?? text.fr ?? text.en ?? '';
}

/** `inLanguage` for the language that the interface is read in. */
export function useLocalized(): (text: LocalizedText) => string {
  const { i18n } = useTranslation();
  return (text) => inLanguage(text, i18n.language);
}
