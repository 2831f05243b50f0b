import { useMemo } from 'react';
import { pickableWorks } from '../library/index.ts';
import { useWaitingWorks } from '../sync/index.ts';
import type { MapWork } from './types.ts';

/** The works that evidence may cite, by id: the library's, and those that are only on this device. */
export function useWorks(library: readonly MapWork[]): ReadonlyMap<string, MapWork> {
  const waiting = useWaitingWorks();
  return useMemo(() => {
    const works = new Map(library.map((work) => [work.id, work]));
    for (const { id, item } of waiting) {
      if (works.has(id)) continue; // It has arrived; its row is about to go.
      const [shown] = pickableWorks([{ id, key: '', item: { ...item, id } }]);
      const rest = { type: item.type, doi: item.DOI ?? null, deleted: false, waiting: true };
      works.set(id, { ...shown!, ...rest });
    }
    return works;
  }, [library, waiting]);
}
