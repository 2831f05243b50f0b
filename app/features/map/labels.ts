import { inLanguage } from '../../domain/graph/sentence.ts';
import { withoutEmphasis } from '../../domain/graph/emphasis.ts';
import sceneEn from '../../domain/locales/en/scene.ts';
import sceneFr from '../../domain/locales/fr/scene.ts';
import type { Graph, Language, LocalizedText } from '../../domain/graph/types.ts';

/** The words that a drawn card holds and the graph does not. */
export const SCENE_WORDS = { fr: sceneFr, en: sceneEn };

export const otherLanguageOf = (language: Language): Language => (language === 'fr' ? 'en' : 'fr');

/** A text as written, marks and all, in that language or else in the other. */
export const labelIn = (text: LocalizedText, language: Language): string =>
  inLanguage(text, language) ?? '…';

/** The same without its marks: for titles, fields and screen readers. */
export const plainIn = (text: LocalizedText, language: Language): string =>
  withoutEmphasis(labelIn(text, language));

export function conceptName(graph: Graph, id: string, language: Language): string {
  const concept = graph.concepts[id];
  return concept ? plainIn(concept.label, language) : '…';
}

export function kindName(graph: Graph, kind: string | null, language: Language): string | null {
  const term = kind === null ? undefined : graph.terms[kind];
  return term ? plainIn(term.label, language) : null;
}
