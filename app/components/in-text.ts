import { useEffect, useState } from 'react';
import { useBibliographyStyle, type BibliographyStyle } from './use-bibliography-style.ts';

/** A work where it is cited, with the place in it. */
export interface CitedPlace {
  work: string;
  locator?: { label: string; value: string } | null;
}

/** The works among which they are numbered and told apart, as the address says them. */
export type CitedScope = { scope: 'map'; map: string } | { scope: 'works'; ids: string };

export interface InText {
  /** Sanitised by the service that made it. Empty where there is nothing to cite. */
  html: string;
  text: string;
}

/** How the chosen style cites each in a sentence; null where the server cannot be reached. */
export async function loadInText(
  base: string,
  { style, locale }: BibliographyStyle,
  scope: CitedScope,
  cited: readonly CitedPlace[],
  signal?: AbortSignal,
): Promise<InText[] | null> {
  const params = new URLSearchParams({ ...scope, style, locale });
  for (const { work, locator } of cited) {
    params.append('cite', locator ? `${work}~${locator.label}~${locator.value}` : work);
  }
  try {
    const response = await fetch(`${base}/citations?${params}`, signal ? { signal } : {});
    if (!response.ok) return null;
    return ((await response.json()) as { citations: InText[] }).citations;
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return null;
    throw error;
  }
}

/** In the order of `cited`; empty until it has come. */
export function useInText(
  base: string,
  scope: CitedScope,
  cited: readonly CitedPlace[],
): readonly InText[] {
  const [{ style, locale }] = useBibliographyStyle();
  const asked = JSON.stringify({ style, locale, scope, cited });
  const [held, setHeld] = useState<{ of: string; citations: InText[] } | null>(null);
  useEffect(() => {
    const question = JSON.parse(asked) as BibliographyStyle & {
      scope: CitedScope;
      cited: CitedPlace[];
    };
    if (question.cited.length === 0) return;
    const abort = new AbortController();
    void loadInText(base, question, question.scope, question.cited, abort.signal).then(
      (citations) => {
        if (citations && !abort.signal.aborted) setHeld({ of: asked, citations });
      },
    );
    return () => abort.abort();
  }, [base, asked]);
  return held?.of === asked ? held.citations : NONE;
}

const NONE: readonly InText[] = [];
