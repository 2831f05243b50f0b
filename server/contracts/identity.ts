/** Who asks, the lab itself, and its backups. */
import type { Role } from '../../app/domain/roles.ts';
import type { WorkspaceSummary } from './projects.ts';

/** Who acts. The operator holds the data folder itself (the command line); no request ever is one. */
export type Actor =
  | { kind: 'user'; userId: string }
  | { kind: 'token'; tokenId: string; workspaceId: string; role: TokenRole; label: string }
  | { kind: 'operator' };

export type TokenRole = Exclude<Role, 'owner'>;

export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** May see the lab's settings; gives no sight of any workspace. */
  isAdministrator: boolean;
}

/** Who a request is from; null where nobody is known. */
export type Identity =
  | { kind: 'user'; user: SignedInUser; sessionId: string; sessionExpiresAt: string }
  | { kind: 'token'; tokenId: string; workspaceId: string; role: TokenRole; label: string };

/** The parts of a request that identification reads: Fetch's and Node's (upgrade) requests both offer them. */
export interface Credentials {
  headers: Headers;
  /** Path and query, for `?token=`. */
  url: string;
}

export interface Person {
  id: string;
  name: string;
}

export interface Lab {
  name: string;
  publicUrl: string;
  /** True while invitations would work on this computer only. */
  publicUrlIsLocal: boolean;
}

export interface BackupStatus {
  last: { name: string; at: string; bytes: number } | null;
  /** Seconds since the last; null when there is none. */
  ageSeconds: number | null;
  kept: number;
  lastFailure: { at: string; code: string } | null;
  directory: string;
}

/** What signing in or out answers: copy `headers` (Set-Cookie) onto the response. */
export interface SessionChange {
  user: SignedInUser;
  headers: Headers;
}

export interface LabService {
  /** True until the first account exists: every page leads to set-up. */
  needsSetUp(): boolean;
  get(): Lab;
  /**
   * Makes the first account, which administers. `code` is the one the terminal printed.
   * Errors: 'wrong-setup-code', 'already-set-up', 'too-many-requests', 'weak-password',
   * 'invalid-email', 'invalid-url', 'required' (params.field).
   */
  setUp(
    input: {
      code: string;
      name: string;
      email: string;
      password: string;
      labName: string;
      publicUrl: string;
      /** Opens the example as a workspace of its own. */
      example: boolean;
    },
    from: { address: string },
  ): Promise<SessionChange & { workspace: WorkspaceSummary | null }>;
  /** Administrator only. */
  update(actor: Actor, input: { name: string; publicUrl: string }): Lab;
}

export interface AuthService {
  /** Null when nobody is recognised; never throws for bad credentials. */
  authenticate(credentials: Credentials): Promise<Identity | null>;
  /** As `authenticate`, else 'not-signed-in'. */
  require(credentials: Credentials): Promise<Identity>;
  actor(identity: Identity): Actor;
  /** The client's address, for limits; from a header that our own server sets. */
  addressOf(headers: Headers): string;
  /** For an upgrade that a cookie authenticates; mutations call `checkOrigin`. */
  isOwnOrigin(headers: Headers): boolean;
  /**
   * Throws 'foreign-origin' unless a mutation that a cookie authenticates comes from our own pages.
   * GET, HEAD, OPTIONS pass.
   */
  checkOrigin(request: { method: string; headers: Headers }): void;
  /** Errors: 'wrong-credentials', 'too-many-requests' (params.seconds). */
  signIn(
    input: { email: string; password: string },
    from: { address: string },
  ): Promise<SessionChange>;
  /** Ends the session, closes its sockets. */
  signOut(headers: Headers): Promise<{ headers: Headers }>;
  updateProfile(actor: Actor, input: { name: string }): Promise<SignedInUser>;
  /** Ends the person's other sessions. Errors: 'wrong-credentials', 'weak-password'. */
  changePassword(
    headers: Headers,
    input: { current: string; next: string },
  ): Promise<SessionChange>;
  /** By an owner for a member of a workspace of theirs. Single use, 24 h. */
  createResetLink(actor: Actor, input: { ref: string; userId: string }): { url: string };
  /** Null when the link is spent, expired or unknown. */
  readResetLink(token: string): { email: string } | null;
  /** Errors: 'reset-link-invalid', 'weak-password'. */
  useResetLink(
    input: { token: string; password: string },
    from: { address: string },
  ): Promise<SessionChange>;
}

export interface BackupService {
  /** Administrator or operator. */
  status(actor: Actor): BackupStatus;
  create(actor: Actor): Promise<{ name: string; path: string; bytes: number }>;
}
