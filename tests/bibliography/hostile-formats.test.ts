import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BibliographyError, readBibliography } from '../../bibliography/index.ts';
import type { ImportFormat } from '../../bibliography/index.ts';

/** One sound record of each format, and another that must survive whatever stands before it. */
const SEEDS: Record<Exclude<ImportFormat, 'docx' | 'odt'>, string> = {
  bibtex: '@book{seed, title = {Seed}, author = {Doe, J.}, year = 2001}\n',
  ris: 'TY  - BOOK\nTI  - Seed\nAU  - Doe, J.\nPY  - 2001\nER  - \n',
  enw: '%0 Book\n%T Seed\n%A Doe, J.\n%D 2001\n\n',
  nbib: 'PMID- 1\nTI  - Seed\nFAU - Doe, J.\nDP  - 2001\n\n',
  'endnote-xml':
    '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Seed</title></titles></record></records></xml>',
  'zotero-rdf':
    '<rdf:RDF xmlns:rdf="r"><bib:Book rdf:about="#1"><z:itemType>book</z:itemType><dc:title>Seed</dc:title></bib:Book></rdf:RDF>',
  'csl-json': '[{"id":"seed","type":"book","title":"Seed"}]',
};

const middle = (text: string, part: number) => Math.floor(text.length * part);
const MUTATIONS: Record<string, (seed: string) => string> = {
  'cut at a third': (seed) => seed.slice(0, middle(seed, 1 / 3)),
  'cut at two thirds': (seed) => seed.slice(0, middle(seed, 2 / 3)),
  'repeated twenty thousand times': (seed) => seed.repeat(20_000),
  'its first line a hundred thousand times': (seed) => `${seed.split('\n')[0]!}\n`.repeat(20_000),
  'a title of five million signs': (seed) => seed.replace('Seed', 'x'.repeat(5_000_000)),
  'a title of a million ampersands': (seed) => seed.replace('Seed', '&'.repeat(1_000_000)),
  'a title of a million opening angles': (seed) => seed.replace('Seed', '<'.repeat(1_000_000)),
  'a title of elements 50,000 deep': (seed) => seed.replace('Seed', '<a>'.repeat(50_000)),
  'a title of half a million quotes': (seed) => seed.replace('Seed', `"'`.repeat(250_000)),
  'a title of half a million hyphens': (seed) => seed.replace('Seed', '-'.repeat(500_000)),
  'a title of blanks': (seed) => seed.replace('Seed', ' '.repeat(1_000_000)),
  'a title of line ends': (seed) => seed.replace('Seed', '\n'.repeat(500_000)),
  'a title of entities': (seed) => seed.replace('Seed', '&amp;#x41;&bomb;'.repeat(50_000)),
  'an author of a hundred thousand commas': (seed) => seed.replace('Doe, J.', ','.repeat(100_000)),
  backwards: (seed) => [...seed].reverse().join('').repeat(500),
  'every other sign': (seed) =>
    [...seed.repeat(200)].filter((_, index) => index % 2 === 0).join(''),
};

const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 20 },
  (_, i) => `<!ENTITY a${i} "${`&a${i - 1 < 0 ? '' : i - 1};`.repeat(10)}">`,
).join('')}]>`;
const document = (inner: string) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w">${inner}</w:document>`) });
const OTHERS: Record<string, Uint8Array | string> = {
  'an XML bomb before EndNote’s records': BOMB + SEEDS['endnote-xml'].replace('Seed', '&a19;'),
  'an XML bomb before Zotero’s items': BOMB + SEEDS['zotero-rdf'].replace('Seed', '&a19;'),
  'JSON nested a hundred thousand deep': '['.repeat(100_000),
  'JSON with prototype names': '[{"type":"book","title":"T","__proto__":{"x":1},"constructor":1}]',
  'a manuscript of fields never closed': document(
    '<w:fldChar w:fldCharType="begin"/>'.repeat(50_000),
  ),
  'a manuscript of a field of five million signs': document(
    `<w:fldChar w:fldCharType="begin"/><w:instrText>ADDIN CSL_CITATION {"a":"${'\\'.repeat(2_500_000)}</w:instrText><w:fldChar w:fldCharType="end"/>`,
  ),
  'a manuscript nested 50,000 deep': document('<w:p>'.repeat(50_000)),
  'an archive of itself': zipSync({ 'word/document.xml': document('') }),
};

const cases: Array<[string, Uint8Array | string]> = [
  ...Object.entries(SEEDS).flatMap(([format, seed]) =>
    Object.entries(MUTATIONS).map(([name, mutate]): [string, string] => [
      `${format}, ${name}`,
      mutate(seed),
    ]),
  ),
  ...Object.entries(OTHERS),
];

describe('hostile input in every format', () => {
  test('there are a hundred and more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });

  test.each(cases)('%s: read or refused, within 6 s of work', (_, input) => {
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
