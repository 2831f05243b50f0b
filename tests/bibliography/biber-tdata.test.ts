import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import {
  BibliographyError,
  compareImport,
  readBibliography,
  writeBiblatex,
  type ImportResult,
} from '../../bibliography/index.ts';
import { asWork } from './support.ts';

/** Another folder of real files: `CANEVAS_COLLECTIONS=/its/path/ npm run campaign -- collections`. */
const asked = process.env['CANEVAS_COLLECTIONS'];
const folder = asked
  ? pathToFileURL(`${asked}/`)
  : new URL('../../../shared/data/biber-tdata/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('not run: biber-tdata (../shared/data is absent)');
const files = present ? readdirSync(folder).filter((name) => name.endsWith('.bib')) : [];
const totals = { files: 0, entries: 0, failures: 0, slowest: 0 };

/** Every `@type{` that begins a line, comments and abbreviations apart: a count of its own, by other means. */
function announced(text: string): number {
  return text
    .split(/\r?\n/)
    .filter((line) => /^\s*@\s*[A-Za-z]+\s*[{(]/.test(line))
    .filter((line) => !/^\s*@\s*(string|comment|preamble)/i.test(line)).length;
}

const at = (name: string) => new URL(encodeURIComponent(name), folder);
/** A file without an entry is none, and refused. */
function read(bytes: Uint8Array): Pick<ImportResult, 'entries' | 'failures'> {
  try {
    return readBibliography(bytes, { format: 'bibtex' });
  } catch (error) {
    if (asked && error instanceof BibliographyError) return { entries: [], failures: [] };
    throw error;
  }
}

describe.skipIf(!present)('the files that biber is tested with', () => {
  test.each(files)('%s: every entry is read or reported', (name) => {
    const bytes = readFileSync(at(name));
    const start = performance.now();
    const { entries, failures } = read(bytes);
    const counted =
      entries.length + failures.filter(({ code }) => code.startsWith('entry-')).length;
    totals.files += 1;
    totals.entries += entries.length;
    totals.failures += failures.length;
    totals.slowest = Math.max(totals.slowest, performance.now() - start);
    const count = announced(bytes.toString('latin1'));
    // Of a file that we do not know, the count by other means is a rough one.
    if (asked) expect(counted).toBeGreaterThanOrEqual(count);
    else {
      expect(counted).toBe(count);
      expect(failures.filter(({ code }) => code !== 'entry-not-a-work')).toEqual([]);
    }
  });

  test.each(files)('%s: what is not edited comes back field by field', (name) => {
    const { entries } = read(readFileSync(at(name)));
    const keys = new Set<string>();
    const works = entries
      // As the server gives one to an entry without.
      .map((entry, index) => ({ ...entry, key: entry.key || `unnamed${index}` }))
      .filter((entry) => !keys.has(entry.key.toLowerCase()) && keys.add(entry.key.toLowerCase()))
      .map((entry) => asWork(entry));
    const written = writeBiblatex(works);
    if (works.length === 0) {
      expect(written).toBe('');
      return;
    }
    const back = readBibliography(written);
    // `@xdata` goes out beside the works that take from it, and is none.
    expect(back.failures.filter(({ params }) => params.type !== 'xdata')).toEqual([]);
    const lost: string[] = [];
    // In the order of the file: keys with forbidden signs change.
    const found = new Map(back.entries.map((entry) => [entry.key, entry]));
    for (const work of works) {
      const other =
        found.get(work.key) ?? found.get(work.key.replace(/[^\p{L}\p{N}_:./+*!?;<>[\]-]/gu, ''));
      if (!other) {
        lost.push(`${work.key}: gone`);
        continue;
      }
      const { updated, conflicts } = compareImport(work.item, work.item, other.item);
      for (const field of [...updated, ...conflicts]) lost.push(`${work.key}: ${field}`);
    }
    expect(lost).toEqual([]);
  });

  afterAll(() => {
    const { files: count, entries, failures, slowest } = totals;
    console.log(
      `collections: ${count} files, ${entries} entries imported, ${failures} reported, every field back; slowest ${slowest.toFixed(0)} ms`,
    );
  });
});
