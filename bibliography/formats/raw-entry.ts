import type { CslItem } from '../csl.ts';

/**
 * An imported entry exactly as it came. A value stands without its delimiters; abbreviations and
 * concatenations are resolved (`jun` and its like stay words). Nothing else is touched.
 */
export interface RawEntry {
  format: 'bibtex';
  type: string;
  key: string;
  fields: Array<[name: string, rawValue: string]>;
}

/** A work on its way out. `raw` is what was imported for it, or null. */
export interface ExportableWork {
  key: string;
  aliases: string[];
  item: CslItem;
  raw: RawEntry | null;
}
