import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from './use-stored.ts';

export interface BibliographyStyle {
  /** The id of one of `STYLES`. */
  style: string;
  /** A CSL locale: "fr-FR". The bibliography's language, apart from the interface's. */
  locale: string;
}

const DEFAULT_STYLE = 'apa';

/** The style and language in which this person reads references, remembered in this browser. */
export function useBibliographyStyle(): [
  BibliographyStyle,
  (next: Partial<BibliographyStyle>) => void,
] {
  const { i18n } = useTranslation();
  const [stored, store] = useStored('canevas-bibliography');
  const chosen = parse(stored);
  const style = chosen.style ?? DEFAULT_STYLE;
  const locale = chosen.locale ?? (i18n.language.startsWith('fr') ? 'fr-FR' : 'en-US');
  const choose = useCallback(
    (next: Partial<BibliographyStyle>) => store(JSON.stringify({ ...parse(stored), ...next })),
    [store, stored],
  );
  return [{ style, locale }, choose];
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
