import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

export interface BibliographyStyle {
  /** The id of one of `STYLES`. */
  style: string;
  /** A CSL locale: "fr-FR". The bibliography's language, apart from the interface's. */
  locale: string;
}

const STORAGE_KEY = 'canevas-bibliography';
const DEFAULT_STYLE = 'apa';
const CHANGE = 'canevas-bibliography-change';

/** The style and language in which this person reads references, remembered in this browser. */
export function useBibliographyStyle(): [
  BibliographyStyle,
  (next: Partial<BibliographyStyle>) => void,
] {
  const { i18n } = useTranslation();
  const stored = useSyncExternalStore(subscribe, readStored, () => null);
  const chosen = parse(stored);
  const style = chosen.style ?? DEFAULT_STYLE;
  const locale = chosen.locale ?? (i18n.language.startsWith('fr') ? 'fr-FR' : 'en-US');
  const choose = useCallback((next: Partial<BibliographyStyle>) => {
    const value = JSON.stringify({ ...parse(readStored()), ...next });
    try {
      localStorage.setItem(STORAGE_KEY, value);
    } catch (error) {
      // A browser that stores nothing: the choice holds until the page is left.
      if (!(error instanceof DOMException)) throw error;
      unstored = value;
    }
    window.dispatchEvent(new Event(CHANGE));
  }, []);
  return [{ style, locale }, choose];
}

let unstored: string | null = null;

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? unstored;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return unstored;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGE, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGE, listener);
    window.removeEventListener('storage', listener);
  };
}

function parse(value: string | null): Partial<BibliographyStyle> {
  if (value === null) return {};
  let read: unknown;
  try {
    read = JSON.parse(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
  if (typeof read !== 'object' || read === null) return {};
  const { style, locale } = read as Record<string, unknown>;
  return {
    ...(typeof style === 'string' ? { style } : {}),
    ...(typeof locale === 'string' ? { locale } : {}),
  };
}
