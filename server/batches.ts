import { setImmediate as nextTurn } from 'node:timers/promises';

/** Others' commits, and the log's, wait no longer than this for a long import. */
const BATCH_MS = 20;

/**
 * Handles items in slices of `BATCH_MS`, each within `wrap`, with a turn of the event loop between.
 * @param onBatch hears how many are done; false stops there
 * @returns how many were handled
 */
export async function inBatches<T>(
  items: readonly T[],
  handle: (item: T, index: number) => void,
  wrap: (batch: () => void) => void = (batch) => batch(),
  onBatch: (done: number) => boolean | Promise<boolean> = () => true,
): Promise<number> {
  let index = 0;
  while (index < items.length) {
    wrap(() => {
      const end = performance.now() + BATCH_MS;
      while (index < items.length && performance.now() < end) {
        handle(items[index]!, index);
        index += 1;
      }
    });
    if (!(await onBatch(index))) return index;
    await nextTurn();
  }
  return index;
}

/** For work that nothing waits for but its own page. */
const TURN_MS = 10;

/** Runs steps to their end in slices of `TURN_MS`, with a turn of the event loop between. */
export async function inTurns<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + TURN_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await nextTurn();
  }
}
