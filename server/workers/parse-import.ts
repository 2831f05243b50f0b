import { Worker } from 'node:worker_threads';
import { CanevasError, type ErrorParams } from '../../app/domain/errors.ts';
import {
  MAX_IMPORT_BYTES,
  type ImportFormat,
  type readBibliography,
} from '../../bibliography/index.ts';

export interface ImportTask {
  data: Uint8Array | string;
  format: ImportFormat | null;
}
export type ReadBibliography = ReturnType<typeof readBibliography>;
export type ImportAnswer =
  { ok: true; read: ReadBibliography } | { ok: false; code: string; params: ErrorParams };

const MEMORY_MB = 1024;
const BASE_MS = 5_000;
/** 10 s a megabyte: some ten times what a real library takes here. */
const MS_PER_BYTE = 0.01;
const MOST_MS = 300_000;

/**
 * Reads a bibliography in a thread of its own, limited in time and memory, so that no file can
 * hold the server up. Errors: what `readBibliography` throws, and 'import-timeout'.
 */
export async function parseImport(task: ImportTask): Promise<ReadBibliography> {
  const size = task.data.length;
  if (size > MAX_IMPORT_BYTES) {
    throw new CanevasError('import-too-large', { limit: MAX_IMPORT_BYTES }, { status: 413 });
  }
  const worker = new Worker(new URL('./read-import.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<ImportAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (cause: NodeJS.ErrnoException) => {
        const outOfMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(outOfMemory ? new CanevasError('import-too-complex', {}, { cause }) : cause);
      });
      const ms = Math.min(BASE_MS + size * MS_PER_BYTE, MOST_MS);
      timer = setTimeout(() => reject(new CanevasError('import-timeout')), ms);
    });
    if (!answer.ok) throw new CanevasError(answer.code, answer.params);
    return answer.read;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
