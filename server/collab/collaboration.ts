import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { WebSocketServer } from 'ws';
import { CLOSE, roomName } from '../../app/domain/protocol.ts';
import type { Role } from '../../app/domain/roles.ts';
import type { Log } from '../db/log.ts';
import { Connection } from './connection.ts';
import { SOCKET_LIMITS } from './limits.ts';
import { OpenCount, Turnstile } from './rate.ts';
import { Rooms } from './rooms.ts';
import { Inbox, closeAtExpiry, watch } from './socket.ts';
import type { CollaborationAuth, CollaborationLog } from './types.ts';
import { originIsForeign, readSocketRequest, refuseUpgrade, speaksOurVersion } from './upgrade.ts';
import type { SocketRequest } from './upgrade.ts';

export interface CollaborationOptions {
  log: Log;
  auth: CollaborationAuth;
  logger: CollaborationLog;
  /** Milliseconds that an unused document stays in memory. */
  idleMs?: number;
  /** Told after each commit to the note of a work, with the note as it is now. */
  onNote?(workId: string, note: Y.Doc): void;
  /** Told when somebody opens a map, goes to another or leaves: see `rooms.whereabouts`. */
  onMove?(workspaceId: string): void;
}

interface Open {
  connection: Connection;
  socket: WebSocket;
  workspaceId: string;
}

/** The collaboration server: sockets on one side, documents on the log on the other. */
export class Collaboration {
  readonly rooms: Rooms;
  private readonly log: Log;
  private readonly auth: CollaborationAuth;
  private readonly logger: CollaborationLog;
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_LIMITS.frameBytes,
    perMessageDeflate: false,
  });
  private readonly open = new Set<Open>();
  private readonly byAddress = new OpenCount(SOCKET_LIMITS.socketsPerAddress);
  private readonly byUser = new OpenCount(SOCKET_LIMITS.socketsPerUser);
  private readonly turnstile = new Turnstile(SOCKET_LIMITS.admissionsPerTurn);
  private readonly unsubscribe: () => void;
  private closing: Promise<void> | null = null;

  constructor(options: CollaborationOptions) {
    this.log = options.log;
    this.auth = options.auth;
    this.logger = options.logger;
    this.rooms = new Rooms({
      log: options.log,
      idleMs: options.idleMs,
      onNote: options.onNote,
      onMove: options.onMove,
      report: (error) => this.logger.error({ err: error }, 'collaboration'),
    });
    this.unsubscribe = options.log.onState((state) => {
      if (state === 'failing') this.logger.error({}, 'log.db cannot be written');
      else this.logger.info({}, 'log.db can be written again');
      for (const { connection } of this.open) connection.storageChanged(state);
    });
  }

  /** Hand the HTTP server's 'upgrade' events here; false where the path is not ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const asked = readSocketRequest(request);
    if (!asked) return false;
    if (this.closing) {
      refuseUpgrade(socket, 503);
      return true;
    }
    if (originIsForeign(request, this.auth)) {
      this.logger.warn({}, 'socket refused: foreign origin');
      refuseUpgrade(socket, 403);
      return true;
    }
    const address = this.auth.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
    const leave = this.byAddress.enter(address);
    if (!leave) {
      refuseUpgrade(socket, 429);
      return true;
    }
    socket.once('close', leave);
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      this.welcome(webSocket, request, asked);
    });
    return true;
  }

  /** Call after a membership, a token or a workspace's deletion is committed: roles are asked again at once. */
  rolesChanged(workspaceId: string): void {
    for (const { connection, workspaceId: id } of [...this.open]) {
      if (id === workspaceId) connection.checkRole();
    }
  }

  /** Closes a person's sockets of one workspace. */
  disconnect(workspaceId: string, userId: string, code: number = CLOSE.role): void {
    this.disconnectWhere(code, (open) => {
      return open.workspaceId === workspaceId && open.connection.identity.userId === userId;
    });
  }

  /** Call at sign-out. */
  disconnectSession(sessionId: string): void {
    this.disconnectWhere(CLOSE.session, (open) => open.connection.identity.sessionId === sessionId);
  }

  stats() {
    return {
      sockets: this.open.size,
      rooms: this.rooms.stats(),
      log: this.log.stats,
      failing: this.log.state === 'failing',
    };
  }

  /** Takes no more, commits and acknowledges what has come, closes everyone with 1012. The log stays open. */
  close(): Promise<void> {
    this.closing ??= this.closeNow();
    return this.closing;
  }

  private async closeNow(): Promise<void> {
    this.unsubscribe();
    const open = [...this.open];
    for (const { socket } of open) socket.pause();
    await Promise.all(open.map(({ connection }) => connection.settled()));
    await this.rooms.close();
    for (const { connection } of open) connection.disconnect(CLOSE.restart, 'restart');
    // Those that are still being let in are told too.
    const sockets = [...this.server.clients];
    const gone = sockets.map((socket) => {
      socket.close(CLOSE.restart, 'restart');
      socket.resume();
      return new Promise<void>((resolve) => {
        if (socket.readyState === socket.CLOSED) resolve();
        else socket.once('close', () => resolve());
      });
    });
    const patience = setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, 2000);
    await Promise.all(gone);
    clearTimeout(patience);
    this.server.close();
  }

  private disconnectWhere(code: number, which: (open: Open) => boolean): void {
    for (const open of [...this.open]) if (which(open)) open.connection.disconnect(code, 'ended');
  }

  /** After 101: reads nothing of the document before session, role and version are known. */
  private welcome(socket: WebSocket, request: IncomingMessage, asked: SocketRequest): void {
    // Listening from the first moment: a client speaks as soon as it is connected.
    const inbox = new Inbox(socket);
    socket.on('error', () => undefined); // 'close' follows, with the code.
    const patience = setTimeout(() => socket.close(1013, 'timeout'), SOCKET_LIMITS.admissionMs);
    this.admit(socket, request, asked, inbox)
      .catch((error: unknown) => {
        if (this.closing) return socket.close(CLOSE.restart, 'restart');
        this.logger.error({ err: error }, 'socket could not be admitted');
        socket.close(1011, 'unexpected');
      })
      .finally(() => clearTimeout(patience));
  }

  private async admit(
    socket: WebSocket,
    request: IncomingMessage,
    asked: SocketRequest,
    inbox: Inbox,
  ): Promise<void> {
    await this.turnstile.pass();
    const identity = await this.auth.authenticate(request);
    if (!identity) return socket.close(CLOSE.session, 'session');
    const workspaceId = this.auth.workspaceOf(asked.kind, asked.id);
    const currentRole = (): Role | null => this.auth.roleOf(identity, asked.kind, asked.id);
    if (!workspaceId || !currentRole()) return socket.close(CLOSE.role, 'role');
    if (!speaksOurVersion(asked)) return socket.close(CLOSE.version, 'version');
    const leaveUser = this.byUser.enter(identity.userId);
    if (!leaveUser) return socket.close(CLOSE.rate, 'too many sockets');
    socket.once('close', leaveUser);

    const { room, release } = await this.rooms.hold(roomName(asked.kind, asked.id));
    // The load took a moment: ask once more, and see whether anyone is still there.
    const role = currentRole();
    if (!role || this.closing || socket.readyState !== socket.OPEN) {
      release();
      if (!role) socket.close(CLOSE.role, 'role');
      else if (this.closing) socket.close(CLOSE.restart, 'restart');
      return;
    }
    const connection = new Connection({
      socket,
      room,
      identity,
      role,
      ours: asked.ours,
      lineage: this.log.lineage,
      storage: this.log.state,
      currentRole,
      onMalformed: (reason) => this.logger.warn({ reason }, 'malformed message'),
    });
    const open: Open = { connection, socket, workspaceId };
    this.open.add(open);
    const began = performance.now();
    const who = { room: room.name, user: identity.userId, ours: asked.ours };
    this.logger.info({ ...who, role, sockets: this.open.size }, 'socket opened');
    const stopWatching = watch(socket);
    const expiry = closeAtExpiry(identity, () => connection.disconnect(CLOSE.session, 'expired'));
    socket.once('close', (code) => {
      const ms = Math.round(performance.now() - began);
      this.logger.info({ ...who, code, ms, sockets: this.open.size - 1 }, 'socket closed');
      clearTimeout(expiry);
      stopWatching();
      this.open.delete(open);
      connection.leave();
      void connection.settled().finally(release);
    });
    inbox.deliverTo((bytes) => connection.handle(bytes));
  }
}
