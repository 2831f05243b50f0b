import { useEffect, useEffectEvent } from 'react';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';

/**
 * An address that names no style is completed with the one that this person reads in, which only
 * the browser remembers.
 */
export function useChosenStyle(
  params: URLSearchParams,
  setParams: (next: URLSearchParams, options: { replace: boolean }) => void,
  rendered: { style: string; locale: string },
): void {
  const [{ style, locale }] = useBibliographyStyle();
  const incomplete = !params.has('style') || !params.has('locale');
  const complete = useEffectEvent(() => {
    const next = new URLSearchParams(params);
    if (!next.has('style')) next.set('style', style);
    if (!next.has('locale')) next.set('locale', locale);
    if (next.get('style') !== rendered.style || next.get('locale') !== rendered.locale) {
      setParams(next, { replace: true });
    }
  });
  useEffect(() => {
    if (incomplete) complete();
  }, [incomplete]);
}
