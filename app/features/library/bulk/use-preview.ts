import { useEffect, useState } from 'react';
import { post, type Answer } from '../../../components/post.ts';
import type { BulkChange, BulkPreview } from '../types.ts';

const PAUSE_MS = 250;

/** What a change would do, a moment after each pause in composing it; null before it is known. */
export function usePreview(
  base: string,
  ids: readonly string[],
  change: BulkChange,
): Answer<BulkPreview> | null {
  const asked = JSON.stringify({ ids, change });
  const [answer, setAnswer] = useState<{ asked: string; is: Answer<BulkPreview> } | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const { ids: works, change: wanted } = JSON.parse(asked) as {
        ids: string[];
        change: BulkChange;
      };
      void post<BulkPreview>(`${base}/shelves`, { act: 'preview', works, change: wanted }).then(
        (is) => current && setAnswer({ asked, is }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [base, asked]);
  return answer?.asked === asked ? answer.is : null;
}
