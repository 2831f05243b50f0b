import { readFileSync } from 'node:fs';
import {
  createRenderer,
  readBibliography,
  type CslItem,
  type ExportableWork,
  type ImportedEntry,
  type Renderer,
} from '../../bibliography/index.ts';
import { readLocale, readStyle } from '../../server/styles/style-files.ts';

const root = new URL('../../', import.meta.url);

export function example(): ImportedEntry[] {
  const bytes = readFileSync(new URL('server/example/references.bib', root));
  const { entries, failures } = readBibliography(bytes);
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  return entries;
}

export function asWork(entry: ImportedEntry, raw = true): ExportableWork {
  const item = { id: `w-${entry.key}`, ...entry.item } as CslItem;
  return { key: entry.key, aliases: entry.aliases, item, raw: raw ? entry.raw : null };
}

export function one(source: string): ImportedEntry {
  const { entries, failures } = readBibliography(source);
  if (entries.length !== 1)
    throw new Error(`${entries.length} entries, ${JSON.stringify(failures)}`);
  return entries[0]!;
}

let renderer: Promise<Renderer> | null = null;
/** One for the whole file: an engine takes a while to build. */
export function testRenderer(): Promise<Renderer> {
  renderer ??= createRenderer({ style: readStyle, locale: readLocale });
  return renderer;
}
