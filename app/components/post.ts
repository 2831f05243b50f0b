import type { ErrorReport } from '../domain/errors.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorReport };

/** Characters: browsers let 64 KB in all outlive their pages, and refuse what is over. */
const OUTLIVES = 8_000;

/**
 * Sends one act to a route of the project and resolves with its outcome; a server that cannot be
 * reached, and a session that has ended, are outcomes too.
 */
export function post<T>(address: string, act: object): Promise<Answer<T>> {
  const body = JSON.stringify(act);
  return answerOf<T>(address, {
    headers: { 'Content-Type': 'application/json' },
    body,
    // The page shows the act as done at once: it must arrive even if its person leaves at once.
    keepalive: body.length <= OUTLIVES,
  });
}

/** As `post`, of a file's bytes. */
export function postBytes<T>(address: string, body: Blob): Promise<Answer<T>> {
  return answerOf<T>(address, { headers: { 'Content-Type': 'application/octet-stream' }, body });
}

async function answerOf<T>(address: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', ...init });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, error: { code: 'server-away', params: {} } };
  }
  // The sign-in page, where the session has ended.
  if (response.redirected) return { ok: false, error: { code: 'session-ended', params: {} } };
  // What a proxy answers for a server that is down or being restarted.
  if ([502, 503, 504].includes(response.status)) {
    return { ok: false, error: { code: 'server-away', params: {} } };
  }
  if (!response.headers.get('content-type')?.includes('json')) {
    return { ok: false, error: { code: 'unexpected', params: {} } };
  }
  return (await response.json()) as Answer<T>;
}
