import type { Worker } from 'node:worker_threads';

export interface Limits {
  /** Of the thread's own work in ms, since on a busy machine it may wait longer than it works. */
  work: number;
  /** By the clock in ms, whatever the machine does besides. */
  clock: number;
}

/** By the clock, unless something else is asked for: so many times the work. */
export const PATIENCE = 6;
/** So that the next look comes after the limit, in ms. */
const MARGIN_MS = 20;

/**
 * Calls `late` once the thread has worked for so long, or the clock has run out.
 *
 * @param late `worked`: it was the work
 * @param workedMs its processor time when the work began
 * @returns how to stop watching
 */
export function limitWork(
  worker: Worker,
  { work, clock }: Limits,
  late: (worked: boolean) => void,
  workedMs = 0,
): () => void {
  const end = performance.now() + clock;
  let timer: ReturnType<typeof setTimeout>;
  let over = false;
  function look(delay: number) {
    const left = Math.max(0, end - performance.now());
    timer = setTimeout(() => void judge().catch(() => late(false)), Math.min(delay, left));
  }
  async function judge() {
    if (performance.now() >= end) return late(false);
    const { user, system } = await worker.cpuUsage();
    if (over) return;
    const left = work - ((user + system) / 1000 - workedMs);
    if (left <= 0) late(true);
    else look(left + MARGIN_MS);
  }
  look(work);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
