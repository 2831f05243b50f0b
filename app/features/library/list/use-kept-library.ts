import { useEffect, useState } from 'react';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { keepLibrary, readKeptLibrary } from '../../sync/index.ts';
import type { WorkRow } from '../types.ts';

/** A library that was kept less than this ago is not asked for again, in ms. */
const FRESH_MS = 10 * 60_000;
const keptAt = new Map<string, number>();

/** Keeps the library on this device while the server answers; while it does not, what was kept. */
export function useKeptLibrary(isAway: boolean): readonly WorkRow[] | null {
  const { workspace, user } = useWorkspace();
  const [kept, setKept] = useState<readonly WorkRow[] | null>(null);
  useEffect(() => {
    if (isAway) {
      let wanted = true;
      void readKeptLibrary(user.id, workspace.id).then(
        (rows) => wanted && setKept(rows as WorkRow[] | null),
        () => undefined, // A browser that keeps nothing.
      );
      return () => {
        wanted = false;
      };
    }
    // A cache that cannot be filled is only a shorter list offline.
    void keep(user.id, workspace.id).catch(() => undefined);
    return undefined;
  }, [isAway, user.id, workspace.id]);
  return isAway ? kept : null;
}

async function keep(userId: string, workspace: string): Promise<void> {
  if (performance.now() - (keptAt.get(workspace) ?? -Infinity) < FRESH_MS) return;
  keptAt.set(workspace, performance.now());
  const response = await fetch(`/p/${workspace}/works`);
  if (!response.ok || response.redirected) return;
  const { rows } = (await response.json()) as { rows: WorkRow[] };
  await keepLibrary(userId, workspace, rows);
}
