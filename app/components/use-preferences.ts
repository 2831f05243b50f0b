import { useTranslation } from 'react-i18next';
import { useFetcher, useRouteLoaderData } from 'react-router';
import { type InterfaceLanguage, loadWords } from '../i18n.ts';
import type { TextSize } from '../preferences.ts';

/** The interface's language: changed in place, so that nothing typed on the page is lost, and remembered. */
export function useLanguageChoice() {
  const { i18n } = useTranslation();
  const fetcher = useFetcher();
  const choose = async (language: InterfaceLanguage) => {
    if (language === i18n.language) return;
    for (const [namespace, words] of Object.entries(await loadWords(language))) {
      i18n.addResourceBundle(language, namespace, words);
    }
    await i18n.changeLanguage(language);
    await fetcher.submit({ language }, { method: 'post', action: '/preferences' });
  };
  return { language: i18n.language as InterfaceLanguage, choose };
}

/** The size of all text, remembered in this browser. */
export function useTextSizeChoice() {
  const fetcher = useFetcher();
  const root = useRouteLoaderData<{ textSize: TextSize }>('root');
  return {
    textSize: root?.textSize ?? 'normal',
    choose: (textSize: TextSize) =>
      fetcher.submit({ textSize }, { method: 'post', action: '/preferences' }),
  };
}
