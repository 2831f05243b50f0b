/** What an import shows before it acts, while it acts, and after. */
import type { ImportFailure, ImportFormat } from '../../bibliography/index.ts';

export type ImportOutcome = 'new' | 'updated' | 'unchanged' | 'conflict';

export interface ImportPreviewEntry {
  /** Names the entry in `ImportChoices`. */
  index: number;
  line: number;
  key: string;
  /** "Casilli et Tubaro, 2018": for the list, in the reader's language. */
  label: Record<'fr' | 'en', string>;
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
  /** A thousand at most; those that are no works (@xdata, @set) last. */
  failures: ImportFailure[];
  /** `failed` could not be read; `aside` serve other entries and are no works. */
  counts: Record<ImportOutcome | 'failed' | 'aside', number>;
}

/** How far an import under way has come, in entries. */
export interface ImportProgress {
  phase: 'reading' | 'comparing' | 'storing';
  done: number;
  /** 0 while it is not known. */
  total: number;
}

/** Of a field changed on both sides: keep what is here, or take the file's. */
export type ImportSide = 'here' | 'file';

/** What was chosen for conflicts. */
export interface ImportChoices {
  /** By an entry's `index` and the CSL variable. */
  fields?: Record<number, Record<string, ImportSide>>;
  /** For all that `fields` does not name, listed or not; 'here' where it is left out. */
  rest?: ImportSide;
}

/** An import that was made, and can be taken back. */
export interface PastImport {
  /** For `ShelfService.undo`. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  filename: string | null;
  imported: number;
  updated: number;
}

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
