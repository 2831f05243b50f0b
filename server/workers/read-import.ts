/** Runs `readBibliography` apart, where a bomb can be stopped: see `parse-import.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { BibliographyError, readBibliography } from '../../bibliography/index.ts';
import type { ImportAnswer, ImportTask } from './parse-import.ts';

const { data, format } = workerData as ImportTask;

function answer(): ImportAnswer {
  try {
    return { ok: true, read: readBibliography(data, format ? { format } : {}) };
  } catch (error) {
    if (!(error instanceof BibliographyError)) throw error;
    return { ok: false, code: error.code, params: error.params };
  }
}

parentPort!.postMessage(answer());
