import { useCallback, useState } from 'react';
import { useFetcher } from 'react-router';

/** Rows of the list, ends included. */
interface Range {
  from: number;
  to: number;
}

/**
 * The chosen works, kept while the list is searched and filtered: one gathers a selection by several
 * searches. "All" asks the server for the ids, of which the page holds a part.
 * @param allPath answers `{ ids }` for everything that the list now shows
 */
export function useSelection(allPath: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { load, data, state } = useFetcher<{ ids: string[] }>();
  const [received, setReceived] = useState<{ ids: string[] }>();
  /** What is waited for; null is everything. */
  const [wanted, setWanted] = useState<Range | null>(null);
  if (data && data !== received) {
    setReceived(data);
    const added = wanted ? data.ids.slice(wanted.from, wanted.to + 1) : data.ids;
    setChosen((before) => new Set(wanted ? [...before, ...added] : added));
  }

  const choose = useCallback(
    (id: string, selected: boolean) =>
      setChosen((before) => {
        const next = new Set(before);
        if (selected) next.add(id);
        else next.delete(id);
        return next;
      }),
    [],
  );

  return {
    chosen,
    loading: state !== 'idle',
    choose,
    /** @param known the ids of those rows, as far as they are loaded */
    chooseRange(from: number, to: number, known: readonly (string | undefined)[]) {
      const ids = known.filter((id) => id !== undefined);
      if (ids.length === known.length) {
        setChosen((before) => new Set([...before, ...ids]));
        return;
      }
      setWanted({ from, to });
      void load(allPath);
    },
    chooseAll(selected: boolean) {
      setWanted(null);
      if (selected) void load(allPath);
      else setChosen(new Set());
    },
    clear: () => setChosen(new Set()),
  };
}
