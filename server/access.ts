import { CanevasError } from '../app/domain/errors.ts';
import { can, type Ability, type Role } from '../app/domain/roles.ts';
import { tokenIsLive } from './db/queries/invitations.ts';
import { roleOf, workspaceByRef, type WorkspaceRow } from './db/queries/workspaces.ts';
import { userById } from './db/queries/users.ts';
import type { Sight } from './db/sight.ts';
import type { Database } from './db/sqlite.ts';
import type { Actor } from './types.ts';

export interface Access {
  workspace: WorkspaceRow;
  role: Role;
}

/** What a member lacks is said as it reads to them: managing is "forbidden", editing "read only". */
const MANAGING: readonly Ability[] = ['manageMembers', 'manageTokens', 'manageWorkspace'];

/**
 * The one gate: every service passes it first. Missing, deleted and not the actor's look the same.
 * `deleted: true` opens deleted workspaces only (to bring them back).
 */
export function authorise(
  db: Database,
  actor: Actor,
  ref: string,
  ability: Ability,
  { deleted = false } = {},
): Access {
  const workspace = workspaceByRef(db, ref);
  const role = workspace && actorRole(db, actor, workspace.id);
  if (!workspace || !role || (workspace.deleted_at !== null) !== deleted) {
    throw new CanevasError('not-found');
  }
  if (!can(role, ability)) {
    throw new CanevasError(MANAGING.includes(ability) ? 'forbidden' : 'read-only');
  }
  return { workspace, role };
}

function actorRole(db: Database, actor: Actor, workspaceId: string): Role | null {
  switch (actor.kind) {
    case 'operator':
      return 'owner';
    case 'token':
      return actor.workspaceId === workspaceId && tokenIsLive(db, actor.tokenId)
        ? actor.role
        : null;
    case 'user':
      return roleOf(db, workspaceId, actor.userId);
  }
}

/** For what belongs to a person: readings, visits, comments. */
export function requireUser(actor: Actor): string {
  if (actor.kind !== 'user') throw new CanevasError('forbidden');
  return actor.userId;
}

/** Whose restricted works an actor sees: one's own by name. Tokens and the command line are nobody. */
export function sightOf(actor: Actor): Sight {
  return actor.kind === 'user' ? actor.userId : null;
}

export function requireAdministrator(db: Database, actor: Actor): void {
  if (actor.kind === 'operator') return;
  if (actor.kind === 'user' && userById(db, actor.userId)?.isAdministrator) return;
  throw new CanevasError('forbidden');
}

/** The author under which a write is kept: a user's id, or one of the few that are no person. */
export function authorOf(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.userId;
    case 'token':
      return `token:${actor.tokenId}`;
    case 'operator':
      return 'operator';
  }
}
