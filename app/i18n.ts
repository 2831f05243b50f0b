import type { InitOptions, ResourceLanguage } from 'i18next';

export const INTERFACE_LANGUAGES = ['fr', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** Shared by the browser and the server, so that both render the same words. */
export const I18N_OPTIONS = {
  supportedLngs: INTERFACE_LANGUAGES,
  fallbackLng: 'en',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
} as const satisfies InitOptions;

/** The words of one language: the browser loads only the one it shows. */
export async function loadWords(language: InterfaceLanguage): Promise<ResourceLanguage> {
  return language === 'fr'
    ? (await import('./domain/locales/fr/index.ts')).default
    : (await import('./domain/locales/en/index.ts')).default;
}
