import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { CanevasError } from '../../app/domain/errors.ts';
import { CLOSE } from '../../app/domain/protocol.ts';
import { authorise, authorOf, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { liveToken, touchToken } from '../db/queries/invitations.ts';
import { insertAudit } from '../db/queries/lab.ts';
import {
  insertResetLink,
  openResetLink,
  passwordHash,
  renameUser,
  replacePassword,
  spendResetLink,
  userById,
} from '../db/queries/users.ts';
import { roleOf, workspacesOfUser } from '../db/queries/workspaces.ts';
import { NAME_MAX, newPassword, requiredText } from '../fields.ts';
import { hashSecret, newSecret } from '../ids.ts';
import type { AuthService, SessionChange } from '../services.ts';
import type { Credentials, Identity } from '../types.ts';
import { publicUrl, type IdentityProvider } from './identity.ts';
import { checkOrigin, isOwnOrigin } from './origin.ts';
import type { RateLimits } from './limits.ts';

const RESET_LINK_MS = 24 * 3600_000;
/** "Last used" is read by people: to the minute is enough, and spares a commit a request. */
const TOUCH_MS = 60_000;

/** Set by our own HTTP server on every request, over whatever a client sent under that name. */
export const ADDRESS_HEADER = 'x-canevas-address';

export interface Authentication extends AuthService {
  /** Opens a session after checking the password, without counting a try. */
  openSession(email: string, password: string): Promise<SessionChange>;
}

export function createAuthService(
  context: Context,
  provider: () => IdentityProvider,
  limits: RateLimits,
): Authentication {
  const { db } = context;

  async function openSession(email: string, password: string): Promise<SessionChange> {
    // No cookie is handed in: better-auth makes a new session, whatever the browser held before.
    const { headers, response } = await provider()
      .api.signInEmail({ body: { email, password }, returnHeaders: true })
      .catch((cause: unknown) => {
        throw isRefusal(cause) ? new CanevasError('wrong-credentials', {}, { cause }) : cause;
      });
    return { user: userById(db, response.user.id)!, headers: setCookies(headers) };
  }

  async function fromSession(headers: Headers): Promise<Identity | null> {
    if (!headers.has('cookie')) return null;
    const found = await provider().api.getSession({ headers, query: { disableRefresh: true } });
    const user = found && userById(db, found.user.id);
    if (!user) return null;
    return {
      kind: 'user',
      user,
      sessionId: found.session.id,
      sessionExpiresAt: found.session.expiresAt.toISOString(),
    };
  }

  function fromToken(secret: string): Identity | null {
    const token = liveToken(db, hashSecret(secret));
    if (!token) return null;
    const now = context.clock();
    if (!token.lastUsedAt || now.getTime() - Date.parse(token.lastUsedAt) > TOUCH_MS) {
      touchToken(db, token.id, now.toISOString());
    }
    const { id, workspaceId, role, label } = token;
    return { kind: 'token', tokenId: id, workspaceId, role, label };
  }

  /** A token, where one is given, is what counts: it never falls back on the cookie. */
  async function authenticate({ headers, url }: Credentials): Promise<Identity | null> {
    const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    const secret = bearer ?? new URL(url, 'http://localhost').searchParams.get('token');
    return secret ? fromToken(secret) : fromSession(headers);
  }

  function closeSockets(userId: string): void {
    for (const { id } of workspacesOfUser(db, userId)) {
      context.rooms.disconnect(id, userId, CLOSE.session);
    }
  }

  return {
    authenticate,
    openSession,
    async require(credentials) {
      const identity = await authenticate(credentials);
      if (!identity) throw new CanevasError('not-signed-in');
      return identity;
    },
    actor(identity) {
      if (identity.kind === 'user') return { kind: 'user', userId: identity.user.id };
      return identity;
    },
    addressOf: (headers) => headers.get(ADDRESS_HEADER) ?? 'unknown',
    checkOrigin: (request) => checkOrigin(request, publicUrl(context)),
    isOwnOrigin: (headers) => isOwnOrigin(headers, publicUrl(context)),

    async signIn({ email, password }, { address }) {
      const account = email.trim().toLowerCase();
      limits.take('sign-in-address', address);
      limits.take('sign-in-account', account);
      const change = await openSession(account, password);
      limits.forgive('sign-in-account', account);
      return change;
    },
    async signOut(headers) {
      const identity = await fromSession(headers);
      const signedOut = await provider().api.signOut({ headers, returnHeaders: true });
      if (identity?.kind === 'user') context.rooms.disconnectSession(identity.sessionId);
      return { headers: setCookies(signedOut.headers) };
    },
    async updateProfile(actor, { name }) {
      const userId = requireUser(actor);
      renameUser(db, userId, requiredText(name, 'name', NAME_MAX), timestamp(context));
      return userById(db, userId)!;
    },
    async changePassword(headers, { current, next }) {
      const identity = await fromSession(headers);
      if (identity?.kind !== 'user') throw new CanevasError('not-signed-in');
      const { id, email } = identity.user;
      limits.take('password-account', id);
      const hash = passwordHash(db, id);
      if (!hash || !(await verifyPassword({ hash, password: current }))) {
        throw new CanevasError('wrong-credentials', { field: 'current' });
      }
      const nextHash = await hashPassword(newPassword(next));
      db.transaction(() => replacePassword(db, id, nextHash, timestamp(context)));
      closeSockets(id);
      return openSession(email, next);
    },

    createResetLink(actor, { ref, userId }) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      if (roleOf(db, workspace.id, userId) === null) throw new CanevasError('not-found');
      return { url: makeResetLink(context, authorOf(actor), workspace.id, userId) };
    },
    readResetLink(token) {
      const link = openResetLink(db, hashSecret(token), timestamp(context));
      return link && { email: link.email };
    },
    async useResetLink({ token, password }, { address }) {
      limits.take('reset-link-address', address);
      const hash = await hashPassword(newPassword(password));
      const link = db.transaction(() => {
        const now = timestamp(context);
        const open = openResetLink(db, hashSecret(token), now);
        if (!open || !spendResetLink(db, hashSecret(token), now)) {
          throw new CanevasError('reset-link-invalid');
        }
        replacePassword(db, open.userId, hash, now);
        return open;
      });
      closeSockets(link.userId);
      limits.forgive('sign-in-account', link.email);
      return openSession(link.email, password);
    },
  };
}

/** Also for the command line, which needs no workspace. */
export function makeResetLink(
  context: Context,
  author: string,
  workspaceId: string | null,
  userId: string,
): string {
  const secret = newSecret('');
  const now = context.clock();
  context.db.transaction(() => {
    insertResetLink(context.db, {
      token_hash: hashSecret(secret),
      user_id: userId,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + RESET_LINK_MS).toISOString(),
    });
    insertAudit(context.db, {
      at: now.toISOString(),
      actor: author,
      workspace: workspaceId,
      act: 'reset-link-created',
      params: { user: userId },
    });
  });
  return `${publicUrl(context)}/reset/${secret}`;
}

/** better-auth answers a wrong address and a wrong password alike, with 401. */
function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && 'statusCode' in cause && cause.statusCode === 401;
}

function setCookies(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}
