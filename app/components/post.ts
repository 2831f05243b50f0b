import type { ErrorReport } from '../domain/errors.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorReport };

/**
 * Sends one act to a route of the project and resolves with its outcome; a server that cannot be
 * reached, and a session that has ended, are outcomes too.
 */
export async function post<T>(address: string, act: object): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(act),
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, error: { code: 'server-unreachable', params: {} } };
  }
  // The sign-in page, where the session has ended.
  if (response.redirected) return { ok: false, error: { code: 'not-signed-in', params: {} } };
  if (!response.headers.get('content-type')?.includes('json')) {
    return { ok: false, error: { code: 'unexpected', params: {} } };
  }
  return (await response.json()) as Answer<T>;
}
