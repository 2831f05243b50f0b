/** Works that are suspected to be one, and how two become one. */
import type { Reading } from '../../app/domain/readings.ts';
import type { CslItem, DuplicateReason } from '../../bibliography/index.ts';
import type { Actor, Person } from './identity.ts';

/** One of two works that may be one, with what hangs on it. */
export interface SuspectedWork {
  id: string;
  key: string;
  item: CslItem;
  version: number;
  creators: string;
  title: string;
  container: string;
  year: number | null;
  /** How many pieces of evidence cite it. */
  uses: number;
}

export interface SuspectedPair {
  /** The one that would be kept: more cited, else richer, else older. */
  kept: SuspectedWork;
  merged: SuspectedWork;
  /** 0 to 1. */
  score: number;
  reasons: DuplicateReason[];
  /** They share an identifier and nothing speaks against it: may be merged without a look. */
  sure: boolean;
}

export interface MergeInput {
  kept: { id: string; version: number };
  merged: { id: string; version: number };
  /** Names of the fields taken from the merged work; all others stay as the kept one has them. */
  take: readonly string[];
}

export interface DoneMerge {
  /** Merges done together have one batch, and are taken back together. */
  batch: string;
  at: string;
  by: Person | null;
  kept: { id: string; key: string; title: string };
  /** As they were called. */
  merged: Array<{ id: string; key: string; title: string; ownReading: Reading | null }>;
}

export interface DuplicateService {
  /** Unrestricted works alone; pairs that were set apart are left out. Best first. */
  find(
    actor: Actor,
    ref: string,
    page?: { offset?: number; limit?: number },
  ): Promise<{ pairs: SuspectedPair[]; total: number; sure: number }>;
  /** Any two works. Errors: 'not-found', 'merge-same', 'merge-restricted'. */
  compare(actor: Actor, ref: string, ids: readonly [string, string]): Promise<SuspectedPair>;
  /**
   * The merged work's id and keys become names of the kept one, which gets its excerpts, comments,
   * tags, collections and note; the graph is not written. Of two readings of one person the further
   * advanced is kept. Answers the batch, for `undo`.
   * Errors: 'not-found', 'merge-same', 'merge-restricted', 'merge-stale' where either has changed.
   */
  merge(actor: Actor, ref: string, input: MergeInput): Promise<{ batch: string; kept: string }>;
  /** All pairs that are sure, each filling what the kept one lacks. `batch` is null where there is none. */
  mergeSure(actor: Actor, ref: string): Promise<{ batch: string | null; merged: number }>;
  /** Remembers that two works are no duplicates, or forgets it. */
  keepApart(actor: Actor, ref: string, ids: readonly [string, string], apart: boolean): void;
  /** In effect, the last first; a hundred at most. */
  merges(actor: Actor, ref: string): DoneMerge[];
  /**
   * Everything returns; what was changed since the merge stays where it is.
   * Errors: 'not-found', 'merge-buried' where the kept work has itself been merged since.
   */
  undo(actor: Actor, ref: string, batch: string): Promise<{ undone: number }>;
}
