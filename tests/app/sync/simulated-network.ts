import { EventEmitter } from 'node:events';
import type { WebSocket as ServerSocket } from 'ws';
import { roomName } from '../../../app/domain/protocol.ts';
import { Connection } from '../../../server/collab/connection.ts';
import { Rooms } from '../../../server/collab/index.ts';
import type { Log } from '../../../server/db/log.ts';

/**
 * The real client and the real connections, rooms and log, with a network and a power switch in
 * between that a test holds in its hand: nothing arrives before `deliver` lets it.
 */
export class SimulatedNetwork {
  private readonly log: Log;
  private readonly workspaceId: string;
  private readonly links = new Set<Link>();
  private server: SimulatedServer;

  constructor(log: Log, workspaceId: string) {
    this.log = log;
    this.workspaceId = workspaceId;
    this.server = new SimulatedServer(log);
  }

  get rooms(): Rooms {
    return this.server.rooms;
  }

  get quiet(): boolean {
    return [...this.links].every((link) => link.quiet);
  }

  /** A WebSocket class for one client, whose sockets work while `isUp`. */
  socketOf(user: string, isUp: () => boolean): typeof globalThis.WebSocket {
    const connect = (socket: ClientSocket): void => {
      const link = new Link(socket);
      socket.link = link;
      this.links.add(link);
      const { server } = this;
      void server.admit(link, this.workspaceId, user).then(() => {
        if (!isUp() || server !== this.server) link.cut();
      });
    };
    class CarriedSocket extends ClientSocket {
      constructor() {
        super();
        if (isUp()) connect(this);
        else setImmediate(() => this.end(1006));
      }
    }
    return CarriedSocket as unknown as typeof globalThis.WebSocket;
  }

  /** Lets one message through on a link taken at random: in order, or now and then twice or swapped. */
  deliver(random: () => number): void {
    const links = [...this.links].filter((link) => !link.quiet);
    links[Math.floor(random() * links.length)]?.deliver(random);
    for (const link of this.links) if (link.ended) this.links.delete(link);
  }

  cut(user: string): void {
    for (const link of this.links) if (link.user === user) link.cut();
  }

  /** kill -9: what was not handed to the disk is lost, and every socket falls; another server follows. */
  async crash(): Promise<void> {
    await this.server.die();
    this.server = new SimulatedServer(this.log);
    for (const link of this.links) link.cut();
  }

  /** Resolves when nothing that the server does is under way. */
  async settled(): Promise<void> {
    const { room, release } = await this.rooms.hold(roomName('graph', this.workspaceId));
    await room.settled();
    release();
  }

  async close(): Promise<void> {
    await this.server.rooms.close();
  }
}

class SimulatedServer {
  readonly rooms: Rooms;
  private dead = false;
  private readonly handedOver = new Set<Promise<unknown>>();

  constructor(log: Log) {
    const append: Log['append'] = async (update) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.dead) return new Promise<never>(() => undefined);
      const written = log.append(update);
      this.handedOver.add(written);
      const id = await written;
      this.handedOver.delete(written);
      return this.dead ? new Promise<never>(() => undefined) : id;
    };
    const mortal = Object.assign(Object.create(log) as Log, { append });
    this.rooms = new Rooms({ log: mortal, idleMs: 5 });
  }

  async admit(link: Link, workspaceId: string, user: string): Promise<void> {
    link.user = user;
    const { room, release } = await this.rooms.hold(roomName('graph', workspaceId));
    const { server } = link;
    const connection = new Connection({
      socket: server as unknown as ServerSocket,
      room,
      identity: { userId: user, name: user, sessionId: null, expiresAt: null },
      role: 'editor',
      ours: true,
      lineage: 'one',
      storage: 'ok',
      currentRole: () => 'editor',
      onMalformed: (reason) => {
        throw new Error(`malformed: ${reason}`);
      },
    });
    server.once('close', () => {
      connection.leave();
      void connection.settled().finally(release);
    });
    server.on('message', (bytes: Uint8Array) => connection.handle(bytes));
    link.open();
  }

  async die(): Promise<void> {
    this.dead = true;
    await Promise.allSettled(this.handedOver);
  }
}

/** Both directions of one socket. */
class Link {
  user = '';
  ended = false;
  readonly server: ServerEnd;
  private readonly client: ClientSocket;
  private readonly up: Uint8Array[] = [];
  private readonly down: Uint8Array[] = [];

  constructor(client: ClientSocket) {
    this.client = client;
    this.server = new ServerEnd(this);
  }

  get quiet(): boolean {
    return this.up.length === 0 && this.down.length === 0;
  }

  open(): void {
    if (!this.ended) this.client.opened();
  }

  fromClient(bytes: Uint8Array): void {
    if (!this.ended) this.up.push(bytes.slice());
  }

  fromServer(bytes: Uint8Array): void {
    if (!this.ended) this.down.push(bytes.slice());
  }

  deliver(random: () => number): void {
    const upwards = this.down.length === 0 || (this.up.length > 0 && random() < 0.5);
    if (upwards) {
      this.server.emit('message', this.up.shift());
      return;
    }
    const [first, second] = this.down;
    if (first && isUpdate(first)) {
      if (second && isUpdate(second) && random() < 0.2) {
        this.down.splice(0, 2, second, first);
      } else if (random() < 0.1) {
        this.client.heard(first); // And once more below.
      }
    }
    this.client.heard(this.down.shift()!);
  }

  cut(code = 1006): void {
    if (this.ended) return;
    this.ended = true;
    this.up.length = 0;
    this.down.length = 0;
    this.server.readyState = 3;
    this.server.emit('close');
    this.client.end(code);
  }
}

function isUpdate(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 2;
}

/** As much of a `ws` socket as a connection uses. */
class ServerEnd extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  readonly bufferedAmount = 0;
  readonly isPaused = false;
  private readonly link: Link;

  constructor(link: Link) {
    super();
    this.link = link;
  }

  send(bytes: Uint8Array, sent?: () => void): void {
    this.link.fromServer(bytes);
    sent?.();
  }

  close(code: number): void {
    this.link.cut(code);
  }

  pause(): void {
    throw new Error('no test sends that much');
  }
}

/** As much of a browser's WebSocket as the client uses. */
class ClientSocket {
  readyState = 0;
  binaryType = 'arraybuffer';
  link: Link | null = null;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onerror: (() => void) | null = null;

  send(bytes: Uint8Array): void {
    this.link?.fromClient(bytes);
  }

  close(): void {
    this.link?.cut();
  }

  opened(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  heard(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.slice().buffer });
  }

  end(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
