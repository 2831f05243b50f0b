import { useState } from 'react';
import { useRevalidator } from 'react-router';
import type { ErrorReport } from '../../../domain/errors.ts';
import { post } from '../../../components/post.ts';
import type { BulkChange, BulkResult } from '../types.ts';

export interface BulkDone {
  change: BulkChange;
  result: BulkResult;
  /** Set once it has been taken back. */
  undone: { undone: number; left: number } | null;
}

/** Acts on many works at once: what the last one did, and its undoing. */
export function useBulk(base: string) {
  const { revalidate } = useRevalidator();
  const [done, setDone] = useState<BulkDone | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const [busy, setBusy] = useState(false);
  const address = `${base}/shelves`;

  async function send<T>(act: object, take: (value: T) => void): Promise<boolean> {
    setBusy(true);
    const answer = await post<T>(address, act);
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return false;
    take(answer.value);
    void revalidate();
    return true;
  }

  return {
    done,
    error,
    busy,
    /** Resolves to whether it was done. */
    apply: (works: readonly string[], change: BulkChange) =>
      send<BulkResult>({ act: 'change', works, change }, (result) =>
        setDone({ change, result, undone: null }),
      ),
    removeTag: (name: string) =>
      send<BulkResult>({ act: 'remove-tag', name }, (result) =>
        setDone({ change: { removeTags: [name] }, result, undone: null }),
      ),
    undo: () =>
      done?.result.act
        ? send<BulkDone['undone']>({ act: 'undo', id: done.result.act }, (undone) =>
            setDone({ ...done, undone }),
          )
        : Promise.resolve(false),
    forget: () => {
      setDone(null);
      setError(null);
    },
  };
}

export type Bulk = ReturnType<typeof useBulk>;
