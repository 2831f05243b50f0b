import { closeAction } from '../../domain/protocol.ts';
import { heartbeatMessage } from './wire.ts';
import type { SyncObstacle } from './types.ts';

const BACKOFF_MS = { first: 300, most: 20_000, rate: 15_000 };
const HEARTBEAT_MS = 15_000;
/** Silence after which the connection is given up, whatever the browser believes. */
const SILENCE_MS = 45_000;
/** Only a connection that has lasted this long makes the next attempt quick again. */
const STEADY_MS = 10_000;

export interface ChannelOptions {
  url: string;
  WebSocket: typeof globalThis.WebSocket;
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  onClose(): void;
  /** Told when it stops by itself, and (null) when it tries again. */
  onObstacle(obstacle: SyncObstacle | null): void;
}

/**
 * One WebSocket, made again when it falls, later and later and never in step with others'. What the
 * server says by a close code is done: some mean that trying again is useless until a person acts.
 */
export class Channel {
  private readonly options: ChannelOptions;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private heartbeat: ReturnType<typeof setInterval> | null = null;
  private attempts = 0;
  private openedAt = 0;
  private heardAt = 0;
  private running = false;
  /** A second refusal of the role, with no admission between them, is final. */
  private askedRole = false;

  constructor(options: ChannelOptions) {
    this.options = options;
  }

  get connected(): boolean {
    return this.socket?.readyState === 1;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.connect();
  }

  stop(): void {
    this.running = false;
    this.drop();
  }

  /** Tries at once, e.g. when the network is back or a person has signed in. */
  retryNow(): void {
    if (this.connected || this.socket?.readyState === 0) return;
    this.running = true;
    this.askedRole = false;
    this.options.onObstacle(null);
    this.connect();
  }

  /** The server has let us in. */
  admitted(): void {
    this.askedRole = false;
  }

  /** False where there is nothing to send by. */
  send(bytes: Uint8Array): boolean {
    if (!this.connected) return false;
    this.socket!.send(bytes as Uint8Array<ArrayBuffer>);
    return true;
  }

  private connect(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const socket = new this.options.WebSocket(this.options.url);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.openedAt = Date.now();
      this.heardAt = Date.now();
      this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
      this.options.onOpen();
    };
    socket.onmessage = (event) => {
      this.heardAt = Date.now();
      this.options.onMessage(new Uint8Array(event.data as ArrayBuffer));
    };
    socket.onerror = () => undefined; // 'close' follows.
    socket.onclose = (event) => this.closed(event.code);
  }

  private closed(code: number): void {
    const steady = this.openedAt > 0 && Date.now() - this.openedAt > STEADY_MS;
    this.attempts = steady ? 0 : this.attempts + 1;
    this.drop();
    if (!this.running) return;
    switch (closeAction(code)) {
      case 'sign-in':
        this.halt('session');
        break;
      case 'reload':
        this.halt('version');
        break;
      case 'stop':
        this.halt('stopped');
        break;
      case 'ask-role':
        if (this.askedRole) this.halt('role');
        else {
          this.askedRole = true;
          this.later(BACKOFF_MS.first);
        }
        break;
      case 'slow-down':
        this.later(BACKOFF_MS.rate);
        break;
      case 'retry':
        this.later(Math.min(BACKOFF_MS.first * 2 ** this.attempts, BACKOFF_MS.most));
        break;
    }
  }

  /** Stops until a person acts. */
  halt(obstacle: SyncObstacle): void {
    this.stop();
    this.options.onObstacle(obstacle);
  }

  /** Between half of `ms` and the whole of it. */
  private later(ms: number): void {
    this.timer = setTimeout(() => this.connect(), ms / 2 + (Math.random() * ms) / 2);
  }

  private beat(): void {
    if (Date.now() - this.heardAt > SILENCE_MS) this.closed(0);
    else this.send(heartbeatMessage());
  }

  private drop(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.timer = null;
    this.heartbeat = null;
    const { socket } = this;
    this.socket = null;
    this.openedAt = 0;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.onerror = () => undefined; // Closing a socket that is still connecting is an error to some.
    socket.close();
    this.options.onClose();
  }
}
