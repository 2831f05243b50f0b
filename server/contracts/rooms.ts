/** The live documents, as commands reach them. */
import type * as Y from 'yjs';
import type { Whereabouts } from '../../app/domain/protocol.ts';
import type { Graph } from '../../app/domain/graph/types.ts';

export interface GraphRoom {
  /** As committed; to be read, never written. */
  readonly doc: Y.Doc;
  /** As committed. */
  projection(): Graph;
  /** Runs `change` in one transaction on a draft; resolves once it is committed to disk. */
  apply<T>(author: string, change: (doc: Y.Doc) => T): Promise<T>;
}

/** The note of a work. */
export interface NoteRoom {
  /** As committed; to be read, never written. */
  readonly doc: Y.Doc;
  /** As `GraphRoom.apply`. */
  apply<T>(author: string, change: (doc: Y.Doc) => T): Promise<T>;
}

export interface HistoryEntry {
  id: number;
  author: string;
  /** Milliseconds since the epoch, server's clock. */
  at: number;
  bytes: Uint8Array;
}

export interface GraphRooms {
  /** Takes the note of a work out of memory and log, for good. */
  eraseNote(workId: string): Promise<void>;
  /** Overwrites strings wherever a graph's history holds them as whole values, for good. */
  mask(workspaceId: string, strings: string[]): Promise<void>;
  graph(workspaceId: string): Promise<GraphRoom>;
  note(workId: string): Promise<NoteRoom>;
  /** Every update of the workspace's graph, oldest first. */
  history(workspaceId: string): Iterable<HistoryEntry>;
  /** Milliseconds; null when no person has changed the graph. */
  lastChange(workspaceId: string): number | null;
  /** Who is on which map now. */
  whereabouts(workspaceId: string): Whereabouts[];
  /** After a membership, a token or a workspace's deletion is committed: open sockets are asked again. */
  rolesChanged(workspaceId: string): void;
  /** Closes a person's sockets there with a y-websocket close code. */
  disconnect(workspaceId: string, userId: string, code: number): void;
  /** At sign-out. */
  disconnectSession(sessionId: string): void;
}
