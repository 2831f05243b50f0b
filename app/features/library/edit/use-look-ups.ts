import { useEffect, useRef, useState } from 'react';
import { post } from '../../../components/post.ts';
import type { ErrorReport } from '../../../domain/errors.ts';

/** What became of one identifier; `pending`: kept, and asked for again later. */
export type LookUpState = 'waiting' | 'asking' | 'added' | 'known' | 'pending' | 'refused';

export interface LookUpLine {
  identifier: string;
  state: LookUpState;
  /** Of the work that it led to. */
  key: string | null;
  refused: ErrorReport | null;
}

interface LookedUp {
  outcome: 'added' | 'known' | 'pending';
  key: string;
}

/** Refusals that say nothing of the identifier: the rest waits. */
const AWAY = new Set(['server-away', 'session-ended']);

/** Asks for identifiers one after another, and tells of each as its answer comes. */
export function useLookUps(base: string) {
  const [lines, setLines] = useState<LookUpLine[]>([]);
  const [busy, setBusy] = useState(false);
  const [stopped, setStopped] = useState<ErrorReport | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const change = (at: number, part: Partial<LookUpLine>) =>
    setLines((before) => before.map((line, index) => (index === at ? { ...line, ...part } : line)));

  async function run(asked: readonly LookUpLine[]): Promise<LookUpLine[]> {
    const done = [...asked];
    setBusy(true);
    setStopped(null);
    setLines(done);
    for (const [at, line] of asked.entries()) {
      if (line.state !== 'waiting') continue;
      if (gone.current) break;
      change(at, { state: 'asking' });
      const { identifier } = line;
      const answer = await post<LookedUp>(`${base}/works`, { identifier });
      if (!answer.ok && AWAY.has(answer.error.code)) {
        change(at, { state: 'waiting' });
        setStopped(answer.error);
        break;
      }
      done[at] = answer.ok
        ? { identifier, state: answer.value.outcome, key: answer.value.key, refused: null }
        : { identifier, state: 'refused', key: null, refused: answer.error };
      change(at, done[at]);
    }
    setBusy(false);
    return done;
  }

  return {
    lines,
    busy,
    /** Why it stopped before the end: the server is away, the session has ended. */
    stopped,
    start: (identifiers: readonly string[]) =>
      run(
        identifiers.map((identifier) => ({
          identifier,
          state: 'waiting',
          key: null,
          refused: null,
        })),
      ),
    goOn: () => run(lines),
  };
}
