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
  let over = false;
  let timer: ReturnType<typeof setTimeout>;
  // Apart from the looks: a thread that is deep in WebAssembly answers none.
  const alarm = setTimeout(() => end(false), clock);
  function stop() {
    over = true;
    clearTimeout(alarm);
    clearTimeout(timer);
  }
  function end(worked: boolean) {
    stop();
    late(worked);
  }
  async function look() {
    // A thread that has just ended has no usage to tell; whoever started it hears of its end.
    const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
    if (over) return;
    const left = work - ((user + system) / 1000 - workedMs);
    if (left <= 0) end(true);
    else timer = setTimeout(() => void look(), left + MARGIN_MS);
  }
  timer = setTimeout(() => void look(), work);
  return stop;
}
