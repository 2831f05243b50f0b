import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLIENT_NAME, OLDEST_PROTOCOL_VERSION, parseRoomPath } from '../../app/domain/protocol.ts';
import { PROTOCOL_VERSION } from '../../app/domain/protocol.ts';
import type { RoomKind } from '../../app/domain/protocol.ts';
import type { CollaborationAuth } from './types.ts';

/** What a request for a socket asks, read before anything is granted. */
export interface SocketRequest {
  kind: RoomKind;
  id: string;
  ours: boolean;
  /** As the client announces it; null where it is a stock client, or no number. */
  version: number | null;
}

/** Null where the path is not one of ours. */
export function readSocketRequest(request: IncomingMessage): SocketRequest | null {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const room = parseRoomPath(url.pathname);
  if (!room) return null;
  const ours = url.searchParams.get('client') === CLIENT_NAME;
  const version = url.searchParams.get('v');
  return {
    ...room,
    ours,
    version: version !== null && /^\d{1,6}$/.test(version) ? Number(version) : null,
  };
}

export function speaksOurVersion(request: SocketRequest): boolean {
  if (!request.ours) return true;
  const { version } = request;
  return version !== null && version >= OLDEST_PROTOCOL_VERSION && version <= PROTOCOL_VERSION;
}

/**
 * A browser sends its cookies with a socket that any page opens, and nothing but Origin tells which:
 * so it is checked exactly when a cookie is what authenticates.
 */
export function originIsForeign(request: IncomingMessage, auth: CollaborationAuth): boolean {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const bearer = /^bearer /i.test(request.headers.authorization ?? '');
  if (bearer || url.searchParams.has('token') || !request.headers.cookie) return false;
  const { origin } = request.headers;
  return origin === undefined || !auth.isOwnOrigin(origin, request);
}

const REASONS: Record<number, string> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Refuses before 101. */
export function refuseUpgrade(socket: Duplex, status: keyof typeof REASONS): void {
  socket.on('error', () => undefined); // It may be gone already; there is nobody left to tell.
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** The usual `isOwnOrigin`: the public address, or the very host that was asked where that is this machine. */
export function ownOrigin(publicUrl: () => string) {
  return (origin: string, request: IncomingMessage): boolean => {
    if (!URL.canParse(origin)) return false;
    const asked = new URL(origin);
    if (asked.origin !== origin) return false;
    if (URL.canParse(publicUrl()) && new URL(publicUrl()).origin === origin) return true;
    const local = ['localhost', '127.0.0.1', '[::1]'].includes(asked.hostname);
    return local && asked.protocol === 'http:' && asked.host === request.headers.host;
  };
}
