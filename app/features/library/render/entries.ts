import { useEffect, useState } from 'react';

/** One reference each, as a style sets it. */
export type Entries = readonly { id: string; html: string; text: string }[];

/** What the bibliography's page is told. */
export interface BibliographyData {
  style: string;
  locale: string;
  /** In their order; a promise where setting them takes long. */
  entries: Entries | Promise<Entries>;
}

export const htmlOf = (entries: Entries): string => entries.map(({ html }) => html).join('\n');
export const textOf = (entries: Entries): string => entries.map(({ text }) => text).join('\n\n');

/** Null until they are set, and where that failed: for what shows them in passing. */
export function useEntries(entries: BibliographyData['entries'] | undefined): Entries | null {
  const [set, setSet] = useState<{ of: unknown; entries: Entries | null } | null>(null);
  useEffect(() => {
    let current = true;
    const take = (given: Entries | null) => {
      if (current) setSet({ of: entries, entries: given });
    };
    void Promise.resolve(entries ?? null).then(take, () => take(null));
    return () => {
      current = false;
    };
  }, [entries]);
  return set?.of === entries ? (set?.entries ?? null) : null;
}
