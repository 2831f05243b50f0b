/** What the services take and give: plain data, safe to serialise to the browser. Times are ISO 8601, UTC. */
import type { Language, LocalizedText, Locator, Stance } from '../app/domain/graph/types.ts';
import type { Reading, ReadingLine, ReadingState } from '../app/domain/readings.ts';
import type { ExcerptFields } from '../app/domain/excerpts.ts';
import type { Ability, Role } from '../app/domain/roles.ts';
import type {
  CslItem,
  CslNode,
  ImportFailure,
  ImportFormat,
  Omittable,
  RawEntry,
} from '../bibliography/index.ts';

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

// ---- library ----

/** What a person says of their own reading; the rest of it (order, times) follows. */
export type ReadingChange = Partial<Omit<Reading, 'rank' | 'statusAt'>>;

export interface Recommendation {
  id: string;
  from: Person | null;
  to: Person | null;
  reason: string;
  due: string | null;
  createdAt: string;
}

/** A passage of a work, with what it is evidence for. */
export interface Excerpt extends ExcerptFields {
  id: string;
  work: {
    id: string;
    key: string;
    title: string;
    creators: string;
    year: number | null;
    restricted: boolean;
  };
  version: number;
  createdAt: string;
  createdBy: Person | null;
  updatedAt: string;
  deletedAt: string | null;
  uses: WorkUse[];
}

export type ExcerptUpdate =
  | { saved: true; excerpt: Excerpt }
  /** Someone saved since `version`: theirs is stored, mine is given back untouched. */
  | { saved: false; theirs: Excerpt; mine: ExcerptFields };

/** Who may see a work. The real name behind a pseudonym is told to them alone. */
export interface Restriction {
  restricted: boolean;
  readers: Person[];
  realName: string;
}

/** What still holds an erased work. */
export interface Withdrawal {
  /** By then the last automatic backup that holds it is gone, ISO 8601. */
  backupsUntil: string;
  /** Backups by hand and folders kept by a restore: nothing deletes them by itself. */
  kept: string[];
}

/** A filtered view under a name of its owner's; `query` is the address's. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
}

/** A row of the library. */
export interface WorkSummary {
  id: string;
  key: string;
  type: string;
  /** All authors (else editors), family name first, "; " between. */
  creators: string;
  title: string;
  container: string;
  year: number | null;
  version: number;
  updatedAt: string;
  deletedAt: string | null;
  /** For named members alone, of whom the acting one is. */
  restricted: boolean;
  /** How many pieces of evidence cite it. */
  uses: number;
  reading: Pick<Reading, 'status' | 'shared'>;
  /** Of the members who share theirs, the acting one left out. */
  sharedReadings: Array<{ person: Person; status: ReadingState; verdict: string }>;
}

export interface Work extends WorkSummary {
  item: CslItem;
  raw: RawEntry | null;
  aliases: string[];
  updatedBy: Person | null;
}

/** One piece of evidence that cites the work. */
export interface WorkUse {
  evidenceId: string;
  target: { kind: 'concept' | 'proposition'; id: string };
  /** P12 for a proposition that has its number. */
  number: number | null;
  /** The concept's label, or the proposition "from phrase to", by language. */
  label: LocalizedText;
  maps: Array<{ id: string; slug: string; name: LocalizedText }>;
  stance: Stance;
  locator: Locator | null;
}

export const WORK_SORTS = [
  'creators',
  'title',
  'year',
  'container',
  'key',
  'updated',
  'uses',
] as const;
export type WorkSort = (typeof WORK_SORTS)[number];

export interface WorkQuery {
  /** Words or beginnings of words, without regard to accents or case; empty lists everything. */
  query?: string;
  sort?: WorkSort;
  direction?: 'asc' | 'desc';
  type?: string;
  reading?: ReadingState | 'none';
  used?: boolean;
  deleted?: boolean;
  offset?: number;
  /** 200 unless given; 20,000 at most. */
  limit?: number;
}

export type DeletePlan =
  /** With uses: refused ('work-in-use') and listed in the answer. */
  | { act: 'if-unused' }
  /** Evidence stays and shows "removed". */
  | { act: 'confirmed' }
  | { act: 'repoint'; to: string };

export type DeleteResult =
  { deleted: true; repointed: number } | { deleted: false; uses: WorkUse[] };

export type UpdateResult =
  | { saved: true; work: Work }
  /** Someone saved since `version`: theirs is stored, mine is given back untouched. */
  | { saved: false; theirs: Work; mine: { item: CslItem; key: string } };

export type ImportOutcome = 'new' | 'updated' | 'unchanged' | 'conflict';

export interface ImportPreviewEntry {
  /** Names the entry in `ImportChoices`. */
  index: number;
  line: number;
  key: string;
  /** "Casilli 2018": short label for the list. */
  label: string;
  title: string;
  outcome: ImportOutcome;
  /** The work it meets, where there is one. */
  workId: string | null;
  /** What it was known by: a scheme of identifiers ("zotero", "doi", "isbn", ...) or "key". */
  knownBy: string | null;
  /** Set where the file's key is taken by another work: the work gets this key, the file's becomes unreachable or an alias. */
  assignedKey: string | null;
  /** CSL variables that the file would change although they were edited here since the last import. */
  conflicts: Array<{ field: string; here: string; file: string }>;
  warnings: string[];
}

export interface ImportPreview {
  /** Hand to `applyImport` within the hour. */
  id: string;
  filename: string | null;
  encoding: string;
  format: ImportFormat;
  /** A thousand at most, those that ask for a choice first of all; `counts` counts them all. */
  entries: ImportPreviewEntry[];
  failures: ImportFailure[];
  counts: Record<ImportOutcome | 'failed', number>;
}

export interface KeyChange {
  workId: string;
  from: string;
  to: string;
}

export type LookupResult =
  | { outcome: 'added' | 'known'; workId: string; key: string }
  /** `reason` is the code of what went wrong. */
  | { outcome: 'pending'; workId: string; key: string; reason: string };

/** How far an import under way has come, in entries. */
export interface ImportProgress {
  phase: 'reading' | 'comparing' | 'storing';
  done: number;
  /** 0 while it is not known. */
  total: number;
}

/** For a conflict: keep what is here (the default), or take the file's. */
export type ImportChoices = Record<number, 'here' | 'file'>;

export interface ImportReport {
  imported: Array<{ workId: string; key: string; line: number }>;
  updated: Array<{ workId: string; key: string; line: number }>;
  unchanged: number;
  /** Left as they were here by choice. */
  kept: Array<{ workId: string; key: string; line: number }>;
  /** A key of the file that was taken: the work is under `key`. */
  renamed: Array<{ fileKey: string; key: string; line: number }>;
  failed: ImportFailure[];
  /** Not reached, because the import was cancelled; what came before is stored. */
  remaining: number;
  /** Names the import in the audit. */
  id: string;
}

// ---- bibliography and interchange ----

/** `map` and `works` take ids (a map's slug too). */
export type Scope =
  { kind: 'library' } | { kind: 'map'; map: string } | { kind: 'works'; ids: string[] };

export const EXPORT_FORMATS = [
  'bibtex',
  'biblatex',
  'csl-json',
  'ris',
  'endnote-xml',
  'word-xml',
  'markdown',
  'plain',
  'html',
  'graph-json',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file holds beside the scope. */
export interface ExportOptions {
  /** Of formatted references (markdown, plain, html): a style and a locale of the catalogue. */
  style?: string;
  locale?: string;
  /** Left out of every work; nothing unless told. */
  omit?: readonly Omittable[];
  /** On the way back to Zotero: without the works that came from there. */
  withoutZotero?: boolean;
}

export interface ExportFile {
  filename: string;
  mediaType: string;
  body: string;
  /** Strong, quoted: of the bytes. */
  etag: string;
}

/** A citation style; `kind` is "author-date", "numeric", "note", "label" or "author". */
export interface StyleChoice {
  id: string;
  title: string;
  kind: string;
}

/** A style and the locales it falls back on, by tag. */
export interface StyleTrees {
  style: CslNode;
  locales: Record<string, CslNode>;
}

export interface RenderedBibliography {
  style: string;
  locale: string;
  /** Works in the scope; a slice has fewer entries. */
  total: number;
  /** Sorted as the style asks; `html` is sanitised. */
  entries: Array<{ id: string; html: string; text: string }>;
  html: string;
  text: string;
}

// ---- comments, search, changes ----

export interface CommentTarget {
  kind: 'concept' | 'proposition' | 'map' | 'work';
  id: string;
}

export interface Comment {
  id: string;
  target: CommentTarget;
  body: string;
  author: Person | null;
  createdAt: string;
  editedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: Person | null;
}

export type SearchHit =
  | { kind: 'concept'; id: string; label: LocalizedText; maps: string[] }
  | { kind: 'proposition'; id: string; number: number | null; label: LocalizedText; maps: string[] }
  | { kind: 'map'; id: string; slug: string; name: LocalizedText }
  | { kind: 'work'; id: string; key: string; creators: string; title: string; year: number | null }
  | {
      kind: 'excerpt' | 'note';
      id: string;
      work: { id: string; key: string; title: string };
      excerpt: string;
    }
  | { kind: 'comment'; id: string; target: CommentTarget; excerpt: string; author: string | null };

/** One meaningful difference; `what` is a key of the interface's words, `params` what fills it. */
export interface ChangeItem {
  at: string;
  person: Person | null;
  area: 'graph' | 'library' | 'comments' | 'members';
  what: string;
  /** Labels in each language where they have one. */
  params: Record<string, string | number | LocalizedText>;
  target: CommentTarget | null;
  /** Positions only: shown apart from meaning. */
  layout: boolean;
}

export interface BackupStatus {
  last: { name: string; at: string; bytes: number } | null;
  /** Seconds since the last; null when there is none. */
  ageSeconds: number | null;
  kept: number;
  lastFailure: { at: string; code: string } | null;
  directory: string;
}

/** What an open page hears at once (GET /api/workspaces/:id/events). */
export interface LiveEvent {
  kind: 'works' | 'comments' | 'members' | 'workspace';
  ids: string[];
  by: string | null;
}

export type { Reading, ReadingLine, ReadingState };
export type { CslItem, ImportFailure, Language, RawEntry, Role };
