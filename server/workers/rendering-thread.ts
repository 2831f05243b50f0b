import { Worker } from 'node:worker_threads';
import { CanevasError } from '../../app/domain/errors.ts';
import type { CslNode, RenderedEntry } from '../../bibliography/index.ts';
import { limitWork, type Limits } from './limit-work.ts';
import type { RenderAnswer, RenderTask, RenderWork } from './render.ts';

export interface RenderingThread {
  /** Errors: 'style-too-slow' by its work, 'render-timeout' by the clock, 'style-fails'; what the renderer says. */
  run(work: RenderWork, own: CslNode | null): Promise<RenderedEntry[]>;
  close(): Promise<void>;
}

/** Before its first turn a thread loads the processor. */
const START_LIMIT_MS = 15_000;
/** What it keeps is bounded to less than half of this. */
const MEMORY_MB = 768;

interface Waiting {
  task: RenderTask;
  caller: PromiseWithResolvers<RenderedEntry[]>;
}

/**
 * One thread, started at the first use. A turn that takes too long fails its task; the thread is
 * replaced at once, and the other tasks begin again there.
 *
 * @param limits of one turn: 40 ms of work, or one entry
 */
export function createRenderingThread(limits: Limits): RenderingThread {
  let worker: Worker | null = null;
  let nextId = 1;
  let closed = false;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(new URL('./render.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    let turnOf: number | null = null;
    const starting = setTimeout(() => giveUp(false), START_LIMIT_MS);
    let stopWatching = () => clearTimeout(starting);

    function giveUp(worked: boolean): void {
      lose(turnOf, new CanevasError(worked ? 'style-too-slow' : 'render-timeout'));
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
      // Nobody may be waiting now; whoever comes next finds it ready.
      if (closed || culprit === null) return;
      worker = start();
      for (const { task } of waiting.values()) worker.postMessage(task);
      if (waiting.size === 0) worker.unref();
    }

    started.on('message', (answer: RenderAnswer) => {
      if (worker !== started) return;
      // The next turn says so itself.
      stopWatching();
      if (answer.state === 'turn') {
        turnOf = answer.id;
        stopWatching = limitWork(started, limits, giveUp, answer.cpuMs);
        return;
      }
      turnOf = null;
      const caller = waiting.get(answer.id)?.caller;
      waiting.delete(answer.id);
      if (answer.state === 'made') caller?.resolve(answer.entries);
      else caller?.reject(new CanevasError(answer.code, answer.params));
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (cause: NodeJS.ErrnoException) => {
      const tooLarge = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      lose(turnOf, new CanevasError(tooLarge ? 'style-fails' : 'unexpected', {}, { cause }));
    });
    return started;
  }

  return {
    run(work, own) {
      worker ??= start();
      worker.ref();
      const task: RenderTask = { id: nextId++, work, own };
      const caller = Promise.withResolvers<RenderedEntry[]>();
      waiting.set(task.id, { task, caller });
      worker.postMessage(task);
      return caller.promise;
    },
    async close() {
      closed = true;
      await worker?.terminate();
      worker = null;
    },
  };
}
