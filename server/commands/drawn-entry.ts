import { setTimeout as pause } from 'node:timers/promises';
import type { ImportedEntry } from '../../bibliography/index.ts';
import type { DrawnWork } from '../db/queries/work-writer.ts';
import { identifierNames, searchText, workColumns } from '../work-columns.ts';

function draw({ item, raw, aliases }: ImportedEntry): DrawnWork {
  return {
    item: JSON.stringify(item),
    raw: raw && JSON.stringify(raw),
    columns: workColumns(item),
    identifiers: identifierNames(item, raw),
    text: searchText(item, aliases),
  };
}

/**
 * Draws the entries of an import that will be stored next while the database is left to others, so
 * that the time in which it must be free is not lost.
 */
export class DrawnEntries {
  private readonly entries: readonly ImportedEntry[];
  private readonly drawn = new Map<number, DrawnWork>();

  constructor(entries: readonly ImportedEntry[]) {
    this.entries = entries;
  }

  /** Once: it is forgotten then. */
  take(index: number): DrawnWork {
    const known = this.drawn.get(index) ?? draw(this.entries[index]!);
    this.drawn.delete(index);
    return known;
  }

  /** Draws `count` entries from `start`, and takes `ms` at least. */
  async fillGap(start: number, count: number, ms: number): Promise<void> {
    const begun = performance.now();
    // What was drawn ahead and not asked for was no new work.
    this.drawn.clear();
    const end = Math.min(start + count, this.entries.length);
    for (let index = start; index < end; index++) this.drawn.set(index, draw(this.entries[index]!));
    const left = ms - (performance.now() - begun);
    if (left > 0) await pause(left);
  }
}
