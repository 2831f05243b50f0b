/**
 * What a browser keeps so that pages open without a network, beside the documents in IndexedDB:
 * the program's own files, the same for everyone, and the pages that one user has seen.
 */
export const ASSETS = 'canevas-assets';
/** Holds one entry, whose body is the id of the user whose pages may be shown. */
export const READER = 'canevas-reader';
export const READER_URL = '/reader';

export function pagesOf(userId: string): string {
  return `canevas-pages:${userId}`;
}

/** Pages of projects, and home. Everything else needs the server. */
export function isKeptPage(pathname: string): boolean {
  return (
    pathname === '/' ||
    /^\/p\/[^/]+(\/(map|maps|library|meetings|bibliography)\b.*)?$/.test(pathname)
  );
}

/** Only what is whole and is the page that was asked for, and no redirection. */
export async function keepPage(userId: string, url: string, response: Response): Promise<void> {
  if (response.status !== 200 || response.redirected) return;
  const cache = await caches.open(pagesOf(userId));
  await cache.put(url, response);
}
