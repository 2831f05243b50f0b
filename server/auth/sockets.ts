import type { IncomingMessage } from 'node:http';
import type { RoomKind } from '../../app/domain/protocol.ts';
import type { CollaborationAuth, SocketIdentity } from '../collab/index.ts';
import { tokenIsLive } from '../db/queries/invitations.ts';
import { readersOf } from '../db/queries/restrictions.ts';
import { sessionIsLive } from '../db/queries/users.ts';
import { workspaceOfWork } from '../db/queries/works.ts';
import { roleOf, workspaceByRef } from '../db/queries/workspaces.ts';
import type { Database } from '../db/sqlite.ts';
import type { Identity } from '../types.ts';
import type { Authentication } from './service.ts';
import { clientAddress } from '../http/address.ts';

/** Node's headers as Fetch's. */
export function headersOf(request: Pick<IncomingMessage, 'headers'>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) headers.append(name, one);
    }
  }
  return headers;
}

type TokenIdentity = Extract<Identity, { kind: 'token' }>;

/** How sockets learn who somebody is and what they may do, at this moment. */
export function createCollaborationAuth(db: Database, auth: Authentication): CollaborationAuth {
  // What a token opens is remembered with the socket's identity, whatever its shape over there.
  const tokens = new WeakMap<SocketIdentity, TokenIdentity>();
  function workspaceOf(kind: RoomKind, id: string): string | null {
    const workspaceId = kind === 'graph' ? id : workspaceOfWork(db, id);
    const workspace = workspaceId === null ? undefined : workspaceByRef(db, workspaceId);
    return workspace?.id === workspaceId && !workspace?.deleted_at ? workspaceId : null;
  }
  return {
    async authenticate(request) {
      const found = await auth.authenticate({
        headers: headersOf(request),
        url: request.url ?? '/',
      });
      if (!found) return null;
      if (found.kind === 'token') {
        const { tokenId, label } = found;
        const identity = {
          userId: `token:${tokenId}`,
          name: label,
          sessionId: null,
          expiresAt: null,
        };
        tokens.set(identity, found);
        return identity;
      }
      const { user, sessionId, sessionExpiresAt } = found;
      return {
        userId: user.id,
        name: user.name,
        sessionId,
        expiresAt: Date.parse(sessionExpiresAt),
      };
    },
    workspaceOf,
    roleOf(identity, kind, id) {
      const workspaceId = workspaceOf(kind, id);
      if (!workspaceId) return null;
      const token = tokens.get(identity);
      // A restricted work's note is for the members it names; a token is nobody.
      const readers = kind === 'note' ? readersOf(db, id) : null;
      if (readers && (token || !readers.includes(identity.userId))) return null;
      if (!token) {
        // Asked at every message: signing out counts from its commit on, not from when sockets are told.
        const { sessionId, userId } = identity;
        const now = new Date().toISOString(); // As better-auth does: its sessions know no other clock.
        const isLive = sessionId !== null && sessionIsLive(db, sessionId, now);
        return isLive ? roleOf(db, workspaceId, userId) : null;
      }
      return token.workspaceId === workspaceId && tokenIsLive(db, token.tokenId)
        ? token.role
        : null;
    },
    isOwnOrigin: (_origin, request) => auth.isOwnOrigin(headersOf(request)),
    addressOf: clientAddress,
  };
}
