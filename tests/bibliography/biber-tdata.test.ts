import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareImport, readBibliography, writeBiblatex } from '../../bibliography/index.ts';
import { asWork } from './support.ts';

const folder = new URL('../../../shared/data/biber-tdata/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('not run: biber-tdata (../shared/data is absent)');
const files = present ? readdirSync(folder).filter((name) => name.endsWith('.bib')) : [];

/** Every `@type{` that begins a line, comments and abbreviations apart: a count of its own, by other means. */
function announced(text: string): number {
  return text
    .split(/\r?\n/)
    .filter((line) => /^\s*@\s*[A-Za-z]+\s*[{(]/.test(line))
    .filter((line) => !/^\s*@\s*(string|comment|preamble)/i.test(line)).length;
}

describe.skipIf(!present)('the files that biber is tested with', () => {
  test.each(files)('%s: every entry is read or reported', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const { entries, failures } = readBibliography(bytes);
    const counted =
      entries.length + failures.filter(({ code }) => code.startsWith('entry-')).length;
    expect(counted).toBe(announced(bytes.toString('latin1')));
    const lost = failures.filter(({ code }) => code !== 'entry-not-a-work');
    expect(lost).toEqual([]);
  });

  test.each(files)('%s: what is not edited comes back field by field', (name) => {
    const { entries } = readBibliography(readFileSync(new URL(name, folder)));
    const keys = new Set<string>();
    const works = entries
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
});
