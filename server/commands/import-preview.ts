import { creatorYear, plainText, type ImportedEntry } from '../../bibliography/index.ts';
import { WorkWriter } from '../db/queries/work-writer.ts';
import type { Database } from '../db/sqlite.ts';
import type { ImportOutcome, ImportPreview, ImportPreviewEntry } from '../types.ts';
import type { ReadBibliography } from '../workers/importing.ts';
import { noKeys, planEntry, type Plan } from './import-plan.ts';

/** A preview without its address. */
export type ImportPlan = Omit<ImportPreview, 'id' | 'filename'>;

/** So many entries are shown one by one; all are counted. */
const LISTED = 1000;
/** Those that ask for a choice are shown first of all. */
const FIRST: readonly ImportOutcome[] = ['conflict', 'updated', 'new', 'unchanged'];

/** What the entries would do to the library as it is. */
export function planPreview(
  db: Database,
  workspaceId: string,
  { entries, failures, encoding, format }: ReadBibliography,
  onProgress: (done: number) => void,
): Promise<ImportPlan> {
  const fileKeys = noKeys(db, workspaceId);
  const writer = new WorkWriter(db, workspaceId);
  const aside = failures.filter(({ code }) => code === 'entry-not-a-work').length;
  const failed = failures.length - aside;
  const counts = { new: 0, updated: 0, unchanged: 0, conflict: 0, failed, aside };
  const byOutcome: Record<ImportOutcome, ImportPreviewEntry[]> = {
    new: [],
    updated: [],
    unchanged: [],
    conflict: [],
  };
  entries.forEach((entry, index) => {
    const plan = planEntry(db, writer, workspaceId, entry, fileKeys);
    counts[plan.outcome] += 1;
    const held = byOutcome[plan.outcome];
    if (held.length < LISTED) held.push(previewEntry(entry, index, plan));
    if (index % 1000 === 0) onProgress(index);
  });
  const listed = FIRST.flatMap((outcome) => byOutcome[outcome])
    .slice(0, LISTED)
    .sort((a, b) => a.index - b.index);
  return Promise.resolve({
    encoding,
    format,
    entries: listed,
    failures: sorted(failures).slice(0, LISTED),
    counts,
  });
}

/** What asks for a correction before what only serves other entries. */
function sorted(failures: ImportPreview['failures']): ImportPreview['failures'] {
  const isAside = ({ code }: { code: string }) => Number(code === 'entry-not-a-work');
  return failures.toSorted((a, b) => isAside(a) - isAside(b));
}

function previewEntry(entry: ImportedEntry, index: number, plan: Plan): ImportPreviewEntry {
  return {
    index,
    line: entry.line,
    key: entry.key,
    label: { fr: creatorYear(entry.item, 'fr'), en: creatorYear(entry.item, 'en') },
    title: plainText(entry.item.title ?? ''),
    outcome: plan.outcome,
    workId: plan.existing?.id ?? null,
    knownBy: plan.knownBy,
    assignedKey: plan.key === entry.key ? null : plan.key,
    conflicts: plan.merge?.conflicts ?? [],
    warnings: entry.warnings,
  };
}
