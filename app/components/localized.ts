import { useTranslation } from 'react-i18next';
import { withoutEmphasis } from '../domain/graph/emphasis.ts';
import { inLanguage } from '../domain/graph/sentence.ts';
import type { Language, LocalizedText } from '../domain/graph/types.ts';

/** The graph's language that the interface is read in. */
export function graphLanguage(interfaceLanguage: string): Language {
  return interfaceLanguage === 'fr' ? 'fr' : 'en';
}

/** Says a text of the graph in the interface's language, else in the other one, without marks. */
export function useLocalized(): (text: LocalizedText) => string {
  const { i18n } = useTranslation();
  return (text) => withoutEmphasis(inLanguage(text, graphLanguage(i18n.language)) ?? '');
}
