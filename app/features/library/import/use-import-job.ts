import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import type { Progress } from './types.ts';

const POLL_MS = 400;

/**
 * How far the import under way has come, asked again and again while it runs.
 * @param job its name; null while none runs
 */
export function useImportJob(action: string, job: string | null) {
  const { load, data, state } = useFetcher<{ progress: Progress | null }>();
  const { submit } = useFetcher();
  const [cancelled, setCancelled] = useState<string | null>(null);

  useEffect(() => {
    if (job === null || state !== 'idle') return;
    const timer = setTimeout(() => void load(`${action}?job=${job}`), POLL_MS);
    return () => clearTimeout(timer);
  }, [action, job, load, state, data]);

  return {
    progress: job === null ? null : (data?.progress ?? null),
    cancelling: job !== null && cancelled === job,
    cancel() {
      if (job === null) return;
      setCancelled(job);
      void submit({ intent: 'cancel', job }, { method: 'post', action });
    },
  };
}
