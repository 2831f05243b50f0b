/** Projects, their maps, members, invitations and access tokens. */
import type { Graph, LocalizedText } from '../../app/domain/graph/types.ts';
import type { Ability, Role } from '../../app/domain/roles.ts';
import type { Actor, Person, SessionChange, TokenRole } from './identity.ts';

export interface WorkspaceSummary {
  id: string;
  slug: string;
  name: string;
  isExample: boolean;
  role: Role;
  createdAt: string;
  deletedAt: string | null;
}

export interface Workspace extends WorkspaceSummary {
  abilities: Record<Ability, boolean>;
  /** Of the acting user, before this visit; null on the first, and for tokens. */
  lastVisitAt: string | null;
}

/** A line of Home. */
export interface WorkspaceCard extends WorkspaceSummary {
  members: number;
  works: number;
  maps: number;
  lastVisitAt: string | null;
  /** Since the last visit, by others. */
  changesSinceVisit: number;
}

export interface MapSummary {
  id: string;
  slug: string;
  name: LocalizedText;
  focusQuestion: LocalizedText;
  concepts: number;
  propositions: number;
  toSource: number;
  deleted: boolean;
}

export interface Member extends Person {
  email: string;
  role: Role;
  /** Who one is there ("doctoral student"): free words. */
  function: string;
  joinedAt: string;
}

export interface Invitation {
  id: string;
  role: Role;
  /** Bound to this address when given. */
  email: string | null;
  createdAt: string;
  createdBy: Person | null;
  expiresAt: string;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  acceptedBy: Person | null;
}

/** What the holder of an invitation link sees before accepting. */
export interface InvitationOffer {
  workspaceName: string;
  role: Role;
  email: string | null;
  invitedBy: string | null;
}

export interface AccessToken {
  id: string;
  label: string;
  role: TokenRole;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface WorkspaceService {
  /** Of the acting user; newest visit first. `deleted` lists what can be brought back. */
  list(actor: Actor): WorkspaceSummary[];
  listDeleted(actor: Actor): WorkspaceSummary[];
  /** Home. */
  cards(actor: Actor): Promise<WorkspaceCard[]>;
  get(actor: Actor, ref: string): Workspace;
  /** Notes that the acting user is here now; `get` then gives the time before. */
  visit(actor: Actor, ref: string): void;
  create(actor: Actor, input: { name: string; example?: boolean }): Promise<WorkspaceSummary>;
  rename(actor: Actor, ref: string, name: string): WorkspaceSummary;
  /** Library and graph; members, comments and readings stay behind. */
  duplicate(actor: Actor, ref: string, name: string): Promise<WorkspaceSummary>;
  delete(actor: Actor, ref: string): WorkspaceSummary;
  restore(actor: Actor, ref: string): WorkspaceSummary;
  /** The example's banner: 'keep' makes it an ordinary workspace; 'erase' deletes it and begins an empty one, and is 'not-found' of any other. */
  keepExample(actor: Actor, ref: string): WorkspaceSummary;
  eraseExample(actor: Actor, ref: string, name: string): Promise<WorkspaceSummary>;
  /** A workspace out of a graph-json and, where the text has no library of its own, a bibliography. */
  importProject(
    actor: Actor,
    input: { name: string; graphJson: string; bibliography: string | null },
  ): Promise<WorkspaceSummary>;
}

export interface MapService {
  list(actor: Actor, ref: string): Promise<MapSummary[]>;
  /** The projection. */
  graph(actor: Actor, ref: string): Promise<Graph>;
  create(
    actor: Actor,
    ref: string,
    input: { name: LocalizedText; focusQuestion: LocalizedText },
  ): Promise<MapSummary>;
  rename(actor: Actor, ref: string, mapId: string, name: LocalizedText): Promise<MapSummary>;
  duplicate(actor: Actor, ref: string, mapId: string, name: LocalizedText): Promise<MapSummary>;
  delete(actor: Actor, ref: string, mapId: string): Promise<void>;
  restore(actor: Actor, ref: string, mapId: string): Promise<MapSummary>;
}

export interface MemberService {
  list(actor: Actor, ref: string): Member[];
  /** Errors: 'last-owner'. Sockets of the person are closed where the role falls. */
  changeRole(actor: Actor, ref: string, userId: string, role: Role): void;
  /** One's own, or as owner another's. */
  setFunction(actor: Actor, ref: string, userId: string, words: string): void;
  /** Errors: 'last-owner'. */
  remove(actor: Actor, ref: string, userId: string): void;
  /** Errors: 'last-owner'. */
  leave(actor: Actor, ref: string): void;
  invitations(actor: Actor, ref: string): Invitation[];
  /** The link is shown once. Valid 14 days. */
  invite(
    actor: Actor,
    ref: string,
    input: { role: Role; email?: string | null },
  ): { invitation: Invitation; url: string };
  revokeInvitation(actor: Actor, ref: string, invitationId: string): void;
  /** Null when spent, revoked, expired or unknown. Errors: 'too-many-requests'. */
  readInvitation(token: string, from: { address: string }): InvitationOffer | null;
  /** With a new account. Errors: 'invitation-invalid', 'email-taken', 'invitation-other-email', 'weak-password'. */
  acceptWithNewAccount(
    input: { token: string; name: string; email: string; password: string },
    from: { address: string },
  ): Promise<SessionChange & { workspace: WorkspaceSummary }>;
  /** As the signed-in user. */
  accept(actor: Actor, token: string, from: { address: string }): WorkspaceSummary;
}

export interface TokenService {
  list(actor: Actor, ref: string): AccessToken[];
  /** `secret` is shown once. */
  create(
    actor: Actor,
    ref: string,
    input: { label: string; role: TokenRole },
  ): { token: AccessToken; secret: string };
  revoke(actor: Actor, ref: string, tokenId: string): void;
}
