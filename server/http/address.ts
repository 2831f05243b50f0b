import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** Whether nobody but this very machine can have asked: no proxy stands between. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const proxied = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some(
    (name) => request.headers[name],
  );
  return LOOPBACK.test(request.socket.remoteAddress ?? '') && !proxied;
}

/**
 * The client's address. Only a proxy on this very machine is believed about who is behind it: the
 * last entry of X-Forwarded-For is then the one that it wrote itself.
 */
export function clientAddress(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? '';
  if (!LOOPBACK.test(direct)) return direct;
  const forwarded = request.headers['x-forwarded-for'];
  const list = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '');
  return list.split(',').at(-1)?.trim() || direct;
}
