import type { StyleChoice } from '../types.ts';

/** Styles that have the words; null where the server cannot be reached or the request was given up. */
export async function fetchStyles(
  base: string,
  query: string,
  signal: AbortSignal,
): Promise<StyleChoice[] | null> {
  const answer = await fetchJson<{ styles: StyleChoice[] }>(
    `${base}/styles?${new URLSearchParams({ q: query })}`,
    signal,
  );
  return answer?.styles ?? null;
}

/** Some works as a style sets them. */
export async function fetchSample(
  base: string,
  query: { ids: readonly string[]; style: string; locale: string },
  signal: AbortSignal,
): Promise<{ id: string; html: string }[] | null> {
  const { ids, style, locale } = query;
  const params = new URLSearchParams({ ids: ids.join(','), style, locale });
  const answer = await fetchJson<{ entries: { id: string; html: string }[] }>(
    `${base}/citations?${params}`,
    signal,
  );
  return answer?.entries ?? null;
}

async function fetchJson<T>(address: string, signal: AbortSignal): Promise<T | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as T) : null;
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return null;
    throw error;
  }
}
