import type { ErrorReport } from '../../../domain/errors.ts';

// What the import's services answer, by shape.

export const OUTCOMES = ['new', 'updated', 'conflict', 'unchanged'] as const;
export type ImportOutcome = (typeof OUTCOMES)[number];

export interface PreviewEntry {
  index: number;
  line: number;
  key: string;
  label: Record<'fr' | 'en', string>;
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
  format: string;
  entries: PreviewEntry[];
  failures: Failure[];
  counts: Record<ImportOutcome | 'failed' | 'aside', number>;
}

/** Not a work, but data for other entries, which have taken it over (@xdata, @set). */
export function isAside({ code }: Failure): boolean {
  return code === 'entry-not-a-work';
}

/** How far it has come, in entries; `total` is 0 while it is not known. */
export interface Progress {
  phase: 'reading' | 'comparing' | 'storing';
  done: number;
  total: number;
}

/** One that was made earlier and can be taken back; `at` is ISO 8601, UTC. */
export interface PastImport {
  id: string;
  at: string;
  filename: string | null;
  imported: number;
  updated: number;
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

export type Side = 'here' | 'file';

/** What is chosen for fields that changed on both sides: one by one, by the entry's index, and for the rest. */
export interface Choices {
  fields: Record<number, Record<string, Side>>;
  rest: Side;
}

/** The side chosen for each conflict of an entry. */
export function sidesOf({ fields, rest }: Choices, { index, conflicts }: PreviewEntry): Side[] {
  return conflicts.map(({ field }) => fields[index]?.[field] ?? rest);
}

export function withSides(
  choices: Choices,
  entry: PreviewEntry,
  named: readonly string[],
  side: Side,
) {
  const before = choices.fields[entry.index];
  const chosen = { ...before, ...Object.fromEntries(named.map((field) => [field, side])) };
  return { ...choices, fields: { ...choices.fields, [entry.index]: chosen } };
}
