/** An address that only this computer can open. */
export function isLocalAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\./.test(hostname) ||
    hostname === '0.0.0.0'
  );
}

/**
 * The path that a `?to=` may lead to: one of our own, else the start. `//host`, `/\host` and a
 * control character that browsers drop would all lead elsewhere.
 */
export function ownPath(to: string | null | undefined): string {
  if (!to || !to.startsWith('/') || !URL.canParse(to, 'http://own.invalid')) return '/';
  const url = new URL(to, 'http://own.invalid');
  return url.origin === 'http://own.invalid' ? url.pathname + url.search + url.hash : '/';
}
