/**
 * A thread of its own for one step of an import: it reads the file, where a bomb can be stopped, and
 * reads and writes the database by a connection of its own, so that the server's event loop is free.
 * `importing.ts` starts it, limits it and stops it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { isCanevasError } from '../../app/domain/errors.ts';
import { BibliographyError, readBibliography } from '../../bibliography/index.ts';
import { applyEntries } from '../commands/apply-entries.ts';
import { planPreview } from '../commands/import-preview.ts';
import { closeBulk, openBulk, type Database } from '../db/sqlite.ts';
import type { ImportAnswer, ImportNews, ImportTask, StagedImport } from './importing.ts';

/** Between two batches, so that whoever waits for the database finds it free. */
const PAUSE_MS = 4;

const task = workerData as ImportTask;
const port = parentPort!;
let stopped = false;
port.once('message', () => {
  stopped = true;
});
const tell = (news: ImportNews) => port.postMessage(news);

function read({ data, format }: { data: Uint8Array | string; format: ImportTask['format'] }) {
  tell({ phase: 'reading', done: 0, total: 0 });
  return readBibliography(data, format ? { format } : {});
}

async function withDatabase<T>(file: string, act: (db: Database) => Promise<T>): Promise<T> {
  const db = openBulk(file);
  try {
    return await act(db);
  } finally {
    closeBulk(db);
  }
}

async function run(): Promise<ImportAnswer> {
  switch (task.kind) {
    case 'read':
      return { ok: true, kind: 'read', read: read(task) };
    case 'preview': {
      const found = read(task);
      const { workspaceId, author, filename } = task;
      const staged: StagedImport = { ...found, workspaceId, author, filename };
      writeFileSync(task.staged, JSON.stringify(staged), { mode: 0o600 });
      const preview = await withDatabase(task.database, (db) =>
        planPreview(db, workspaceId, found, (done) => {
          tell({ phase: 'comparing', done, total: found.entries.length });
        }),
      );
      return { ok: true, kind: 'preview', preview };
    }
    case 'apply': {
      const found =
        task.staged === null
          ? read(task)
          : (JSON.parse(readFileSync(task.staged, 'utf8')) as StagedImport);
      const report = await withDatabase(task.database, (db) =>
        applyEntries(db, task.workspaceId, task.author, task.at, found, {
          undoable: true,
          choices: task.choices,
          gap: PAUSE_MS,
          onBatch: (done) => {
            tell({ phase: 'storing', done, total: found.entries.length });
            return !stopped;
          },
        }),
      );
      return { ok: true, kind: 'apply', report };
    }
  }
}

run().then(
  (answer) => port.postMessage(answer),
  (error: unknown) => {
    if (!(error instanceof BibliographyError) && !isCanevasError(error)) throw error;
    port.postMessage({ ok: false, code: error.code, params: error.params } satisfies ImportAnswer);
  },
);
