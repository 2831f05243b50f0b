import { CanevasError } from '../../app/domain/errors.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a mutation that a cookie would authenticate unless the browser says that one of our own
 * pages sent it. A request without a cookie carries no one's authority and passes.
 *
 * `Origin` must equal the address of the lab or the one the request came to; where a browser sends
 * none, Sec-Fetch-Site must say same-origin. Neither: refused.
 */
export function checkOrigin(
  request: { method: string; headers: Headers },
  publicUrl: string,
): void {
  if (SAFE_METHODS.includes(request.method.toUpperCase())) return;
  if (!request.headers.has('cookie')) return;
  if (isOwnOrigin(request.headers, publicUrl)) return;
  throw new CanevasError('foreign-origin');
}

/** The same test without regard to the method: for a WebSocket's upgrade. */
export function isOwnOrigin(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host, origin: canonical, protocol } = new URL(origin);
  if (canonical === new URL(publicUrl).origin) return true;
  // Reached by another name (localhost while PUBLIC_URL is set): the page's host is the request's own.
  return (protocol === 'http:' || protocol === 'https:') && host === headers.get('host');
}
