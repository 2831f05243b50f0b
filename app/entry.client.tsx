import i18next from 'i18next';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { HydratedRouter } from 'react-router/dom';
import { I18N_OPTIONS, type InterfaceLanguage, loadWords } from './i18n.ts';

const language = document.documentElement.lang as InterfaceLanguage;
await i18next.use(initReactI18next).init({
  ...I18N_OPTIONS,
  lng: language,
  resources: { [language]: await loadWords(language) },
});

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18next}>
        <HydratedRouter />
      </I18nextProvider>
    </StrictMode>,
  );
});
