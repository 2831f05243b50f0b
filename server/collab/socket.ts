import type { WebSocket } from 'ws';
import { CLOSE } from '../../app/domain/protocol.ts';
import { SOCKET_LIMITS } from './limits.ts';
import type { SocketIdentity } from './types.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Keeps what comes before the socket is admitted, within bounds. */
export class Inbox {
  private readonly waiting: Uint8Array[] = [];
  private bytes = 0;
  private handler: ((bytes: Uint8Array) => void) | null = null;

  constructor(socket: WebSocket) {
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data, isBinary) => {
      const bytes = isBinary ? (data as Buffer) : new Uint8Array([0xff]); // Text is malformed.
      if (this.handler) {
        this.handler(bytes);
        return;
      }
      this.waiting.push(bytes);
      this.bytes += bytes.length;
      if (this.bytes > SOCKET_LIMITS.inboundBytes) socket.close(CLOSE.rate, 'too early');
    });
  }

  deliverTo(handler: (bytes: Uint8Array) => void): void {
    this.handler = handler;
    for (const bytes of this.waiting.splice(0)) handler(bytes);
  }
}

/** Ends a socket whose other end no longer answers pings. */
export function watch(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => (alive = true));
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
  }, SOCKET_LIMITS.heartbeatMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Runs `expire` when the session ends; a token has none. */
export function closeAtExpiry(
  identity: SocketIdentity,
  expire: () => void,
): NodeJS.Timeout | undefined {
  if (identity.expiresAt === null) return undefined;
  const remaining = identity.expiresAt - Date.now();
  return setTimeout(expire, Math.min(Math.max(remaining, 0), LONGEST_TIMER_MS)).unref();
}
