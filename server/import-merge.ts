/** What importing an entry would do to the work that it meets: pure. */
import {
  compareImport,
  getField,
  plainText,
  takeFields,
  yearOf,
  type CslData,
  type FieldName,
} from '../bibliography/index.ts';
import { words } from './db/search.ts';
import type { ImportOutcome } from './types.ts';
import { identifierNames } from './work-columns.ts';

export interface Merge {
  outcome: Exclude<ImportOutcome, 'new'>;
  conflicts: Array<{ field: string; here: string; file: string }>;
  /** The item after the import, with these of its conflicts as the file has them. */
  resolve(taken: readonly string[]): CslData;
}

/** @param base the entry as it was last imported; null where the work was made by hand. */
export function mergeImport(here: CslData, base: CslData | null, file: CslData): Merge {
  const { outcome, updated, conflicts } = compareImport(base, here, file);
  const kept = takeFields(here, file, updated);
  return {
    outcome: outcome === 'new' ? 'updated' : outcome,
    conflicts: conflicts.map((field) => ({
      field,
      here: fieldText(here, field),
      file: fieldText(file, field),
    })),
    resolve: (taken) =>
      takeFields(
        kept,
        file,
        conflicts.filter((field) => taken.includes(field)),
      ),
  };
}

function fieldText(item: CslData, field: FieldName): string {
  const value = getField(item, field);
  if (value === undefined) return '';
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) {
    return value
      .map(({ family, given, literal }) => literal ?? [given, family].filter(Boolean).join(' '))
      .join(', ');
  }
  return value.literal ?? (value['date-parts'] ?? []).map((part) => part.join('-')).join('/');
}

/** Share of common words from which two titles are taken for one. */
const SAME_TITLE = 0.5;

/**
 * Whether a key's two holders are one work. Two people's "smith2020" often are not: identifiers
 * decide where both have one of a scheme, else the title's words, else author and year.
 */
export function isSameWork(a: CslData, b: CslData): boolean {
  const schemes = (item: CslData) =>
    new Map(identifierNames(item).map((name) => [name.split(':', 1)[0], name]));
  const [idsA, idsB] = [schemes(a), schemes(b)];
  for (const [scheme, id] of idsA) if (idsB.has(scheme)) return idsB.get(scheme) === id;
  const titleA = new Set(words(plainText(a.title ?? '')));
  const titleB = new Set(words(plainText(b.title ?? '')));
  if (titleA.size > 0 && titleB.size > 0) {
    const common = [...titleA].filter((word) => titleB.has(word)).length;
    return common / Math.min(titleA.size, titleB.size) >= SAME_TITLE;
  }
  return yearOf(a.issued) === yearOf(b.issued) && firstFamily(a) === firstFamily(b);
}

function firstFamily(item: CslData): string {
  const name = (item.author ?? item.editor)?.[0];
  return words(name?.family ?? name?.literal ?? '').join(' ');
}
