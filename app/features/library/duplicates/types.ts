import type { CslItem, DuplicateReason } from '../../../../bibliography/index.ts';
import type { Reading } from '../../../domain/readings.ts';

// What the screen is given: the service's answers as plain data, by shape.

export interface SuspectedWork {
  id: string;
  key: string;
  item: CslItem;
  version: number;
  creators: string;
  title: string;
  container: string;
  year: number | null;
  uses: number;
}

export interface SuspectedPair {
  kept: SuspectedWork;
  merged: SuspectedWork;
  score: number;
  reasons: DuplicateReason[];
  sure: boolean;
}

export interface DoneMerge {
  batch: string;
  at: string;
  by: { id: string; name: string } | null;
  kept: { id: string; key: string; title: string };
  merged: { id: string; key: string; title: string; ownReading: Reading | null }[];
}

export interface DuplicatesData {
  pairs: SuspectedPair[];
  total: number;
  sure: number;
  offset: number;
  /** Two works that somebody chose to compare. */
  chosen: SuspectedPair | null;
  merges: DoneMerge[];
}

export type Outcome =
  | { intent: 'merge'; batch: string | null; merged: number }
  | { intent: 'merge-sure'; batch: string | null; merged: number }
  | { intent: 'apart'; a: string; b: string }
  | { intent: 'together'; a: string; b: string }
  | { intent: 'undo'; undone: number };
