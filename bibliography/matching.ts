import type { CslData } from './csl.ts';
import { identifiersOf } from './identifiers.ts';

/** What is known of a work that is in the library already. */
export interface KnownWork {
  id: string;
  key: string;
  aliases: readonly string[];
  item: CslData;
}

export interface LibraryIndex {
  /** DOI, HAL, arXiv, CELEX, ECLI, ELI, ISBN, each with its scheme. The first work of two is kept. */
  byIdentifier: Map<string, string>;
  /** Keys and aliases in lower case. */
  byKey: Map<string, string>;
}

export type MatchReason = 'doi' | 'hal' | 'arxiv' | 'celex' | 'ecli' | 'eli' | 'isbn' | 'key';

const SCHEMES = ['doi', 'hal', 'arxiv', 'celex', 'ecli', 'eli', 'isbn'] as const;

/** Built once for an import of many entries. */
export function indexLibrary(works: Iterable<KnownWork>): LibraryIndex {
  const index: LibraryIndex = { byIdentifier: new Map(), byKey: new Map() };
  for (const work of works) addToIndex(index, work);
  return index;
}

/** Adds a work, so that the second of two equal entries in one file finds the first. */
export function addToIndex(index: LibraryIndex, work: KnownWork): void {
  const found = identifiersOf(work.item);
  for (const scheme of SCHEMES) {
    const id = found[scheme];
    if (id !== null && !index.byIdentifier.has(`${scheme}:${id}`))
      index.byIdentifier.set(`${scheme}:${id}`, work.id);
  }
  for (const key of [work.key, ...work.aliases]) {
    const lower = key.toLowerCase();
    if (lower !== '' && !index.byKey.has(lower)) index.byKey.set(lower, work.id);
  }
}

/**
 * The work that an incoming entry most likely is: by an identifier first, then by its key or one of
 * its aliases. An entry whose own identifier is another's never matches by key alone.
 */
export function likelyMatch(
  incoming: { key: string; aliases?: readonly string[]; item: CslData },
  index: LibraryIndex,
): { id: string; reason: MatchReason } | null {
  const found = identifiersOf(incoming.item);
  for (const scheme of SCHEMES) {
    const id = found[scheme];
    const work = id === null ? undefined : index.byIdentifier.get(`${scheme}:${id}`);
    if (work !== undefined) return { id: work, reason: scheme };
  }
  for (const key of [incoming.key, ...(incoming.aliases ?? [])]) {
    const work = key === '' ? undefined : index.byKey.get(key.toLowerCase());
    if (work !== undefined) return { id: work, reason: 'key' };
  }
  return null;
}
