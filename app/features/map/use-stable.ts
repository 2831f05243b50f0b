import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function for ever, which does what the last one given does: React Flow looks at each of
 * its handlers at every render, and tells every node and edge of one that is another.
 */
export function useStable<Arguments extends unknown[], Result>(
  handler: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const last = useRef(handler);
  useLayoutEffect(() => {
    last.current = handler;
  });
  return useCallback((...given) => last.current(...given), []);
}
