import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE, LIMITS, SYNC_STEP } from '../../app/domain/protocol.ts';
import type { Refusal } from '../../app/domain/protocol.ts';
import { can } from '../../app/domain/roles.ts';
import type { Ability, Role } from '../../app/domain/roles.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { Malformed } from './bytes.ts';
import { SOCKET_LIMITS } from './limits.ts';
import * as messages from './messages.ts';
import type { ClientMessage } from './messages.ts';
import { TokenBucket } from './rate.ts';
import { checkStateVector } from './read-update.ts';
import type { Member, Room } from './room.ts';
import type { SocketIdentity } from './types.ts';

/** What each message takes, checked on every one of them. */
const NEEDS: Record<ClientMessage['kind'], Ability> = {
  'state-vector': 'read',
  awareness: 'read',
  'query-awareness': 'read',
  missing: 'editGraph',
  update: 'editGraph',
  'numbered-update': 'editGraph',
};

export interface ConnectionOptions {
  socket: WebSocket;
  room: Room;
  identity: SocketIdentity;
  role: Role;
  /** The client announced itself as ours: it numbers its updates and is told which are on disk. */
  ours: boolean;
  /** Names the log's history. */
  lineage: string;
  storage: 'ok' | 'failing';
  /** The role now; null for none. Called before every message. */
  currentRole(): Role | null;
  onMalformed(reason: string): void;
}

/** One admitted socket: reads its messages in order, and obeys its role. */
export class Connection implements Member {
  readonly identity: SocketIdentity;
  private readonly socket: WebSocket;
  private readonly room: Room;
  private readonly options: ConnectionOptions;
  private readonly bucket = new TokenBucket(SOCKET_LIMITS.burst, SOCKET_LIMITS.perSecond);
  private readonly acknowledgements = new Acknowledgements();
  private role: Role;
  /** The client id that this socket speaks for in awareness: the first that it claims. */
  private presenceClient: number | null = null;
  private denied = false;
  /** The client has been given the state, so that an update finds what it builds on. */
  private synced = false;
  /** Bytes of a sync under way, which do not count against a slow reader. */
  private syncBytes = 0;
  private readonly storing = new Set<Promise<void>>();
  private storingBytes = 0;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.socket = options.socket;
    this.room = options.room;
    this.identity = options.identity;
    this.role = options.role;
    this.room.members.add(this);
    if (options.ours) {
      this.welcome();
      if (options.storage === 'failing') this.sendStatus('failing');
    }
    const present = this.room.presences.entries();
    if (present.length > 0) this.sendAwareness(messages.awarenessMessage(present));
  }

  /** Handles one message; its update, if it is one, goes on to the disk while the next is read. */
  handle(bytes: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!this.bucket.take()) {
      this.disconnect(CLOSE.rate, 'rate');
      return;
    }
    if (!this.checkRole()) return;
    let message: ClientMessage;
    try {
      message = messages.readClientMessage(bytes);
      this.perform(message);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.options.onMalformed(error.message);
      this.disconnect(CLOSE.malformed, 'malformed');
    }
  }

  /**
   * Asks for the role again; false where the socket is being closed because it fell. A client of
   * ours comes back and is told its new role.
   */
  checkRole(): boolean {
    const now = this.options.currentRole();
    if (now === this.role) return true;
    const fell = now === null || (can(this.role, 'editGraph') && !can(now, 'editGraph'));
    if (fell) {
      this.disconnect(CLOSE.role, 'role');
      return false;
    }
    this.role = now;
    if (this.options.ours) this.welcome();
    else this.askForMissing();
    return true;
  }

  /** Resolves when each update that has come is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.storing);
  }

  /** The socket is gone. */
  leave(): void {
    this.room.members.delete(this);
    if (this.presenceClient === null) return;
    const entry = this.room.presences.leave(this.presenceClient, this);
    if (entry) this.room.broadcastAwareness(messages.awarenessMessage([entry]), this);
  }

  storageChanged(storage: 'ok' | 'failing'): void {
    if (this.options.ours) this.sendStatus(storage);
    else if (storage === 'ok') this.askForMissing();
  }

  disconnect(code: number, reason: string): void {
    this.room.members.delete(this);
    this.socket.close(code, reason);
  }

  sendUpdate(message: Uint8Array): void {
    // Before its first sync an update would only make the client ask; that sync will hold it.
    if (this.synced) this.sendDocument(message);
  }

  private sendDocument(message: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > SOCKET_LIMITS.hardBytes + this.syncBytes) {
      this.room.members.delete(this);
      this.socket.close(CLOSE.slow, 'slow');
      this.socket.terminate(); // The close frame would wait behind what is not being read.
      return;
    }
    this.socket.send(message);
  }

  sendAwareness(message: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > SOCKET_LIMITS.softBytes + this.syncBytes) return;
    this.socket.send(message);
  }

  private perform(message: ClientMessage): void {
    if (!can(this.role, NEEDS[message.kind])) {
      this.deny(message);
      return;
    }
    switch (message.kind) {
      case 'state-vector':
        this.answerStateVector(message.bytes);
        break;
      case 'query-awareness':
        this.sendAwareness(messages.awarenessMessage(this.room.presences.entries()));
        break;
      case 'awareness':
        this.takeAwareness(message.bytes);
        break;
      case 'numbered-update':
        this.takeNumbered(message.seq, message.bytes);
        break;
      case 'missing':
      case 'update':
        this.takeUnnumbered(message);
        break;
    }
  }

  /** An edit that the role does not allow: told, and without any effect. */
  private deny(message: ClientMessage): void {
    if (message.kind === 'numbered-update') {
      this.takeNumber(message.seq);
      this.refuse(message.seq, 'read-only');
    } else if (!this.denied) {
      this.denied = true;
      this.socket.send(messages.permissionDeniedMessage('read-only'));
    }
  }

  private answerStateVector(bytes: Uint8Array): void {
    checkStateVector(bytes);
    // One who does not read what was asked for gets no more of it; clients ask again in time.
    if (this.synced && this.socket.bufferedAmount > SOCKET_LIMITS.softBytes) return;
    this.synced = true;
    const message = this.room.answerTo(bytes);
    this.syncBytes += message.length;
    this.socket.send(message, () => (this.syncBytes -= message.length));
    if (!this.options.ours && can(this.role, 'editGraph')) this.askForMissing();
  }

  /** A stock client has no outbox: what it holds and we do not, it sends when asked. */
  private askForMissing(): void {
    const vector = Y.encodeStateVector(this.room.doc);
    this.sendDocument(messages.syncMessage(SYNC_STEP.stateVector, vector));
  }

  private takeAwareness(bytes: Uint8Array): void {
    const user = { id: this.identity.userId, name: this.identity.name };
    for (const entry of messages.readAwareness(bytes)) {
      if (this.presenceClient === null && this.room.claim(entry.client, user.id)) {
        this.presenceClient = entry.client;
      }
      // Every stock client echoes what it hears of others: dropped, not punished.
      if (entry.client !== this.presenceClient) continue;
      const accepted = this.room.presences.accept(entry, this, user);
      if (accepted) this.room.broadcastAwareness(messages.awarenessMessage([accepted]), this);
    }
  }

  private takeNumbered(seq: number, bytes: Uint8Array): void {
    this.takeNumber(seq);
    this.store(bytes, LIMITS.update, true, (refusal) => {
      if (refusal === null) this.acknowledge(seq);
      else this.refuse(seq, refusal);
    });
  }

  private takeNumber(seq: number): void {
    if (!this.acknowledgements.begin(seq)) throw new Malformed('numbers must rise');
  }

  private takeUnnumbered(message: { kind: 'missing' | 'update'; bytes: Uint8Array }): void {
    const limit = message.kind === 'missing' ? LIMITS.firstSync : LIMITS.update;
    // A resync of a stock client carries others' structs too.
    this.store(message.bytes, limit, false, (refusal) => {
      switch (refusal) {
        case null:
        case 'storage': // Asked for again when the disk takes writes.
          return;
        case 'dependencies':
          if (message.kind === 'update') this.askForMissing();
          else this.disconnect(CLOSE.malformed, refusal);
          return;
        case 'too-large':
          this.disconnect(CLOSE.size, refusal);
          return;
        case 'not-owner':
          this.disconnect(CLOSE.role, refusal);
          return;
        default:
          this.options.onMalformed('update');
          this.disconnect(CLOSE.malformed, refusal);
      }
    });
  }

  /** Updates are admitted in the order they come and not held up by one another's commit. */
  private store(
    bytes: Uint8Array,
    limit: number,
    ownOnly: boolean,
    answer: (refusal: Refusal | null) => void,
  ): void {
    // A copy: the frame's buffer may be the socket's own.
    const stored = this.room
      .receive(this.identity.userId, bytes.slice(), limit, this, ownOnly)
      .then((outcome) => answer(outcome.stored ? null : outcome.reason))
      .finally(() => {
        this.storing.delete(stored);
        this.storingBytes -= bytes.length;
        if (this.storingBytes < SOCKET_LIMITS.inboundBytes && this.socket.isPaused) {
          this.socket.resume();
        }
      });
    this.storing.add(stored);
    this.storingBytes += bytes.length;
    // Not read further until the disk has caught up: what waits here would grow without bound.
    if (this.storingBytes >= SOCKET_LIMITS.inboundBytes) this.socket.pause();
  }

  private acknowledge(seq: number): void {
    const upTo = this.acknowledgements.answer(seq);
    if (upTo !== null) this.sendDocument(messages.acknowledgementMessage(upTo));
  }

  private refuse(seq: number, reason: Refusal): void {
    this.sendDocument(messages.refusalMessage(seq, reason));
    if (reason === 'storage') this.acknowledgements.drop(seq);
    else this.acknowledge(seq);
  }

  private welcome(): void {
    const { userId, name } = this.identity;
    const { lineage } = this.options;
    const user = { id: userId, name };
    this.socket.send(messages.welcomeMessage({ role: this.role, user, lineage }));
  }

  private sendStatus(storage: 'ok' | 'failing'): void {
    this.sendDocument(messages.statusMessage({ storage }));
  }
}
