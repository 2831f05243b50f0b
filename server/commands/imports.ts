import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CanevasError } from '../../app/domain/errors.ts';
import {
  creatorYear,
  plainText,
  type CslData,
  type ImportedEntry,
} from '../../bibliography/index.ts';
import { authorise, authorOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { markWorkDeleted, updateImportedBase } from '../db/queries/works.ts';
import { inBatches } from '../batches.ts';
import { newId } from '../ids.ts';
import type { LibraryService } from '../services.ts';
import type { ImportChoices, ImportPreview, ImportPreviewEntry, ImportReport } from '../types.ts';
import { parseImport, type ReadBibliography } from '../workers/parse-import.ts';
import { noKeys, planEntry, type Plan } from './import-plan.ts';
import { storeNewWork, storeWork } from './work-store.ts';

const PREVIEW_MS = 3600_000;

export type StagedImport = ReadBibliography & {
  workspaceId: string;
  author: string;
  filename: string | null;
};

export function createImports(
  context: Context,
): Pick<LibraryService, 'previewImport' | 'applyImport'> {
  const { db, folder } = context;
  const stagedFile = (id: string) => path.join(folder.imports, `${id}.json`);

  function dropExpired(): void {
    for (const name of readdirSync(folder.imports)) {
      const file = path.join(folder.imports, name);
      if (context.clock().getTime() - statSync(file).mtimeMs > PREVIEW_MS) rmSync(file);
    }
  }

  /** The entries read, kept in the data folder until they are applied. */
  function staged(id: string, workspaceId: string, author: string): StagedImport {
    if (!/^[a-z0-9]+$/.test(id) || !existsSync(stagedFile(id))) {
      throw new CanevasError('import-expired');
    }
    const held = JSON.parse(readFileSync(stagedFile(id), 'utf8')) as StagedImport;
    if (held.workspaceId !== workspaceId || held.author !== author) {
      throw new CanevasError('import-expired');
    }
    return held;
  }

  return {
    async previewImport(actor, ref, { data, filename = null, format }) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      dropExpired();
      const read = await parseImport({ data, format: format ?? null });
      const id = newId();
      const content: StagedImport = {
        ...read,
        workspaceId: workspace.id,
        author: authorOf(actor),
        filename,
      };
      writeFileSync(stagedFile(id), JSON.stringify(content), { mode: 0o600 });
      const entries: ImportPreviewEntry[] = [];
      const fileKeys = noKeys();
      await inBatches(read.entries, (entry, index) => {
        const plan = planEntry(db, workspace.id, entry, fileKeys);
        entries.push(previewEntry(entry, index, plan));
      });
      const counts = {
        new: 0,
        updated: 0,
        unchanged: 0,
        conflict: 0,
        failed: read.failures.length,
      };
      for (const { outcome } of entries) counts[outcome] += 1;
      const { failures, encoding } = read;
      return { id, filename, encoding, entries, failures, counts } satisfies ImportPreview;
    },

    async applyImport(actor, ref, previewId, choices = {}) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const author = authorOf(actor);
      const file = staged(previewId, workspace.id, author);
      // Gone before the first write: a second click finds nothing to apply twice.
      rmSync(stagedFile(previewId));
      const report = await applyEntries(context, workspace.id, author, file, choices);
      const ids = [...report.imported, ...report.updated].map(({ workId }) => workId);
      context.events.emit(workspace.id, { kind: 'works', ids, by: author });
      insertAudit(db, {
        at: timestamp(context),
        actor: author,
        workspace: workspace.id,
        act: 'import',
        params: {
          id: report.id,
          filename: file.filename,
          imported: report.imported.length,
          updated: report.updated.length,
          failed: report.failed.length,
        },
      });
      return report;
    },
  };
}

function previewEntry(entry: ImportedEntry, index: number, plan: Plan): ImportPreviewEntry {
  return {
    index,
    line: entry.line,
    key: entry.key,
    label: creatorYear(entry.item, 'en'),
    title: plainText(entry.item.title ?? ''),
    outcome: plan.outcome,
    workId: plan.existing?.id ?? null,
    assignedKey: plan.key === entry.key ? null : plan.key,
    conflicts: plan.merge?.conflicts ?? [],
    warnings: entry.warnings,
  };
}

/**
 * Plans again, against the library as it is now, and stores. Also how the example and a project's
 * bibliography come in.
 *
 * @param idFor names the id under which a new work is stored, by its key in the file.
 */
export async function applyEntries(
  context: Context,
  workspaceId: string,
  author: string,
  read: ReadBibliography,
  choices: ImportChoices = {},
  idFor: (key: string) => string = () => newId(),
): Promise<ImportReport> {
  const { db } = context;
  const report: ImportReport = {
    id: newId(),
    imported: [],
    updated: [],
    unchanged: 0,
    kept: [],
    renamed: [],
    failed: read.failures,
  };
  const fileKeys = noKeys();

  function store(entry: ImportedEntry, index: number): void {
    const at = timestamp(context);
    const { line, raw, aliases } = entry;
    const { existing, key, merge, ...plan } = planEntry(db, workspaceId, entry, fileKeys, idFor);
    if (key !== entry.key) report.renamed.push({ fileKey: entry.key, key, line });
    // Whatever was chosen, the file is what the next import compares with: a choice is asked once.
    const importedBase: CslData = entry.item;
    if (!existing || !merge) {
      if (plan.outcome === 'unchanged') {
        report.unchanged += 1;
        return;
      }
      const item = { ...entry.item, id: plan.id };
      storeNewWork(db, workspaceId, { key, item, raw, importedBase }, aliases, author, at);
      report.imported.push({ workId: plan.id, key, line });
      return;
    }
    const { id } = existing;
    if (merge.outcome === 'unchanged') {
      updateImportedBase(db, id, importedBase, raw ?? existing.raw);
      report.unchanged += 1;
      return;
    }
    const item = { ...merge.result[choices[index] ?? 'here'], id };
    const content = { key, item, raw: raw ?? existing.raw, importedBase };
    const names = [entry.key, ...aliases];
    storeWork(db, workspaceId, content, existing.version + 1, author, at, names);
    if (existing.deleted_at !== null) markWorkDeleted(db, id, null, author, at);
    const line_ = { workId: id, key, line };
    if (merge.outcome === 'conflict' && choices[index] !== 'file') report.kept.push(line_);
    else report.updated.push(line_);
  }

  await inBatches(read.entries, store, (batch) => db.transaction(batch));
  return report;
}
