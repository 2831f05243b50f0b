import { useCallback, useMemo, useState } from 'react';

/** The concepts and propositions under the hand, by id. One id is never both. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** The one that is selected alone; null when none or several are. */
  only: string | null;
  select(...ids: string[]): void;
  toggle(id: string): void;
  /** Adds and takes away in one step, as the canvas reports it. */
  change(changes: readonly { id: string; selected: boolean }[]): void;
  clear(): void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** `exists` leaves out what has been deleted, or taken off this map, since it was selected. */
export function useMapSelection(initial: readonly string[], exists: (id: string) => boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(initial));
  const ids = useMemo(() => {
    const kept = [...chosen].filter(exists);
    return kept.length === chosen.size ? chosen : new Set(kept);
  }, [chosen, exists]);

  const select = useCallback((...next: string[]) => setChosen(new Set(next)), []);
  const clear = useCallback(() => setChosen((held) => (held.size === 0 ? held : NOTHING)), []);
  const change = useCallback(
    (changes: readonly { id: string; selected: boolean }[]) =>
      setChosen((held) => {
        const next = new Set(held);
        for (const { id, selected } of changes) {
          if (selected) next.add(id);
          else next.delete(id);
        }
        return next;
      }),
    [],
  );
  const toggle = useCallback(
    (id: string) =>
      setChosen((held) => {
        const next = new Set(held);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return useMemo<Selection>(
    () => ({
      ids,
      only: ids.size === 1 ? [...ids][0]! : null,
      select,
      toggle,
      change,
      clear,
    }),
    [ids, select, toggle, change, clear],
  );
}
