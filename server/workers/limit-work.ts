import type { Worker } from 'node:worker_threads';

/** Limits are of a thread's own work; at most so many times that by the clock, on a busy machine. */
const PATIENCE = 6;
/** So that the next look comes after the limit, in ms. */
const MARGIN_MS = 20;

/**
 * Calls `late` once the thread has worked for so long.
 *
 * @param workedMs its processor time when the work began
 * @returns how to stop watching
 */
export function limitWork(
  worker: Worker,
  limitMs: number,
  late: () => void,
  workedMs = 0,
): () => void {
  const end = performance.now() + limitMs * PATIENCE;
  let timer: ReturnType<typeof setTimeout>;
  let over = false;
  function look(delay: number) {
    timer = setTimeout(() => void judge().catch(late), delay);
  }
  async function judge() {
    const { user, system } = await worker.cpuUsage();
    if (over) return;
    const left = limitMs - ((user + system) / 1000 - workedMs);
    if (left <= 0 || performance.now() >= end) late();
    else look(left + MARGIN_MS);
  }
  look(limitMs);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
