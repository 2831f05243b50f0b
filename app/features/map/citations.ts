import { createContext, use, useEffect, useState } from 'react';
import { useBibliographyStyle } from '../../components/use-bibliography-style.ts';

export interface RenderedCitation {
  /** Sanitised by the service that made it. */
  html: string;
  lang: string;
}

export const CitationContext = createContext<ReadonlyMap<string, RenderedCitation>>(new Map());

export const useCitation = (workId: string): RenderedCitation | null =>
  use(CitationContext).get(workId) ?? null;

const BATCH = 60;

/**
 * The works given, each as the reader's style and language set it. What is missing is asked of the
 * server in batches; until it comes a work has no entry.
 */
export function useCitations(
  workspace: string,
  workIds: readonly string[],
): ReadonlyMap<string, RenderedCitation> {
  const [{ style, locale }] = useBibliographyStyle();
  const [held, setHeld] = useState<{ of: string; entries: ReadonlyMap<string, RenderedCitation> }>({
    of: '',
    entries: new Map(),
  });
  const of = `${style} ${locale}`;
  const entries = held.of === of ? held.entries : NONE;
  const missing = workIds.filter((id) => !entries.has(id)).slice(0, BATCH);
  const wanted = missing.join(',');

  useEffect(() => {
    if (wanted === '') return;
    const abort = new AbortController();
    void load(workspace, { style, locale, ids: wanted }, abort.signal).then((loaded) => {
      if (!loaded || abort.signal.aborted) return;
      setHeld((before) => ({
        of,
        entries: new Map([...(before.of === of ? before.entries : []), ...loaded]),
      }));
    });
    return () => abort.abort();
  }, [workspace, style, locale, of, wanted]);
  return entries;
}

const NONE: ReadonlyMap<string, RenderedCitation> = new Map();

/** null where the server cannot be reached: the short form of each work then stays. */
async function load(
  workspace: string,
  query: { style: string; locale: string; ids: string },
  signal: AbortSignal,
): Promise<[string, RenderedCitation][] | null> {
  const address = `/p/${workspace}/citations?${new URLSearchParams(query).toString()}`;
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return null;
    const { entries } = (await response.json()) as { entries: { id: string; html: string }[] };
    return entries.map(({ id, html }) => [id, { html, lang: query.locale }]);
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return null;
    throw error;
  }
}
