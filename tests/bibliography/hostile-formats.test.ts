import { describe, expect, test } from 'vitest';
import { BibliographyError, readBibliography } from '../../bibliography/index.ts';
import { HOSTILE_FILES, MUTATIONS, SEEDS } from './hostile-files.ts';

describe('hostile input in every format', () => {
  test('there are a hundred and more', () => {
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(100);
  });

  test.each(HOSTILE_FILES)('%s: read or refused, within 6 s of work', (_, input) => {
    const before = process.cpuUsage();
    try {
      const { entries, failures } = readBibliography(input);
      for (const { excerpt } of failures) expect(excerpt.length).toBeLessThanOrEqual(120);
      for (const { item } of entries)
        expect(item.title?.length ?? 0).toBeLessThanOrEqual(1_000_000);
    } catch (error) {
      if (!(error instanceof BibliographyError)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(6000);
  });

  test.each(['bibtex', 'ris', 'enw', 'nbib'] as const)(
    '%s: a sound record after a faulty one is read',
    (format) => {
      for (const [name, mutate] of Object.entries(MUTATIONS)) {
        if (name.startsWith('repeated') || name === 'backwards') continue;
        const bad = mutate(SEEDS[format]);
        const good = SEEDS[format].replaceAll('Seed', 'Survivor');
        const { entries } = readBibliography(`${bad}\n\n${good}`, { format });
        expect(entries.at(-1)?.item.title, name).toBe('Survivor');
      }
    },
    60_000,
  );
});
