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
import { limitWork } from './limit-work.ts';
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
    const starting = setTimeout(giveUp, START_LIMIT_MS);
    let stopWatching = () => clearTimeout(starting);

    function giveUp(): void {
      lose(turnOf, new CanevasError('render-timeout'));
      void started.terminate();
    }

    /** The thread is no more: its turn's task fails, the others are begun anew. */
    function lose(culprit: number | null, error: CanevasError): void {
      stopWatching();
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
      // The next turn says so itself.
      stopWatching();
      if (answer.state === 'turn') {
        turnOf = answer.id;
        stopWatching = limitWork(started, turnLimitMs, giveUp, answer.cpuMs);
        return;
      }
      turnOf = null;
      const caller = waiting.get(answer.id)?.caller;
      waiting.delete(answer.id);
      if (answer.state === 'made') caller?.resolve(answer.entries);
      else caller?.reject(new CanevasError(answer.code, answer.params));
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
