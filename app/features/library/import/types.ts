import type { ErrorReport } from '../../../domain/errors.ts';

// What the import's services answer, by shape.

export const OUTCOMES = ['new', 'updated', 'conflict', 'unchanged'] as const;
export type ImportOutcome = (typeof OUTCOMES)[number];

export interface PreviewEntry {
  index: number;
  line: number;
  key: string;
  label: string;
  title: string;
  outcome: ImportOutcome;
  workId: string | null;
  knownBy: string | null;
  assignedKey: string | null;
  conflicts: { field: string; here: string; file: string }[];
  warnings: string[];
}

export interface Failure {
  line: number;
  key: string | null;
  code: string;
  params: Record<string, string | number>;
  excerpt: string;
}

export interface Preview {
  id: string;
  filename: string | null;
  encoding: string;
  entries: PreviewEntry[];
  failures: Failure[];
  counts: Record<ImportOutcome | 'failed', number>;
}

/** How far it has come, in entries; `total` is 0 while it is not known. */
export interface Progress {
  phase: 'reading' | 'comparing' | 'storing';
  done: number;
  total: number;
}

/** Of the works, how many; of what needs a word, each. */
export interface Report {
  /** Names the import, to take it back. */
  id: string;
  imported: number;
  updated: number;
  unchanged: number;
  kept: number;
  remaining: number;
  renamed: { fileKey: string; key: string; line: number }[];
  failed: Failure[];
}

export type ImportStep =
  | { step: 'preview'; preview: Preview }
  | { step: 'report'; report: Report }
  | { step: 'cancelled' };

/** What the import's action answered last. */
export type ImportAnswer = { ok: true; value: ImportStep } | { ok: false; error: ErrorReport };

export type Choices = Record<number, 'here' | 'file'>;
