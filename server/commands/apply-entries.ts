import {
  groupsOf,
  keywordsOf,
  sameValue,
  withRaw,
  type CslData,
  type ImportedEntry,
  type ImportFailure,
} from '../../bibliography/index.ts';
import { inBatches } from '../batches.ts';
import { ActWriter } from '../db/queries/library-acts.ts';
import { ShelfWriter } from '../db/queries/shelf-writer.ts';
import { WorkWriter } from '../db/queries/work-writer.ts';
import { markWorkDeleted, updateImportedBase } from '../db/queries/work-store.ts';
import { replaceIdentifiers } from '../db/queries/work-names.ts';
import type { Database } from '../db/sqlite.ts';
import { newId, newIdInOrder } from '../ids.ts';
import type { ImportChoices, ImportReport } from '../types.ts';
import { identifierNames } from '../work-columns.ts';
import type { Done } from './act-record.ts';
import { DrawnEntries } from './drawn-entry.ts';
import { noKeys, planEntry } from './import-plan.ts';
import { storeAliases, storeWork } from './work-store.ts';

export interface ApplyOptions {
  choices?: ImportChoices;
  /** Names the id under which a new work is stored, by its key in the file. */
  idFor?: (key: string) => string;
  /** After each batch; false stops before the next. */
  onBatch?: (done: number) => boolean;
  /** Between two batches, in ms, so that whoever waits for the database finds it free. */
  gap?: number;
  /** What it does is kept, under the report's id, so that it can be taken back. */
  undoable?: boolean;
}

/**
 * Plans against the library as it is now, and stores in batches, each one transaction. Also how the
 * example and a project's bibliography come in.
 */
export async function applyEntries(
  db: Database,
  workspaceId: string,
  author: string,
  at: string,
  read: { entries: readonly ImportedEntry[]; failures: ImportFailure[] },
  {
    choices = {},
    idFor = () => newIdInOrder(),
    onBatch = () => true,
    gap = 0,
    undoable = false,
  }: ApplyOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = {
    id: newId(),
    imported: [],
    updated: [],
    unchanged: 0,
    kept: [],
    renamed: [],
    failed: read.failures,
    remaining: 0,
  };
  const fileKeys = noKeys(db, workspaceId);
  const writer = new WorkWriter(db, workspaceId);
  const act = { id: report.id, workspace_id: workspaceId, user_id: author, at };
  const drawn = new DrawnEntries(read.entries);
  const record = undoable ? new ActWriter(db, act) : null;
  const shelves = new ShelfWriter(db, workspaceId, author, at);

  function store(entry: ImportedEntry, index: number): void {
    const { line, aliases } = entry;
    const plan = planEntry(db, writer, workspaceId, entry, fileKeys, idFor);
    const { existing, key, merge } = plan;
    if (key !== entry.key) report.renamed.push({ fileKey: entry.key, key, line });
    // Whatever was chosen, the file is what the next import compares with: a choice is asked once.
    const importedBase: CslData = entry.item;
    if (!existing || !merge) {
      if (plan.outcome === 'unchanged') {
        report.unchanged += 1;
        return;
      }
      writer.insert(plan.id, key, aliases, drawn.take(index), author, at);
      shelves.shelve(plan.id, keywordsOf(entry.item), groupsOf(entry.raw));
      record?.write(plan.id, { act: 'imported', version: 1 } satisfies Done);
      report.imported.push({ workId: plan.id, key, line });
      return;
    }
    const { id } = existing;
    const raw = withRaw(existing.raw, entry.raw);
    // What came before and was taken away here does not come back.
    shelves.shelve(
      id,
      without(keywordsOf(entry.item), existing.importedBase && keywordsOf(existing.importedBase)),
      without(groupsOf(entry.raw), groupsOf(existing.raw)),
    );
    const names = [entry.key, ...aliases].filter((name) => name !== '');
    if (merge.outcome === 'unchanged') {
      // Known by its DOI, say: the manuscript that cites it by the file's key finds it too.
      if (names.some((name) => writer.keyHolder(name) === null)) {
        storeAliases(db, workspaceId, existing, names);
      }
      if (!sameValue(existing.importedBase, importedBase) || !sameValue(existing.raw, raw)) {
        updateImportedBase(db, id, importedBase, raw);
        replaceIdentifiers(db, workspaceId, id, identifierNames(existing.item, raw));
      }
      report.unchanged += 1;
      return;
    }
    const taken = merge.conflicts
      .map(({ field }) => field)
      .filter((field) => (choices.fields?.[index]?.[field] ?? choices.rest) === 'file');
    const item = { ...merge.resolve(taken), id };
    const content = { key, item, raw, importedBase };
    storeWork(db, workspaceId, content, existing.version + 1, author, at, names);
    if (existing.deleted_at !== null) markWorkDeleted(db, id, null, author, at);
    const deleted = existing.deleted_at !== null;
    record?.write(id, {
      act: 'updated',
      // Bringing it back from the bin is a version of its own.
      version: existing.version + (deleted ? 2 : 1),
      ...{ key: existing.key, item: existing.item, raw: existing.raw },
      ...{ importedBase: existing.importedBase, deleted },
    } satisfies Done);
    const stored = { workId: id, key, line };
    if (merge.outcome === 'conflict' && taken.length === 0) report.kept.push(stored);
    else report.updated.push(stored);
  }

  let before = { done: 0, imported: 0 };
  const done = await inBatches(
    read.entries,
    store,
    (batch) => db.transaction(batch),
    async (done) => {
      if (!onBatch(done)) return false;
      const imported = report.imported.length;
      // As many as the last batch stored, where it stored new ones.
      const fresh = imported > before.imported ? done - before.done : 0;
      before = { done, imported };
      if (gap > 0) await drawn.fillGap(done, fresh, gap);
      return true;
    },
  );
  report.remaining = read.entries.length - done;
  return report;
}

function without(names: readonly string[], known: readonly string[] | null): string[] {
  return names.filter((name) => !known?.includes(name));
}
