/** The works of a project: finding, editing, keys, import. */
import type { WorkAliases } from '../../app/domain/graph/aliases.ts';
import type { LocalizedText, Locator, Stance } from '../../app/domain/graph/types.ts';
import type { Reading, ReadingState } from '../../app/domain/readings.ts';
import type { CslItem, ImportFormat, RawEntry } from '../../bibliography/index.ts';
import type { Actor, Person } from './identity.ts';
import type {
  ImportChoices,
  ImportPreview,
  ImportProgress,
  ImportReport,
  PastImport,
} from './imports.ts';

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
  /** Only its identifier is known: the service that keeps the rest has not answered yet. */
  isAwaited: boolean;
  /** In alphabetical order. */
  tags: string[];
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
  /** Of this collection alone, by id. */
  collection?: string;
  /** With this tag alone, without regard to accents or case. */
  tag?: string;
  /** Of these alone, by id: what another part of the project knows of works (a literature). */
  among?: readonly string[];
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

export interface KeyChange {
  workId: string;
  from: string;
  to: string;
}

export type LookupResult =
  | { outcome: 'added' | 'known'; workId: string; key: string }
  /** `reason` is the code of what went wrong. */
  | { outcome: 'pending'; workId: string; key: string; reason: string };

export interface LibraryService {
  list(
    actor: Actor,
    ref: string,
    query?: WorkQuery,
  ): Promise<{ works: WorkSummary[]; total: number }>;
  /** By id, key or alias. */
  get(actor: Actor, ref: string, work: string): Promise<Work>;
  /**
   * All CSL items, deleted ones included, so that evidence reads its last citation; for the map's panel.
   * `onPaper`: without the restricted, even for those who are named; a sheet is passed from hand to hand.
   */
  items(
    actor: Actor,
    ref: string,
    options?: { onPaper?: boolean },
  ): Array<{ id: string; key: string; item: CslItem; deleted: boolean }>;
  /** Merged works with what they became, for reading the live graph. */
  aliases(actor: Actor, ref: string): WorkAliases;
  uses(actor: Actor, ref: string, workId: string): Promise<WorkUse[]>;
  /**
   * A key is made where none is given. `id` may come from a client that added it offline: the same
   * person adding the same id again is given what the first time made. `wish` is a key to take if it
   * can be had.
   * Errors: 'key-taken', 'key-invalid', 'id-taken', 'work-invalid' (params.field).
   */
  add(
    actor: Actor,
    ref: string,
    input: { item: Omit<CslItem, 'id'>; key?: string; wish?: string; id?: string },
  ): Promise<Work>;
  /**
   * Finds an identifier (DOI, HAL, arXiv, ISBN) in a text and asks its service. Where that does not
   * answer, the work is added with its identifier alone ('pending') and asked for again later.
   * Errors: 'identifier-missing', 'lookup-unknown'.
   */
  lookUp(actor: Actor, ref: string, text: string): Promise<LookupResult>;
  /**
   * Asks at once for a work that waits for its details; nothing where it does not wait.
   * Errors: 'lookup-unknown', 'lookup-unreachable', 'lookup-busy'.
   */
  lookUpAgain(actor: Actor, ref: string, workId: string): Promise<void>;
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
  /** The acting person's own that changed something and were not taken back, the last ten, the newest first. */
  pastImports(actor: Actor, ref: string): PastImport[];
  /** Of the acting person's own job; null when it does not run. */
  importProgress(actor: Actor, ref: string, job: string): ImportProgress | null;
  /** While it reads or compares nothing is kept; while it stores, what came before stays. */
  cancelImport(actor: Actor, ref: string, job: string): void;
}
