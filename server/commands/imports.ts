import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { CanevasError } from '../../app/domain/errors.ts';
import { authorise, authorOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { importActs } from '../db/queries/library-acts.ts';
import { newId } from '../ids.ts';
import type { LibraryService } from '../services.ts';
import type { Actor, ImportProgress, ImportReport } from '../types.ts';
import { startImport, type ImportTask, type RunningImport } from '../workers/importing.ts';

const PREVIEW_MS = 3600_000;
const PAST_IMPORTS = 10;
const ID = /^[a-zA-Z0-9_-]{1,64}$/;

interface Job {
  workspaceId: string;
  running: RunningImport;
  progress: ImportProgress;
}

type ImportService = Pick<
  LibraryService,
  'previewImport' | 'applyImport' | 'importNow' | 'pastImports' | 'importProgress' | 'cancelImport'
>;

export function createImports(context: Context): ImportService & { close(): void } {
  const { db, folder } = context;
  /** By who runs it and its name. */
  const jobs = new Map<string, Job>();
  const stagedFile = (id: string) => path.join(folder.imports, `${id}.json`);
  /** Beside it, who may apply it: read without the entries. */
  const ownerFile = (id: string) => path.join(folder.imports, `${id}.owner`);

  function dropExpired(): void {
    for (const name of readdirSync(folder.imports)) {
      const file = path.join(folder.imports, name);
      if (context.clock().getTime() - statSync(file).mtimeMs > PREVIEW_MS) rmSync(file);
    }
  }

  /** One step in its thread, known by its job while it runs. */
  async function run(job: string, workspaceId: string, author: string, task: ImportTask) {
    const name = `${author}/${job}`;
    if (!ID.test(job) || jobs.has(name)) throw new CanevasError('bad-request', { field: 'job' });
    const running = startImport(task, (progress) => {
      const held = jobs.get(name);
      if (held) held.progress = progress;
    });
    jobs.set(name, {
      workspaceId,
      running,
      progress: { phase: 'reading', done: 0, total: 0 },
    });
    try {
      return await running.answer;
    } finally {
      jobs.delete(name);
    }
  }

  function jobOf(actor: Actor, workspaceId: string, job: string): Job | null {
    const held = jobs.get(`${authorOf(actor)}/${job}`);
    return held?.workspaceId === workspaceId ? held : null;
  }

  function finish(
    workspaceId: string,
    author: string,
    filename: string | null,
    report: ImportReport,
  ) {
    const ids = [...report.imported, ...report.updated].map(({ workId }) => workId);
    // Also what puts the thread's batches on disk, before anyone is told: see `openBulk`.
    insertAudit(db, {
      at: timestamp(context),
      actor: author,
      workspace: workspaceId,
      act: 'import',
      params: {
        id: report.id,
        filename,
        imported: report.imported.length,
        updated: report.updated.length,
        failed: report.failed.length,
      },
    });
    context.events.emit(workspaceId, { kind: 'works', ids, by: author });
    return report;
  }

  return {
    async previewImport(actor, ref, { data, filename = null, format, job = newId() }) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      dropExpired();
      const id = newId();
      const author = authorOf(actor);
      const answer = await run(job, workspace.id, author, {
        kind: 'preview',
        ...{ data, format: format ?? null, filename },
        ...{ staged: stagedFile(id), database: db.file, workspaceId: workspace.id, author },
      });
      if (answer.kind !== 'preview') throw new CanevasError('unexpected');
      await writeOwner(ownerFile(id), { workspaceId: workspace.id, author, filename });
      return { id, filename, ...answer.preview };
    },

    async applyImport(actor, ref, previewId, choices = {}, job = newId()) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const author = authorOf(actor);
      const { filename } = await readOwner(previewId, workspace.id, author);
      // Gone before the first write: a second click finds nothing to apply twice.
      rmSync(ownerFile(previewId));
      try {
        const answer = await run(job, workspace.id, author, {
          kind: 'apply',
          ...{ data: '', format: null, choices, at: timestamp(context) },
          ...{
            staged: stagedFile(previewId),
            database: db.file,
            workspaceId: workspace.id,
            author,
          },
        });
        if (answer.kind !== 'apply') throw new CanevasError('unexpected');
        return finish(workspace.id, author, filename, answer.report);
      } finally {
        rmSync(stagedFile(previewId), { force: true });
      }
    },

    async importNow(actor, ref, { data, filename = null, format, job = newId() }) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const author = authorOf(actor);
      const answer = await run(job, workspace.id, author, {
        kind: 'apply',
        ...{ data, format: format ?? null, choices: {}, at: timestamp(context) },
        ...{ staged: null, database: db.file, workspaceId: workspace.id, author },
      });
      if (answer.kind !== 'apply') throw new CanevasError('unexpected');
      return finish(workspace.id, author, filename, answer.report);
    },

    pastImports(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return importActs(db, workspace.id, authorOf(actor), PAST_IMPORTS);
    },

    importProgress(actor, ref, job) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      return jobOf(actor, workspace.id, job)?.progress ?? null;
    },

    cancelImport(actor, ref, job) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      jobOf(actor, workspace.id, job)?.running.cancel();
    },

    close() {
      for (const { running } of jobs.values()) running.cancel();
    },
  };

  async function readOwner(id: string, workspaceId: string, author: string): Promise<Owner> {
    if (!/^[a-z0-9]+$/.test(id) || !existsSync(ownerFile(id))) {
      throw new CanevasError('import-expired');
    }
    const file = await open(ownerFile(id));
    const owner = JSON.parse(await file.readFile('utf8').finally(() => file.close())) as Owner;
    if (owner.workspaceId !== workspaceId || owner.author !== author) {
      throw new CanevasError('import-expired');
    }
    return owner;
  }
}

interface Owner {
  workspaceId: string;
  author: string;
  filename: string | null;
}

async function writeOwner(name: string, owner: Owner): Promise<void> {
  const file = await open(name, 'wx', 0o600);
  await file.writeFile(JSON.stringify(owner)).finally(() => file.close());
}
