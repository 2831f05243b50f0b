import { Worker } from 'node:worker_threads';
import { CanevasError } from '../../app/domain/errors.ts';
import type {
  CitedItem,
  CslItem,
  CslNode,
  RenderedEntry,
  RenderOptions,
  Slice,
} from '../../bibliography/index.ts';
import type { RenderAnswer, RenderTask, RenderWork } from './render.ts';

export interface RenderingPool {
  /**
   * In the style's order; a slice of it where one is asked for.
   * Errors: 'style-unknown', 'locale-unknown', 'style-fails', 'render-timeout'.
   */
  bibliography(
    items: CslItem[],
    options: RenderOptions & { own?: CslNode | null },
    slice?: Slice,
  ): Promise<RenderedEntry[]>;
  /** One cluster; errors as above. */
  citation(
    items: CslItem[],
    cited: CitedItem[],
    options: RenderOptions & { own?: CslNode | null },
  ): Promise<{ html: string; text: string }>;
  close(): Promise<void>;
}

/**
 * How long one turn (40 ms of work, or one entry) may take before the thread is given up: of its own
 * work, since on a machine with much else to do a turn may wait longer than it works.
 */
const TURN_LIMIT_MS = 1_500;
/** At most so many times that, by the clock. */
const PATIENCE = 6;
/** Before its first turn a thread loads the processor. */
const START_LIMIT_MS = 15_000;

interface Waiting {
  task: RenderTask;
  caller: PromiseWithResolvers<RenderedEntry[]>;
}

/**
 * One thread, started at the first use. A turn that takes too long fails its task; the thread is
 * replaced and the other tasks begin again there.
 */
export function createRenderingPool(turnLimitMs = TURN_LIMIT_MS): RenderingPool {
  let worker: Worker | null = null;
  let nextId = 1;
  let closed = false;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(new URL('./render.ts', import.meta.url));
    let turnOf: number | null = null;
    let cpuAtTurn = 0;
    let turns = 0;
    let timer = setTimeout(giveUp, START_LIMIT_MS);

    function watch(limit: number | null): void {
      clearTimeout(timer);
      if (limit !== null) timer = setTimeout(giveUp, limit);
    }
    function giveUp(): void {
      lose(turnOf, new CanevasError('render-timeout'));
      void started.terminate();
    }
    /** By the clock the turn is over: it goes on while the thread has had little of the processor. */
    async function judge(turn: number, waited: number): Promise<void> {
      const { user, system } = await started.cpuUsage();
      if (turn !== turns || worker !== started || turnOf === null) return;
      const left = turnLimitMs - ((user + system) / 1000 - cpuAtTurn);
      if (left <= 0 || waited >= turnLimitMs * PATIENCE) giveUp();
      else timer = setTimeout(judgeSoon, left + 20, turn, waited + left + 20);
    }
    function judgeSoon(turn: number, waited: number): void {
      judge(turn, waited).catch(giveUp);
    }

    /** The thread is no more: its turn's task fails, the others are begun anew. */
    function lose(culprit: number | null, error: CanevasError): void {
      watch(null);
      if (worker !== started) return;
      worker = null;
      for (const [id, { caller }] of waiting) {
        if (culprit !== null && id !== culprit) continue;
        waiting.delete(id);
        caller.reject(error);
      }
      if (waiting.size === 0 || closed) return;
      worker = start();
      for (const { task } of waiting.values()) worker.postMessage(task);
    }

    started.on('message', (answer: RenderAnswer) => {
      if (worker !== started) return;
      if (answer.state === 'turn') {
        turnOf = answer.id;
        cpuAtTurn = answer.cpuMs;
        turns += 1;
        watch(null);
        timer = setTimeout(judgeSoon, turnLimitMs, turns, turnLimitMs);
        return;
      }
      turnOf = null;
      const caller = waiting.get(answer.id)?.caller;
      waiting.delete(answer.id);
      if (answer.state === 'made') caller?.resolve(answer.entries);
      else caller?.reject(new CanevasError(answer.code, answer.params));
      // The next turn says so itself.
      watch(null);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (cause) => lose(turnOf, new CanevasError('unexpected', {}, { cause })));
    return started;
  }

  function run(work: RenderWork, own: CslNode | null = null): Promise<RenderedEntry[]> {
    worker ??= start();
    worker.ref();
    const task: RenderTask = { id: nextId++, work, own };
    const caller = Promise.withResolvers<RenderedEntry[]>();
    waiting.set(task.id, { task, caller });
    worker.postMessage(task);
    return caller.promise;
  }

  return {
    bibliography(items, { own, ...options }, slice = {}) {
      return run({ act: 'bibliography', items, options, slice }, own);
    },
    async citation(items, cited, { own, ...options }) {
      const [entry] = await run({ act: 'citation', items, cited, options }, own);
      return { html: entry!.html, text: entry!.text };
    },
    async close() {
      closed = true;
      await worker?.terminate();
      worker = null;
    },
  };
}
