import { Worker } from 'node:worker_threads';
import { CanevasError } from '../../app/domain/errors.ts';
import type { CslItem, RenderOptions, RenderedEntry } from '../../bibliography/index.ts';
import type { RenderAnswer, RenderTask } from './render.ts';

export interface RenderingPool {
  /** In the style's order. Errors: 'style-unknown', 'locale-unknown'. */
  bibliography(items: CslItem[], options: RenderOptions): Promise<RenderedEntry[]>;
  close(): Promise<void>;
}

/** One thread, started at the first use and again if it ever dies. */
export function createRenderingPool(): RenderingPool {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, PromiseWithResolvers<RenderedEntry[]>>();

  function start(): Worker {
    const started = new Worker(new URL('./render.ts', import.meta.url));
    started.unref();
    started.on('message', (answer: RenderAnswer) => {
      const caller = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) caller?.resolve(answer.entries);
      else caller?.reject(new CanevasError(answer.code, answer.params));
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (cause) => {
      worker = null;
      for (const caller of waiting.values()) {
        caller.reject(new CanevasError('unexpected', {}, { cause }));
      }
      waiting.clear();
    });
    return started;
  }

  return {
    bibliography(items, options) {
      worker ??= start();
      worker.ref();
      const id = nextId;
      nextId += 1;
      const caller = Promise.withResolvers<RenderedEntry[]>();
      waiting.set(id, caller);
      worker.postMessage({ id, items, options } satisfies RenderTask);
      return caller.promise;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}
