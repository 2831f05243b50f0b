import { CanevasError } from '../../app/domain/errors.ts';
import { ROLES, type Role } from '../../app/domain/roles.ts';
import { authorise, authorOf, requireUser } from '../access.ts';
import { createAccount, prepareAccount } from '../auth/accounts.ts';
import { publicUrl } from '../auth/identity.ts';
import type { RateLimits } from '../auth/limits.ts';
import type { Authentication } from '../auth/service.ts';
import { timestamp, type Context } from '../context.ts';
import {
  insertInvitation,
  invitationsOf,
  openInvitation,
  revokeInvitation,
  spendInvitation,
} from '../db/queries/invitations.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { userById } from '../db/queries/users.ts';
import {
  countOwners,
  deleteMember,
  insertMember,
  membersOf,
  roleOf,
  updateMember,
} from '../db/queries/workspaces.ts';
import { emailAddress } from '../fields.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { MemberService } from '../services.ts';
import type { Actor, Invitation } from '../types.ts';
import { summaryFor } from './workspace-making.ts';

const INVITATION_MS = 14 * 24 * 3600_000;
const FUNCTION_MAX = 100;

export function createMemberService(
  context: Context,
  auth: Authentication,
  limits: RateLimits,
): MemberService {
  const { db, rooms } = context;

  function audit(actor: Actor, workspaceId: string, act: string, params: object): void {
    const at = timestamp(context);
    insertAudit(db, { at, actor: authorOf(actor), workspace: workspaceId, act, params });
  }

  function tell(workspaceId: string, userId: string, actor: Actor): void {
    context.events.emit(workspaceId, { kind: 'members', ids: [userId], by: authorOf(actor) });
  }

  function memberRole(workspaceId: string, userId: string): Role {
    const role = roleOf(db, workspaceId, userId);
    if (role === null) throw new CanevasError('not-found');
    return role;
  }

  /** Within the transaction that takes an owner away. */
  function keepAnOwner(workspaceId: string, role: Role): void {
    if (role === 'owner' && countOwners(db, workspaceId) === 1)
      throw new CanevasError('last-owner');
  }

  function takeOut(actor: Actor, workspaceId: string, userId: string, act: string): void {
    db.transaction(() => {
      keepAnOwner(workspaceId, memberRole(workspaceId, userId));
      deleteMember(db, workspaceId, userId);
      audit(actor, workspaceId, act, { user: userId });
    });
    rooms.rolesChanged(workspaceId);
    tell(workspaceId, userId, actor);
  }

  function listInvitations(workspaceId: string): Invitation[] {
    const person = personLookup(db, workspaceId);
    const now = timestamp(context);
    return invitationsOf(db, workspaceId).map((row) => ({
      id: row.id,
      role: row.role,
      email: row.email,
      createdAt: row.created_at,
      createdBy: person(row.created_by),
      expiresAt: row.expires_at,
      state: row.accepted_at
        ? 'accepted'
        : row.revoked_at
          ? 'revoked'
          : row.expires_at <= now
            ? 'expired'
            : 'open',
      acceptedBy: person(row.accepted_by),
    }));
  }

  /** In one transaction with the account, where one is made: an invitation admits exactly one person. */
  function redeem(token: string, email: string, userId: string, at: string): string {
    const offer = openInvitation(db, hashSecret(token), at);
    if (!offer) throw new CanevasError('invitation-invalid');
    if (offer.email && offer.email !== email) throw new CanevasError('invitation-other-email');
    if (!spendInvitation(db, offer.id, userId, at)) throw new CanevasError('invitation-invalid');
    const { workspaceId: workspace_id, role } = offer;
    insertMember(db, { workspace_id, user_id: userId, role, joined_at: at });
    insertAudit(db, {
      at,
      actor: userId,
      workspace: workspace_id,
      act: 'joined',
      params: { role },
    });
    return workspace_id;
  }

  return {
    list(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const members = membersOf(db, workspace.id);
      // A token reads the project, not people's addresses.
      return actor.kind === 'token' ? members.map((member) => ({ ...member, email: '' })) : members;
    },
    changeRole(actor, ref, userId, role) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      checkRole(role);
      const before = memberRole(workspace.id, userId);
      if (before === role) return;
      db.transaction(() => {
        keepAnOwner(workspace.id, before);
        updateMember(db, workspace.id, userId, { role });
        audit(actor, workspace.id, 'role-changed', { user: userId, from: before, to: role });
      });
      rooms.rolesChanged(workspace.id);
      tell(workspace.id, userId, actor);
    },
    setFunction(actor, ref, userId, words) {
      const isOwn = actor.kind === 'user' && actor.userId === userId;
      const { workspace } = authorise(db, actor, ref, isOwn ? 'read' : 'manageMembers');
      memberRole(workspace.id, userId);
      const text = words.trim();
      if (text.length > FUNCTION_MAX) {
        throw new CanevasError('too-long', { field: 'function', max: FUNCTION_MAX });
      }
      updateMember(db, workspace.id, userId, { function: text });
      tell(workspace.id, userId, actor);
    },
    remove(actor, ref, userId) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      takeOut(actor, workspace.id, userId, 'member-removed');
    },
    leave(actor, ref) {
      const userId = requireUser(actor);
      const { workspace } = authorise(db, actor, ref, 'read');
      takeOut(actor, workspace.id, userId, 'member-left');
    },

    invitations(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      return listInvitations(workspace.id);
    },
    invite(actor, ref, { role, email = null }) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      checkRole(role);
      const secret = newSecret('');
      const now = context.clock();
      const id = newId();
      db.transaction(() => {
        insertInvitation(db, {
          id,
          workspace_id: workspace.id,
          token_hash: hashSecret(secret),
          role,
          email: email?.trim() ? emailAddress(email) : null,
          created_by: actor.kind === 'user' ? actor.userId : null,
          created_at: now.toISOString(),
          expires_at: new Date(now.getTime() + INVITATION_MS).toISOString(),
        });
        audit(actor, workspace.id, 'invited', { invitation: id, role });
      });
      const invitation = listInvitations(workspace.id).find((made) => made.id === id)!;
      return { invitation, url: `${publicUrl(context)}/join/${secret}` };
    },
    revokeInvitation(actor, ref, invitationId) {
      const { workspace } = authorise(db, actor, ref, 'manageMembers');
      if (!revokeInvitation(db, workspace.id, invitationId, timestamp(context))) {
        throw new CanevasError('not-found');
      }
      audit(actor, workspace.id, 'invitation-revoked', { invitation: invitationId });
    },
    readInvitation(token, { address }) {
      limits.take('invitation-address', address);
      const offer = openInvitation(db, hashSecret(token), timestamp(context));
      if (!offer) return null;
      const { workspaceName, role, email, invitedBy } = offer;
      return { workspaceName, role, email, invitedBy };
    },
    async acceptWithNewAccount({ token, ...input }, { address }) {
      limits.take('invitation-address', address);
      // Before the password is hashed: a spent link costs the server nothing.
      if (!openInvitation(db, hashSecret(token), timestamp(context))) {
        throw new CanevasError('invitation-invalid');
      }
      const account = await prepareAccount(input);
      const workspaceId = db.transaction(() => {
        const at = timestamp(context);
        return redeem(token, account.email, createAccount(db, account, at, false), at);
      });
      const session = await auth.openSession(account.email, input.password);
      tell(workspaceId, session.user.id, { kind: 'user', userId: session.user.id });
      const role = memberRole(workspaceId, session.user.id);
      return { ...session, workspace: summaryFor(context, workspaceId, role) };
    },
    accept(actor, token, { address }) {
      const userId = requireUser(actor);
      limits.take('invitation-address', address);
      const { email } = userById(db, userId)!;
      const workspaceId = db.transaction(() => redeem(token, email, userId, timestamp(context)));
      tell(workspaceId, userId, actor);
      return summaryFor(context, workspaceId, memberRole(workspaceId, userId));
    },
  };
}

function checkRole(role: string): void {
  if (!(ROLES as readonly string[]).includes(role)) {
    throw new CanevasError('bad-request', { field: 'role' });
  }
}
