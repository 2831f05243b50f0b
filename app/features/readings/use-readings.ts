import { useCallback, useEffect, useMemo, useState } from 'react';
import { post, type Answer } from '../../components/post.ts';
import type { ErrorReport } from '../../domain/errors.ts';
import type { Reading, ReadingLine } from '../../domain/readings.ts';

export type ReadingChange = Partial<Omit<Reading, 'rank' | 'statusAt'>>;

export interface Readings {
  lines: readonly ReadingLine[];
  /** False while only the first lines have come. */
  complete: boolean;
  change: (ids: readonly string[], change: ReadingChange) => Promise<void>;
  /** Puts a work in "read next" right behind another; null: first. */
  rank: (id: string, behind: string | null) => Promise<void>;
  error: ErrorReport | null;
}

/**
 * The lines of a reading list. What is changed here is shown at once, and taken back with its reason
 * where the server refuses it.
 * @param first the lines that came with the page; all of them when `complete`
 */
export function useReadings(
  first: readonly ReadingLine[],
  complete: boolean,
  base: string,
): Readings {
  const [all, setAll] = useState<readonly ReadingLine[] | null>(null);
  const source = complete ? first : (all ?? first);
  const [held, setHeld] = useState<{ of: unknown; readings: ReadonlyMap<string, Reading> }>(NONE);
  const [error, setError] = useState<ErrorReport | null>(null);

  useEffect(() => {
    if (complete) return;
    const abort = new AbortController();
    void loadLines(`${base}/readings/lines`, abort.signal).then((lines) => {
      if (lines) setAll(lines);
    });
    return () => abort.abort();
  }, [complete, base, first]);

  const overlay = held.of === source ? held.readings : NONE.readings;
  const lines = useMemo(
    () =>
      overlay.size === 0
        ? source
        : source.map((line) => {
            const reading = overlay.get(line.id);
            return reading ? { ...line, reading } : line;
          }),
    [source, overlay],
  );

  const put = useCallback(
    (readings: Iterable<[string, Reading]>) =>
      setHeld((before) => ({
        of: source,
        readings: new Map([...(before.of === source ? before.readings : []), ...readings]),
      })),
    [source],
  );

  const send = useCallback(
    async (
      act: object,
      before: readonly ReadingLine[],
      expected: Iterable<[string, Reading]>,
    ): Promise<void> => {
      put(expected);
      setError(null);
      const answer: Answer<Record<string, Reading>> = await post(`${base}/readings/act`, act);
      if (answer.ok) put(Object.entries(answer.value));
      else {
        put(before.map(({ id, reading }) => [id, reading]));
        setError(answer.error);
      }
    },
    [base, put],
  );

  const change = useCallback(
    (ids: readonly string[], wanted: ReadingChange) => {
      const chosen = new Set(ids);
      const before = lines.filter(({ id }) => chosen.has(id));
      const expected = before.map(({ id, reading }): [string, Reading] => [
        id,
        { ...reading, ...wanted },
      ]);
      return send({ act: 'set', works: [...ids], change: wanted }, before, expected);
    },
    [lines, send],
  );
  const rank = useCallback(
    (id: string, behind: string | null) => {
      const before = lines.filter((line) => line.id === id);
      return send({ act: 'rank', work: id, behind }, before, []);
    },
    [lines, send],
  );
  return { lines, complete: complete || all !== null, change, rank, error };
}

const NONE: { of: unknown; readings: ReadonlyMap<string, Reading> } = {
  of: null,
  readings: new Map(),
};

/** null where the server cannot be reached: the first lines then stay. */
async function loadLines(address: string, signal: AbortSignal): Promise<ReadingLine[] | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as { lines: ReadingLine[] }).lines : null;
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return null;
    throw error;
  }
}
