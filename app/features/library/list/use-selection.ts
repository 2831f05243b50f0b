import { useCallback, useState } from 'react';
import { useFetcher } from 'react-router';

/**
 * The chosen works, kept while the list is searched and filtered: one gathers a selection by several
 * searches. "All" asks the server for the ids, of which the page holds a part.
 * @param allPath answers `{ ids }` for everything that the list now shows
 */
export function useSelection(allPath: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { load, data, state } = useFetcher<{ ids: string[] }>();
  const [received, setReceived] = useState<{ ids: string[] }>();
  if (data && data !== received) {
    setReceived(data);
    setChosen(new Set(data.ids));
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
    chooseAll: (selected: boolean) => {
      if (selected) void load(allPath);
      else setChosen(new Set());
    },
    clear: () => setChosen(new Set()),
  };
}
