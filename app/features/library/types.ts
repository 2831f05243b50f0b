import type { CslItem, CslNode } from '../../../bibliography/index.ts';
import type { ErrorReport } from '../../domain/errors.ts';
import {
  READING_STATES,
  type Reading as OwnReading,
  type ReadingState,
} from '../../domain/readings.ts';
import type { Hue, LocalizedText, Locator, Shape, Stance } from '../../domain/graph/types.ts';

// What the library's screens are given: the services' answers as plain data, by shape.

export { READING_STATES, type ReadingState };

/** Of one's own reading, what a list of works shows. */
export type Reading = Pick<OwnReading, 'status' | 'shared'>;

/** A row of the list. Times are ISO 8601, UTC. */
export interface WorkRow {
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
  /** Only its identifier is known yet. */
  isAwaited: boolean;
  /** The project's own words for it. */
  tags: string[];
  /** How many pieces of evidence cite it. */
  uses: number;
  reading: Reading;
  /** Terms of the literatures whose concepts and propositions it supports. */
  literatures: string[];
}

export interface WorkDetail extends Omit<WorkRow, 'literatures'> {
  item: CslItem;
  aliases: string[];
  fromZotero: boolean;
  updatedBy: { id: string; name: string } | null;
  sharedReadings: SharedReading[];
}

export interface SharedReading {
  person: { id: string; name: string };
  status: ReadingState;
  verdict: string;
}

/** One piece of evidence that cites the work. */
export interface WorkUse {
  evidenceId: string;
  target: { kind: 'concept' | 'proposition'; id: string };
  number: number | null;
  /** A concept's label, or the proposition's three parts in one text. */
  label: LocalizedText;
  maps: { id: string; slug: string; name: LocalizedText }[];
  stance: Stance;
  locator: Locator | null;
}

/** A use, with the proposition's sentence in parts where the graph has it: the phrase is set in italic. */
export interface WorkUseLine extends WorkUse {
  sentence: { from: LocalizedText; phrase: LocalizedText; to: LocalizedText } | null;
}

export interface Literature {
  id: string;
  label: LocalizedText;
  shape: Shape | null;
  hue: Hue | null;
}

/** What a picker offers: enough to recognise a work. */
export interface PickableWork {
  id: string;
  key: string;
  creators: string;
  title: string;
  year: number | null;
}

/** A citation style to choose from. */
export interface StyleChoice {
  id: string;
  title: string;
  /** "author-date", "numeric", "note", "label" or "author". */
  kind: string;
  /** Brought by the project itself. */
  own?: true;
}

/** What is wrong with a style file; null lines are of the file as a whole. */
export interface StyleFault extends ErrorReport {
  line: number | null;
  /** Names of what the schema wants in its place. */
  expected: string[];
}

export type AddedStyle =
  { style: StyleChoice; faults: [] } | { style: null; faults: StyleFault[]; count: number };

/** A style and the locales it falls back on, by tag: what sets references in the page itself. */
export interface StyleTrees {
  style: CslNode;
  locales: Record<string, CslNode>;
}

export interface Collection {
  id: string;
  name: string;
  works: number;
}

export interface Tag {
  name: string;
  works: number;
}

export interface SavedSearch {
  id: string;
  name: string;
  /** The library's parameters: "q=travail&type=book". */
  query: string;
  shared: boolean;
  own: boolean;
}

/** What the works are put in order by. */
export interface Shelf {
  collections: Collection[];
  tags: Tag[];
  searches: SavedSearch[];
}

/** What is done to every chosen work; what is absent stays as it is. */
export interface BulkChange {
  addTags?: string[];
  removeTags?: string[];
  addTo?: string[];
  removeFrom?: string[];
  type?: string;
  language?: string;
  delete?: boolean;
}

export interface BulkLine {
  id: string;
  key: string;
  title: string;
  parts: {
    part: 'type' | 'language' | 'tags' | 'collections' | 'deleted';
    from: string;
    to: string;
  }[];
}

interface UsedWork {
  id: string;
  key: string;
  title: string;
  uses: number;
}

export interface BulkPreview {
  lines: BulkLine[];
  changed: number;
  unchanged: number;
  /** Not deleted, since they serve as sources. */
  used: UsedWork[];
}

export interface BulkResult {
  act: string | null;
  changed: number;
  unchanged: number;
  used: UsedWork[];
}
