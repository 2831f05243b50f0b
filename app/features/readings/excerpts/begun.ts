import type { ExcerptFields } from '../../../domain/excerpts.ts';

/**
 * Passages that are being written, by the page's path, while this page lives: a panel that is drawn
 * anew, since its work was merged into another meanwhile, finds what was typed in it.
 */
const begun = new Map<string, ExcerptFields>();

export const begunAt = (path: string): ExcerptFields | null => begun.get(path) ?? null;

/** null when it is kept. */
export function keepBegun(path: string, fields: ExcerptFields | null): void {
  if (fields) begun.set(path, fields);
  else begun.delete(path);
}
