import type { WorkAliases } from '../../domain/graph/aliases.ts';
import type { Ability, Role } from '../../domain/roles.ts';
import type { ReadingState } from '../../domain/readings.ts';
import type { Graph, Locator } from '../../domain/graph/types.ts';

/** What the map's page is given by its loader: plain data, as the services answer it. */
export interface MapPageData {
  workspace: {
    id: string;
    slug: string;
    name: string;
    role: Role;
    isExample: boolean;
    abilities: Record<Ability, boolean>;
  };
  user: { id: string; name: string };
  /** The projection at the time of the request; the live one follows it. */
  graph: Graph;
  /** The map's id in the graph. */
  mapId: string;
  /** Merged works with what they became: the document still cites the former. */
  aliases: WorkAliases;
  /** Every work of the library, deleted ones too: evidence may still cite them. */
  works: MapWork[];
  /** The passages of them that the reader may see. */
  excerpts: MapExcerpt[];
  /** Locators offered by CSL type, the likeliest first; `default` for the others. */
  locators: Record<string, readonly string[]>;
  /** Open comments by what they stand on. */
  openComments: Record<string, number>;
  /** The works whose notes speak of a concept or a proposition, by its id. */
  notes: Record<string, { id: string; key: string; title: string }[]>;
}

/** Enough of a work to find it, to name it, and to know its locators. */
export interface MapWork {
  id: string;
  key: string;
  /** A CSL type: decides which locators are offered. */
  type: string;
  creators: string;
  title: string;
  year: number | null;
  doi: string | null;
  deleted: boolean;
  /** The reader's own. */
  state?: ReadingState | null;
  /** For named members alone, of whom the reader is: the map holds pointers to its passages. */
  restricted?: boolean;
  /** Passages that evidence only points to, by excerpt id. */
  passages?: Record<string, string>;
  /** A work of which the reader knows only that it is there. */
  hidden?: 'restricted' | 'withdrawn';
  /** Of a withdrawn one, while backups may still hold it: until when, ISO 8601. */
  backupsUntil?: string;
  /** On this device only, and so without a key yet. */
  waiting?: boolean;
}

/** A passage of a work, to be cited as it is. */
export interface MapExcerpt {
  id: string;
  work: string;
  quotation: string;
  locator: Locator | null;
  /** Whose position it is; empty for the work's own. */
  speaker: string;
}

/** What stands at the left of the map. */
export type Drawer = 'outline' | 'library';
/** What a phone shows: one thing at a time. */
export type View = Drawer | 'map';
