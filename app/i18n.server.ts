import { initReactI18next } from 'react-i18next';
import { createCookie } from 'react-router';
import { createI18nextMiddleware } from 'remix-i18next';
import en from './domain/locales/en/index.ts';
import fr from './domain/locales/fr/index.ts';
import { I18N_OPTIONS, INTERFACE_LANGUAGES } from './i18n.ts';

const ONE_YEAR_S = 365 * 24 * 3600;

/** Remembers the language that a person chose; until then it follows the browser's. */
export const languageCookie = createCookie('canevas-language', {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: ONE_YEAR_S,
});

export const [i18nMiddleware, getLanguage, getI18n] = createI18nextMiddleware({
  detection: {
    supportedLanguages: [...INTERFACE_LANGUAGES],
    fallbackLanguage: 'en',
    cookie: languageCookie,
    order: ['cookie', 'header'],
  },
  i18next: { ...I18N_OPTIONS, resources: { en, fr } },
  plugins: [initReactI18next],
});
