import type { ErrorParams } from '../app/domain/errors.ts';
import type { Language } from '../app/domain/graph/types.ts';
import en from '../app/domain/locales/en/errors.ts';
import fr from '../app/domain/locales/fr/errors.ts';

const WORDS: Record<Language, Record<string, string>> = { fr, en };

/** The language of the terminal: French where LC_ALL, LC_MESSAGES or LANG say so, else English. */
export function terminalLanguage(env: Record<string, string | undefined>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** An error's words, with its parameters in their places ("{{max}}"); a code without words is shown as it is. */
export function errorText(
  error: { code: string; params: ErrorParams },
  language: Language,
): string {
  const words = WORDS[language][error.code];
  if (words === undefined) return `${error.code} ${JSON.stringify(error.params)}`;
  return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(error.params[name] ?? ''));
}
