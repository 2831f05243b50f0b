import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { Presence, Refusal } from '../../domain/protocol.ts';
import type { Command } from '../../domain/graph/commands.ts';
import type { Overruled } from '../../domain/graph/survivors.ts';
import type { UndoOutcome } from '../../domain/graph/undo.ts';
import type { Graph } from '../../domain/graph/types.ts';
import type { Role } from '../../domain/roles.ts';

/**
 * What a reader is told about their work, in one word:
 * - `opening`: the document has never been here and has not arrived yet
 * - `saved`: every own edit is on the server's disk
 * - `saving`: connected, some are on their way
 * - `device`: some are only on this device, durably, and will be sent
 * - `unstored`: some are in this page's memory only (this browser stores nothing)
 * - `read-only`: the role allows no edits and none is waiting
 * - `refused`: some were refused and are kept here, to be exported or given up
 */
export type SyncState =
  'opening' | 'saved' | 'saving' | 'device' | 'unstored' | 'read-only' | 'refused';

/** Why the connection is not up and will not come up by itself; null while it may. */
export type SyncObstacle = 'session' | 'role' | 'version' | 'restored' | 'stopped';

export interface SyncReport {
  state: SyncState;
  connection: 'connecting' | 'connected' | 'offline';
  obstacle: SyncObstacle | null;
  /** Own edits that are not acknowledged, held ones not counted. */
  pending: number;
  /** Own edits that were refused and are kept in the outbox. */
  held: number;
  /** Why the last of them was refused. */
  refusal: Refusal | null;
  /** The server says that it cannot write at present. */
  serverFailing: boolean;
  /** As the server last said, else as the page was opened with. */
  role: Role;
  /** False while edits are pointless: viewer, no role any more, or a document of another history. */
  canEdit: boolean;
}

/** Another member (or another tab of one's own) on the same document. */
export interface Peer extends Presence {
  client: number;
  userId: string;
  name: string;
  /** A CSS colour derived from the user's id: the same for everyone, in every session. */
  color: string;
}

export interface HistoryState {
  canUndo: boolean;
  canRedo: boolean;
}

/** Anything that React's useSyncExternalStore reads. */
export interface Store<T> {
  getSnapshot(): T;
  subscribe(listener: () => void): () => void;
}

/** Which document, and as whom. */
export interface OpenOptions {
  user: { id: string; name: string };
  /** As the page's loader knows it; the server's welcome corrects it. */
  role: Role;
  /** Origin of the server, e.g. `ws://127.0.0.1:3000`; the page's own when absent. */
  url?: string;
  /** An access token, for clients without a session cookie. */
  token?: string;
  /** For tests in Node. IndexedDB is the global one. */
  WebSocket?: typeof globalThis.WebSocket;
}

export interface OpenGraphOptions extends OpenOptions {
  workspaceId: string;
}

export interface OpenNoteOptions extends OpenOptions {
  workId: string;
}

/** The shared note of a work, open to be read and written by any editor that binds to a Y.Doc. */
export interface NoteSession {
  readonly workId: string;
  readonly user: { id: string; name: string };
  /** Its own edits go to the outbox and to the server by themselves. */
  readonly doc: Y.Doc;
  /** For cursors; the server fills in who each one is. */
  readonly awareness: Awareness;
  readonly status: Store<SyncReport>;
  /** Resolves when the note can be shown: from the device's cache or from the server. */
  readonly opened: Promise<void>;
  /** Tries again at once, e.g. after signing in. */
  reconnect(): void;
  /** The note with the refused edits in it, as one Yjs update, to be kept as a file. */
  exportHeld(): Promise<Uint8Array | null>;
  /** Gives the refused edits up; the page should be reloaded afterwards. */
  discardHeld(): Promise<void>;
  close(): Promise<void>;
}

export interface GraphSession {
  readonly workspaceId: string;
  readonly user: { id: string; name: string };
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The whole graph, structurally shared: an unchanged part keeps its identity. */
  readonly graph: Store<Graph>;
  readonly status: Store<SyncReport>;
  readonly peers: Store<readonly Peer[]>;
  /** Texts of mine that another's, written without knowing of them, replaced. */
  readonly conflicts: Store<readonly Overruled[]>;
  readonly history: Store<HistoryState>;
  /**
   * Runs a command of app/domain/graph as one undo step and one update. Consecutive runs with the
   * same `group` are one step (typing in one field). Several commands in one step:
   * `session.run((doc) => { addConcept(doc, ...); linkConcepts(doc, ...); })`.
   * @throws CanevasError 'read-only' when `status.canEdit` is false, and what the command throws
   */
  run<Result>(command: (doc: Y.Doc) => Result): Result;
  run<Args, Result>(
    command: Command<Args, Result>,
    args: Args,
    options?: { group?: string },
  ): Result;
  /** Ends the group of runs under way, e.g. when a field loses focus. */
  endGroup(): void;
  /** Takes back my last step alone; tells which maps show it. Null where nothing is left. */
  undo(): UndoOutcome | null;
  redo(): UndoOutcome | null;
  /** Writes my value of a conflict again, as an ordinary step; it is then no longer listed. */
  putBack(path: string): void;
  dismissConflict(path: string): void;
  /** Merges into what others see of me; cursors are sent at most every 50 ms. */
  setPresence(presence: Partial<Presence>): void;
  /** Tries again at once, e.g. after signing in. */
  reconnect(): void;
  /** The document with the refused edits in it, as one Yjs update, to be kept as a file. */
  exportHeld(): Promise<Uint8Array | null>;
  /** Gives the refused edits up; the page should be reloaded afterwards. */
  discardHeld(): Promise<void>;
  /** Resolves when the document can be shown: from the device's cache or from the server. */
  readonly opened: Promise<void>;
  /** Waits until the outbox is written on this device, then lets go of everything. */
  close(): Promise<void>;
}
