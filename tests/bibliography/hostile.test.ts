import { describe, expect, test } from 'vitest';
import {
  BibliographyError,
  readBibliography,
  writeBiblatex,
  writeBibtex,
} from '../../bibliography/index.ts';
import { MAX_IMPORT_BYTES } from '../../bibliography/limits.ts';
import { asWork } from './support.ts';

const GOOD = '@book{good, title = {Fine}, year = 2001}\n';

/** Each is followed by a good entry, which must be read whatever stands before it. */
const HOSTILE: Record<string, string> = {
  'braces 5,000 deep': `@book{deep, title = ${'{'.repeat(5000)}x${'}'.repeat(5000)}}\n`,
  'braces 1,000,000 deep, never closed': `@book{deep, title = ${'{'.repeat(1_000_000)}\n`,
  '22 doubling @string lines': `@string{a0 = {0123456789}}\n${Array.from(
    { length: 22 },
    (_, i) => `@string{a${i + 1} = a${i} # a${i}}`,
  ).join('\n')}\n@book{bomb, title = a22}\n`,
  'an @string that fits, used a hundred thousand times': `@string{s = {${'x'.repeat(90_000)}}}\n@book{many, title = ${'s # '.repeat(100_000)}s}\n`,
  'ten thousand entries that each use a large @string': `@string{s = {${'x'.repeat(90_000)}}}\n${'@book{k, title = s}\n'.repeat(10_000)}`,
  'a @string that is its own value': '@string{a = a # a}\n@book{self, title = a}\n',
  'a thousand unclosed braces': '@book{u, title = {never\n'.repeat(1000),
  'a hundred thousand comments without end': '@comment{\n'.repeat(100_000),
  'a hundred thousand at signs': `${'@'.repeat(100_000)}\n`,
  'at signs and letters': `${'@a '.repeat(100_000)}\n`,
  'a title of ten million characters': `@book{long, title = {${'x'.repeat(10_000_000)}}}\n`,
  'fifty thousand fields': `@book{wide, ${Array.from({ length: 50_000 }, (_, i) => `f${i} = {v}`).join(', ')}}\n`,
  'crossref to itself': '@book{me, title = {T}, crossref = {me}}\n',
  'a circle of a thousand crossrefs':
    Array.from(
      { length: 1000 },
      (_, i) => `@inbook{c${i}, title = {T${i}}, crossref = {c${(i + 1) % 1000}}}`,
    ).join('\n') + '\n',
  'xdata that multiplies': `${Array.from(
    { length: 30 },
    (_, i) => `@xdata{x${i}, f${i} = {v}, xdata = {${`x${i + 1},`.repeat(40)}}}`,
  ).join('\n')}\n@book{fan, title = {T}, xdata = {x0}}\n`,
  'ten thousand children of a large parent': `@book{p, title = {${'x'.repeat(500_000)}}}\n${Array.from(
    { length: 10_000 },
    (_, i) => `@inbook{c${i}, title = {T}, crossref = {p}}`,
  ).join('\n')}\n`,
  'a hundred thousand commands': `@book{cmd, title = {${'\\emph{'.repeat(400)}${'}'.repeat(400)}${'\\x '.repeat(100_000)}}}\n`,
  'a hundred thousand accents without a letter': `@book{acc, title = {${"\\'".repeat(100_000)}}}\n`,
  'a hundred thousand dollar signs': `@book{math, title = {${'$'.repeat(100_001)}}}\n`,
  'a hundred thousand authors': `@book{au, title = {T}, author = {${'A and '.repeat(100_000)}B}}\n`,
  'an author of a hundred thousand words': `@book{aw, title = {T}, author = {${'von '.repeat(100_000)}B}}\n`,
  'blanks between everything': `@book${' '.repeat(1_000_000)}{sp, title${' '.repeat(1_000_000)}= {T}}\n`,
  'line ends between everything': `@book${'\n'.repeat(1_000_000)}{sp, title = {T}}\n`,
  'prototype names':
    '@book{__proto__, __proto__ = {x}, constructor = {y}, title = {T}}\n@constructor{toString, title = {T}}\n',
  'a date of a million digits': `@book{d, title = {T}, date = {${'9'.repeat(900_000)}}}\n`,
  'a range of a million hyphens': `@book{d, title = {T}, pages = {${'-'.repeat(900_000)}}}\n`,
  'tags without end': `@book{t, title = {${'<span class="nocase">'.repeat(10_000)}<script>alert(1)</script>}}\n`,
  'control signs and lone surrogates': '@book{c, title = {a\uD800b\u0007c\uFFFE}}\n',
  'percent signs': `${'%'.repeat(500_000)}\n@book{pc, title = {T}}\n`,
  'quotes that open': `@book{q, title = "${'{"'.repeat(200)}\n`,
};

describe('hostile input', () => {
  test('there are enough of them', () => {
    expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(20);
  });

  test.each(Object.keys(HOSTILE))('%s: read within 2 s of work, the next entry is kept', (name) => {
    const before = process.cpuUsage();
    const { entries, failures } = readBibliography(HOSTILE[name] + GOOD);
    const spent = process.cpuUsage(before);
    expect((spent.user + spent.system) / 1000).toBeLessThan(2000);
    expect(entries.at(-1)?.key).toBe('good');
    expect(entries.at(-1)?.item.title).toBe('Fine');
    const longest = Math.max(0, ...failures.map((failure) => failure.excerpt.length));
    expect(longest).toBeLessThanOrEqual(120);
    const title = Math.max(0, ...entries.map((entry) => entry.item.title?.length ?? 0));
    expect(title).toBeLessThanOrEqual(1_000_000);
  });

  test.each(['braces 5,000 deep', '22 doubling @string lines'])('%s: reported', (name) => {
    expect(readBibliography(HOSTILE[name] + GOOD).failures.map(({ code }) => code)).toEqual([
      name.startsWith('braces') ? 'entry-too-deep' : expect.stringMatching(/string-too-large/),
      ...(name.startsWith('braces') ? [] : Array.from({ length: 8 }, () => 'string-too-large')),
    ]);
  });

  test('what was read of it can be written', () => {
    for (const name of Object.keys(HOSTILE)) {
      const { entries } = readBibliography(HOSTILE[name] + GOOD);
      const works = entries.slice(0, 5).map((entry) => asWork(entry));
      for (const text of [writeBiblatex(works), writeBibtex(works)]) {
        const back = readBibliography(text);
        expect(back.failures, name).toEqual([]);
        expect(back.entries.length, name).toBe(works.length);
      }
    }
  }, 30_000);

  const refusal = (input: Uint8Array | string): string => {
    try {
      readBibliography(input);
    } catch (error) {
      if (error instanceof BibliographyError) return error.code;
      throw error;
    }
    return 'read';
  };

  test('empty, binary and too large files are refused with why', () => {
    expect(refusal('')).toBe('import-empty');
    expect(refusal(' \n\t')).toBe('import-empty');
    expect(refusal(new Uint8Array())).toBe('import-empty');
    expect(refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]))).toBe(
      'import-binary',
    );
    expect(refusal(new Uint8Array(MAX_IMPORT_BYTES + 1))).toBe('import-too-large');
    expect(refusal('No entry stands in this text.')).toBe('import-unknown-format');
  });
});
