import { Worker } from 'node:worker_threads';
import { CanevasError } from '../../app/domain/errors.ts';
import type { StyleFault } from '../types.ts';
import { limitWork } from '../workers/limit-work.ts';
import { readFaults } from './style-faults.ts';

/** A large style takes 0.3 s of work. What it does at a stretch cannot be looked into, so that the clock decides. */
const LIMITS = { work: 1_500, clock: 1_800 };
const MEMORY_MB = 256;

let turn: Promise<unknown> = Promise.resolve();

/**
 * What the CSL schema finds wrong with a style; one file at a time, each in a thread of its own.
 * Errors: 'style-heavy' where that takes too much work, 'render-timeout' too much time.
 */
export async function validateStyle(csl: string): Promise<StyleFault[]> {
  const answer = turn.then(() => ask(csl));
  turn = answer.catch(() => undefined);
  return readFaults(await answer);
}

function ask(csl: string): Promise<string> {
  const worker = new Worker(new URL('../workers/validate-style.ts', import.meta.url), {
    workerData: csl,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise<string>((resolve, reject) => {
    const refuse = (cause?: unknown) => reject(new CanevasError('style-heavy', {}, { cause }));
    const stopWatching = limitWork(worker, LIMITS, (worked) =>
      worked ? refuse() : reject(new CanevasError('render-timeout')),
    );
    worker.on('message', resolve);
    worker.on('error', refuse);
    worker.on('exit', () => {
      stopWatching();
      refuse();
    });
  }).finally(() => worker.terminate());
}
