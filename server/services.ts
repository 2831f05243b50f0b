/**
 * Everything the program can do, behind one door. Loaders, actions, the API and the command line
 * all call these; every method checks membership and ability itself (`server/access.ts`).
 *
 * `ref` is a workspace's id or slug. A workspace that is missing, deleted or not the actor's reads
 * the same: CanevasError 'not-found'. One that is the actor's without the ability: 'read-only'
 * (graph, library, comments) or 'forbidden' (managing).
 */
import type * as Y from 'yjs';
import type { ExcerptFields } from '../app/domain/excerpts.ts';
import type { Graph, LocalizedText, Stance } from '../app/domain/graph/types.ts';
import type { Role } from '../app/domain/roles.ts';
import type { CslItem, ImportFormat, Slice } from '../bibliography/index.ts';
import type {
  AccessToken,
  Actor,
  BackupStatus,
  ChangeItem,
  Comment,
  CommentTarget,
  Credentials,
  DeletePlan,
  DeleteResult,
  Excerpt,
  ExcerptUpdate,
  ExportFile,
  ExportFormat,
  ExportOptions,
  Identity,
  ImportChoices,
  ImportPreview,
  ImportProgress,
  ImportReport,
  Invitation,
  InvitationOffer,
  Lab,
  KeyChange,
  LiveEvent,
  LookupResult,
  MapSummary,
  Member,
  Reading,
  ReadingChange,
  ReadingLine,
  ReadingState,
  Recommendation,
  RenderedBibliography,
  Restriction,
  SavedView,
  Scope,
  SearchHit,
  SignedInUser,
  StyleChoice,
  StyleTrees,
  TokenRole,
  UpdateResult,
  Withdrawal,
  Work,
  WorkQuery,
  WorkSummary,
  WorkUse,
  Workspace,
  WorkspaceCard,
  WorkspaceSummary,
} from './types.ts';

/** Made once, in the composition root; handed to everything that answers people. */
export interface Services {
  lab: LabService;
  auth: AuthService;
  workspaces: WorkspaceService;
  maps: MapService;
  members: MemberService;
  tokens: TokenService;
  library: LibraryService;
  readings: ReadingService;
  excerpts: ExcerptService;
  restrictions: RestrictionService;
  notes: NoteService;
  bibliography: BibliographyService;
  comments: CommentService;
  search: SearchService;
  changes: ChangeService;
  events: EventService;
  backups: BackupService;
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
  /** The example's banner: 'keep' makes it an ordinary workspace; 'erase' deletes it and begins an empty one. */
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

export interface LibraryService {
  list(
    actor: Actor,
    ref: string,
    query?: WorkQuery,
  ): Promise<{ works: WorkSummary[]; total: number }>;
  /** By id, key or alias. */
  get(actor: Actor, ref: string, work: string): Promise<Work>;
  /** All CSL items, deleted ones included, so that evidence reads its last citation; for the map's panel. */
  items(
    actor: Actor,
    ref: string,
  ): Array<{ id: string; key: string; item: CslItem; deleted: boolean }>;
  uses(actor: Actor, ref: string, workId: string): Promise<WorkUse[]>;
  /**
   * A key is made where none is given. `id` may come from a client that added it offline.
   * Errors: 'key-taken', 'key-invalid', 'id-taken', 'work-invalid' (params.field).
   */
  add(
    actor: Actor,
    ref: string,
    input: { item: Omit<CslItem, 'id'>; key?: string; id?: string },
  ): Promise<Work>;
  /**
   * Finds an identifier (DOI, HAL, arXiv, ISBN) in a text and asks its service. Where that does not
   * answer, the work is added with its identifier alone ('pending') and asked for again later.
   * Errors: 'identifier-missing', 'lookup-unknown'.
   */
  lookUp(actor: Actor, ref: string, text: string): Promise<LookupResult>;
  /** Of new keys; null for the usual one. */
  keyFormula(actor: Actor, ref: string): string | null;
  /** Errors: 'key-formula-invalid' (params.found, params.at). */
  setKeyFormula(actor: Actor, ref: string, formula: string | null): void;
  /** The keys that a formula would change; nothing is. Errors: 'key-formula-invalid'. */
  previewKeys(
    actor: Actor,
    ref: string,
    input: { formula: string; ids?: readonly string[] | null },
  ): { changes: KeyChange[]; unchanged: number };
  /** Old keys stay as aliases. A work whose key has changed since the preview is left. */
  renameKeys(
    actor: Actor,
    ref: string,
    changes: readonly KeyChange[],
  ): Promise<{ renamed: KeyChange[]; left: number }>;
  /** A changed key keeps the old one as alias. */
  update(
    actor: Actor,
    ref: string,
    workId: string,
    input: { item: CslItem; key: string; version: number },
  ): Promise<UpdateResult>;
  delete(actor: Actor, ref: string, workId: string, plan: DeletePlan): Promise<DeleteResult>;
  restore(actor: Actor, ref: string, workId: string): Promise<Work>;
  /**
   * `job` names it for `importProgress` and `cancelImport` while it runs.
   * Errors: 'import-empty', 'import-binary', 'import-too-large', 'import-unknown-format',
   * 'import-timeout', 'import-too-complex', 'import-cancelled'.
   */
  previewImport(
    actor: Actor,
    ref: string,
    input: {
      data: Uint8Array | string;
      filename?: string | null;
      format?: ImportFormat;
      job?: string;
    },
  ): Promise<ImportPreview>;
  /** Errors: 'import-expired'. */
  applyImport(
    actor: Actor,
    ref: string,
    previewId: string,
    choices?: ImportChoices,
    job?: string,
  ): Promise<ImportReport>;
  /** Without a preview, for the command line: conflicts are kept as they are here. */
  importNow(
    actor: Actor,
    ref: string,
    input: {
      data: Uint8Array | string;
      filename?: string | null;
      format?: ImportFormat;
      job?: string;
    },
  ): Promise<ImportReport>;
  /** Of the acting person's own job; null when it does not run. */
  importProgress(actor: Actor, ref: string, job: string): ImportProgress | null;
  /** While it reads or compares nothing is kept; while it stores, what came before stays. */
  cancelImport(actor: Actor, ref: string, job: string): void;
}

/** One's own, for persons only. What others see of it is `shared` alone: its status and verdict. */
export interface ReadingService {
  get(actor: Actor, ref: string, workId: string): Reading;
  /** Every work of the library with one's own reading of it, and what others share. */
  list(actor: Actor, ref: string): Promise<ReadingLine[]>;
  /** One's own states by work id; a token has none. */
  states(actor: Actor, ref: string): Record<string, ReadingState>;
  /** Errors: 'bad-request', 'too-long' (params.field). */
  set(actor: Actor, ref: string, workId: string, change: ReadingChange): Reading;
  /** All of them or none. */
  setMany(
    actor: Actor,
    ref: string,
    workIds: string[],
    change: ReadingChange,
  ): Record<string, Reading>;
  /** Puts a work in "read next" right behind another; null: first. */
  rank(actor: Actor, ref: string, workId: string, behind: string | null): Reading;
  /** Errors: 'not-found' (params.field 'to') for who is no member or may not see the work. */
  recommend(
    actor: Actor,
    ref: string,
    input: { work: string; to: string; reason: string; due: string | null },
  ): void;
  /** Made or received by the acting person, newest first. */
  recommendations(actor: Actor, ref: string, workId: string): Recommendation[];
  /** By either of the two. */
  removeRecommendation(actor: Actor, ref: string, id: string): void;
  views(actor: Actor, ref: string): SavedView[];
  saveView(actor: Actor, ref: string, input: { name: string; query: string }): SavedView;
  deleteView(actor: Actor, ref: string, id: string): void;
}

/** Whoever may not see a work sees none of its excerpts, here or anywhere they go. */
export interface ExcerptService {
  /** `since`: made after that time, ISO 8601. */
  list(
    actor: Actor,
    ref: string,
    filter?: { work?: string; ids?: string[]; since?: string },
  ): Promise<Excerpt[]>;
  /** Errors: 'required', 'too-long', 'bad-request' (params.field). */
  add(actor: Actor, ref: string, workId: string, fields: ExcerptFields): Promise<Excerpt>;
  /** Evidence that quotes it follows. */
  update(
    actor: Actor,
    ref: string,
    id: string,
    input: ExcerptFields & { version: number },
  ): Promise<ExcerptUpdate>;
  setDeleted(actor: Actor, ref: string, id: string, deleted: boolean): Promise<Excerpt>;
  /** Makes it evidence; of a restricted work the graph holds the pointer alone. */
  cite(
    actor: Actor,
    ref: string,
    id: string,
    input: { on: { kind: 'concept' | 'proposition'; id: string }; stance?: Stance },
  ): Promise<Excerpt>;
}

/** The shared note of a work; its text is edited by its own socket, `/collab/note/:workId`. */
export interface NoteService {
  /** The works whose notes speak of this one, or of a concept or proposition. */
  mentioning(
    actor: Actor,
    ref: string,
    mention: { kind: 'work' | 'concept' | 'proposition'; target: string },
  ): Array<{ id: string; key: string; title: string }>;
  export(actor: Actor, ref: string, work: string, format: 'markdown' | 'html'): Promise<ExportFile>;
}

/** Who may see a work: everyone of the project, or the members named. */
export interface RestrictionService {
  get(actor: Actor, ref: string, work: string): Restriction;
  /** By id alone: what the acting person may not see, and what was withdrawn. */
  hidden(actor: Actor, ref: string): Array<{ id: string; withdrawn: boolean }>;
  /** null lifts the restriction; the acting person is always among the readers. */
  set(actor: Actor, ref: string, work: string, readers: string[] | null): Promise<void>;
  setRealName(actor: Actor, ref: string, work: string, name: string): void;
  /**
   * Erases a restricted work with its notes, excerpts and history, for good. What it was a source of
   * keeps "source withdrawn". Answers what still holds it, until when.
   * Errors: 'bad-request' where the work is not restricted.
   */
  withdraw(actor: Actor, ref: string, work: string): Promise<Withdrawal>;
}

export interface BibliographyService {
  /**
   * All of it, or a slice in the style's order.
   * Errors: 'style-unknown', 'locale-unknown', 'style-fails', 'render-timeout'.
   */
  render(
    actor: Actor,
    ref: string,
    input: { scope: Scope; style: string; locale: string; slice?: Slice },
  ): Promise<RenderedBibliography>;
  /** Citation styles whose title or id has the words asked for; those that are offered first, for no words. */
  styles(actor: Actor, ref: string, query: string): Promise<StyleChoice[]>;
  /** What a page needs to set references itself. Errors: 'style-unknown', 'locale-unknown'. */
  styleTrees(
    actor: Actor,
    ref: string,
    input: { style: string; locale: string },
  ): Promise<StyleTrees>;
  /** graph-json holds the whole project (graph and library) whatever the scope. */
  export(
    actor: Actor,
    ref: string,
    input: { scope: Scope; format: ExportFormat } & ExportOptions,
  ): Promise<ExportFile>;
}

export interface CommentService {
  list(
    actor: Actor,
    ref: string,
    filter?: { target?: CommentTarget; resolved?: boolean },
  ): Comment[];
  /** Errors: 'too-long' (params.max), 'required'. */
  add(actor: Actor, ref: string, input: { target: CommentTarget; body: string }): Promise<Comment>;
  /** One's own only. */
  edit(actor: Actor, ref: string, commentId: string, body: string): Comment;
  resolve(actor: Actor, ref: string, commentId: string, resolved: boolean): Comment;
  /** One's own, or any as owner. */
  delete(actor: Actor, ref: string, commentId: string): void;
}

export interface SearchService {
  /** Concepts, propositions, maps, works, comments; at most `limit` (20) of each kind. */
  find(actor: Actor, ref: string, query: string, limit?: number): Promise<SearchHit[]>;
}

export interface ChangeService {
  /** Newest first, by person; `since` is ISO 8601. */
  since(actor: Actor, ref: string, since: string): Promise<ChangeItem[]>;
}

export interface EventService {
  /** Calls back on each change of the workspace; returns the way to stop. */
  subscribe(actor: Actor, ref: string, listener: (event: LiveEvent) => void): () => void;
}

export interface BackupService {
  /** Administrator or operator. */
  status(actor: Actor): BackupStatus;
  create(actor: Actor): Promise<{ name: string; path: string; bytes: number }>;
}

// ---- what the services need from the collaboration side (server/collab) ----

export interface GraphRoom {
  /** As committed; to be read, never written. */
  readonly doc: Y.Doc;
  /** As committed. */
  projection(): Graph;
  /** Runs `change` in one transaction on a draft; resolves once it is committed to disk. */
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
  /** The note of a work, as committed; to be read, never written. */
  note(workId: string): Promise<{ readonly doc: Y.Doc }>;
  /** Every update of the workspace's graph, oldest first. */
  history(workspaceId: string): Iterable<HistoryEntry>;
  /** Milliseconds; null when no person has changed the graph. */
  lastChange(workspaceId: string): number | null;
  /** After a membership, a token or a workspace's deletion is committed: open sockets are asked again. */
  rolesChanged(workspaceId: string): void;
  /** Closes a person's sockets there with a y-websocket close code. */
  disconnect(workspaceId: string, userId: string, code: number): void;
  /** At sign-out. */
  disconnectSession(sessionId: string): void;
}
