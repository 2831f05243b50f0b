/** How a project's works are put in order: collections, tags, kept searches, acts on many at once. */
import type { Actor } from './identity.ts';

export interface Collection {
  id: string;
  name: string;
  /** How many of its works the acting person sees. */
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
  /** Kept by the acting person: who alone may take it away. */
  own: boolean;
}

/** What is done to every chosen work; what is absent stays as it is. */
export interface BulkChange {
  addTags?: readonly string[];
  removeTags?: readonly string[];
  /** Ids of collections. */
  addTo?: readonly string[];
  removeFrom?: readonly string[];
  type?: string;
  /** BCP 47; empty takes the language away. */
  language?: string;
  /** To the bin, those alone that serve nowhere as a source. */
  delete?: boolean;
}

export interface BulkLine {
  id: string;
  key: string;
  title: string;
  /** Of each part that would change, what it is and what it would be; collections by name. */
  parts: Array<{
    part: 'type' | 'language' | 'tags' | 'collections' | 'deleted';
    from: string;
    to: string;
  }>;
}

export interface BulkPreview {
  /** The first two hundred; `changed` counts them all. */
  lines: BulkLine[];
  changed: number;
  unchanged: number;
  /** Not deleted, since they serve as sources. */
  used: Array<{ id: string; key: string; title: string; uses: number }>;
}

export interface BulkResult {
  /** Names the act for `undo`; null where nothing changed. */
  act: string | null;
  changed: number;
  unchanged: number;
  used: BulkPreview['used'];
}

/** Reading takes the ability to read, changing that to edit the library. */
export interface ShelfService {
  collections(actor: Actor, ref: string): Collection[];
  /** Of the works that the acting person sees, in alphabetical order. */
  tags(actor: Actor, ref: string): Tag[];
  /** The collections of one work, by id, and its tags. */
  ofWork(actor: Actor, ref: string, workId: string): { collections: string[]; tags: string[] };
  /** One that is there under this name is given back. Errors: 'required', 'too-long'. */
  addCollection(actor: Actor, ref: string, name: string): Collection;
  /** Errors: 'required', 'too-long', 'collection-exists', 'not-found'. */
  renameCollection(actor: Actor, ref: string, id: string, name: string): void;
  /** Its works stay in the library. */
  deleteCollection(actor: Actor, ref: string, id: string): void;
  restoreCollection(actor: Actor, ref: string, id: string): void;
  /** Of every work that has it; a name that is taken joins the two. */
  renameTag(actor: Actor, ref: string, from: string, to: string): Promise<{ works: number }>;
  /** From every work that has it and that one sees: an act, which `undo` takes back. */
  removeTag(actor: Actor, ref: string, name: string): Promise<BulkResult>;
  /** One's own, and those that others share. */
  searches(actor: Actor, ref: string): SavedSearch[];
  saveSearch(
    actor: Actor,
    ref: string,
    input: { name: string; query: string; shared: boolean },
  ): SavedSearch;
  deleteSearch(actor: Actor, ref: string, id: string): void;
  /** What `change` would do; nothing is done. */
  previewChange(
    actor: Actor,
    ref: string,
    ids: readonly string[],
    change: BulkChange,
  ): Promise<BulkPreview>;
  change(
    actor: Actor,
    ref: string,
    ids: readonly string[],
    change: BulkChange,
  ): Promise<BulkResult>;
  /**
   * Takes an act back, by whoever did it. What has been changed again since stays as it is.
   * Errors: 'not-found'.
   */
  undo(actor: Actor, ref: string, act: string): Promise<{ undone: number; left: number }>;
}
