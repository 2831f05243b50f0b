/** One's own readings, and the excerpts, notes and restrictions of a work. */
import type { ExcerptFields } from '../../app/domain/excerpts.ts';
import type { Stance } from '../../app/domain/graph/types.ts';
import type { Sheet, SheetLine, SheetPeriod } from '../../app/domain/meeting-sheet.ts';
import type { Reading, ReadingLine, ReadingState } from '../../app/domain/readings.ts';
import type { ExportFile } from './bibliography.ts';
import type { Actor, Person } from './identity.ts';
import type { WorkUse } from './library.ts';

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

/** A work of which only that is known. */
export interface HiddenWork {
  id: string;
  withdrawn: boolean;
  /** Of a withdrawn one: when the last automatic backup that may hold it goes, ISO 8601; null once it is gone. */
  backupsUntil: string | null;
}

/** A filtered view under a name of its owner's; `query` is the address's. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
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
  /** By the id of a concept or proposition: the works whose notes speak of it. */
  mentions(
    actor: Actor,
    ref: string,
  ): Record<string, Array<{ id: string; key: string; title: string }>>;
  export(actor: Actor, ref: string, work: string, format: 'markdown' | 'html'): Promise<ExportFile>;
}

/** Who may see a work: everyone of the project, or the members named. */
export interface RestrictionService {
  get(actor: Actor, ref: string, work: string): Restriction;
  /**
   * By id alone: what the acting person may not see, and what was withdrawn. `onPaper`: all that is
   * restricted.
   */
  hidden(actor: Actor, ref: string, options?: { onPaper?: boolean }): HiddenWork[];
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

/** A sheet in a list. */
export interface SheetSummary extends SheetPeriod {
  id: string;
  title: string;
  by: Person | null;
  createdAt: string;
}

/** Lines by their ids, of those that `propose` gives for the period. */
export interface SheetChoice extends SheetPeriod {
  title: string;
  lines: string[];
}

/** One page for a meeting: what its owner chooses of a period, until they take it back. */
export interface SheetService {
  /** All that could be on it, for its owner's eyes. Errors: 'bad-request' (params.field). */
  propose(actor: Actor, ref: string, period: SheetPeriod): Promise<SheetLine[]>;
  /** The page, shown to nobody and kept nowhere: to be printed or sent by its owner. */
  compose(actor: Actor, ref: string, choice: SheetChoice): Promise<Sheet>;
  /** Shows it to the project's members. Errors: 'required', 'too-long' (params.field). */
  share(actor: Actor, ref: string, choice: SheetChoice): Promise<SheetSummary>;
  /** Those that the members share, newest first. */
  list(actor: Actor, ref: string): SheetSummary[];
  get(actor: Actor, ref: string, id: string): Promise<SheetSummary & Sheet>;
  /** By its owner alone: nobody sees it any more. */
  takeBack(actor: Actor, ref: string, id: string): void;
}
