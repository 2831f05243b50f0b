import { Worker } from 'node:worker_threads';
import { CanevasError, type ErrorParams } from '../../app/domain/errors.ts';
import {
  MAX_IMPORT_BYTES,
  type ImportFormat,
  type readBibliography,
} from '../../bibliography/index.ts';
import type { ImportPlan } from '../commands/import-preview.ts';
import type { ImportChoices, ImportProgress, ImportReport } from '../types.ts';
import { limitWork, PATIENCE } from './limit-work.ts';

export type ReadBibliography = ReturnType<typeof readBibliography>;

/** What waits in the data folder between a preview and its application. */
export type StagedImport = ReadBibliography & {
  workspaceId: string;
  author: string;
  filename: string | null;
};

interface Source {
  data: Uint8Array | string;
  format: ImportFormat | null;
}
interface Place {
  /** canevas.db */
  database: string;
  workspaceId: string;
  author: string;
}

export type ImportTask =
  | ({ kind: 'read' } & Source)
  /** Leaves what it read in the file `staged`. */
  | ({ kind: 'preview'; staged: string; filename: string | null } & Source & Place)
  /** From the file `staged`, or at once where it is null. */
  | ({ kind: 'apply'; staged: string | null; choices: ImportChoices; at: string } & Source & Place);

export type ImportNews = ImportProgress;
export type ImportAnswer =
  | { ok: true; kind: 'read'; read: ReadBibliography }
  | { ok: true; kind: 'preview'; preview: ImportPlan }
  | { ok: true; kind: 'apply'; report: ImportReport }
  | { ok: false; code: string; params: ErrorParams };

export interface ImportLimits {
  memoryMb: number;
  /** Of the thread's own work while it reads a file of so many characters, in ms. */
  workFor: (size: number) => number;
}

const BASE_MS = 5_000;
/** 10 s a megabyte: some ten times what a real library takes here. */
const MS_PER_BYTE = 0.01;
const MOST_MS = 300_000;

const LIMITS: ImportLimits = {
  memoryMb: 1024,
  workFor: (size) => Math.min(BASE_MS + size * MS_PER_BYTE, MOST_MS),
};

export interface RunningImport {
  answer: Promise<Extract<ImportAnswer, { ok: true }>>;
  /** What is stored stays; what is being read is dropped. */
  cancel(): void;
}

/**
 * Runs one step of an import in a thread of its own, limited in memory and, while it reads what a
 * stranger wrote, in time. Errors: what `readBibliography` throws, 'import-timeout',
 * 'import-too-complex', 'import-cancelled'.
 */
export function startImport(
  task: ImportTask,
  onProgress: (progress: ImportProgress) => void = () => undefined,
  limits = LIMITS,
): RunningImport {
  const size = task.data.length;
  if (size > MAX_IMPORT_BYTES) {
    throw new CanevasError('import-too-large', { limit: MAX_IMPORT_BYTES }, { status: 413 });
  }
  const worker = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ImportAnswer>();
  let storing = false;
  worker.on('message', (message: ImportAnswer | ImportNews) => {
    if ('ok' in message) resolve(message);
    else {
      if (message.phase === 'storing') storing = true;
      if (message.phase !== 'reading') stopWatching();
      onProgress(message);
    }
  });
  worker.once('error', (cause: NodeJS.ErrnoException) => {
    const outOfMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(outOfMemory ? new CanevasError('import-too-complex', {}, { cause }) : cause);
  });
  const ms = limits.workFor(size);
  const stopWatching = limitWork(worker, { work: ms, clock: ms * PATIENCE }, () =>
    reject(new CanevasError('import-timeout')),
  );

  async function answered() {
    try {
      const answer = await promise;
      if (!answer.ok) throw new CanevasError(answer.code, answer.params);
      return answer;
    } finally {
      stopWatching();
      await worker.terminate();
    }
  }
  return {
    answer: answered(),
    cancel() {
      if (storing) worker.postMessage('stop');
      else reject(new CanevasError('import-cancelled'));
    },
  };
}

/** Reads a bibliography apart, and no more. */
export async function readApart(source: Source): Promise<ReadBibliography> {
  const answer = await startImport({ kind: 'read', ...source }).answer;
  if (answer.kind !== 'read') throw new Error('the thread answered another question');
  return answer.read;
}
