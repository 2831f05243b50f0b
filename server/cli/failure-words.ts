import type { Language } from '../../app/domain/graph/types.ts';
import en from '../../app/domain/locales/en/import-failures.ts';
import fr from '../../app/domain/locales/fr/import-failures.ts';
import type { ImportFailure } from '../../bibliography/index.ts';

const WORDS: Record<Language, Record<string, string>> = { fr: fr.failure, en: en.failure };

export function failureText({ code, params }: ImportFailure, language: Language): string {
  const words = WORDS[language][code] ?? code;
  return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
