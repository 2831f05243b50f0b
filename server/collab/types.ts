import type { IncomingMessage } from 'node:http';
import type { RoomKind } from '../../app/domain/protocol.ts';
import type { Role } from '../../app/domain/roles.ts';

/** Who a socket belongs to, as the sign-in or the token says. */
export interface SocketIdentity {
  /** User id, or 'token:ID': the author of what comes by this socket, and the owner of its client ids. */
  userId: string;
  /** Shown to others beside the cursor. */
  name: string;
  sessionId: string | null;
  /** Milliseconds since 1970 at which the session ends; null for a token. */
  expiresAt: number | null;
}

export interface CollaborationAuth {
  /** Null when nobody is recognised. */
  authenticate(request: IncomingMessage): Promise<SocketIdentity | null>;
  /** The workspace that a document belongs to; null where there is no such document. */
  workspaceOf(kind: RoomKind, id: string): string | null;
  /**
   * The role at this moment; null for none, and for a document that is missing, deleted, or kept
   * from this person. Synchronous, so that nothing can come between the answer and its use.
   */
  roleOf(identity: SocketIdentity, kind: RoomKind, id: string): Role | null;
  /** Whether an Origin header names our own pages; asked exactly when a cookie authenticates. */
  isOwnOrigin(origin: string, request: IncomingMessage): boolean;
  /** The client's address, proxies considered; the socket's own by default. */
  addressOf?(request: IncomingMessage): string;
}

/** What collaboration tells the operator; never content, names or tokens. */
export interface CollaborationLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
