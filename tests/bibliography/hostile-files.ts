/** Files made to hang, crash or drown an import, in every format; BibTeX's own are in hostile.test.ts. */
import { strToU8, zipSync } from 'fflate';
import type { ImportFormat } from '../../bibliography/index.ts';

/** One sound record of each format, and another that must survive whatever stands before it. */
export const SEEDS: Record<Exclude<ImportFormat, 'docx' | 'odt'>, string> = {
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
export const MUTATIONS: Record<string, (seed: string) => string> = {
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
/** An archive whose headers say that its parts are small. */
function understated(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 28 < bytes.length; at++) {
    const mark = view.getUint32(at, true);
    if (mark === 0x04034b50) view.setUint32(at + 22, 10, true);
    else if (mark === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return bytes;
}
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
const utf16 = (text: string, mark = [0xff, 0xfe]) =>
  Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')]);
const OTHERS: Record<string, Uint8Array | string> = {
  'a manuscript of 300 MB of zeros in 300 kB (.docx)': zipSync({ 'word/document.xml': zeros(300) }),
  'a manuscript of 300 MB of zeros in 300 kB (.odt)': zipSync({ 'content.xml': zeros(300) }),
  'a manuscript of 60 MB that its archive calls 10 bytes': understated(
    zipSync({ 'word/document.xml': zeros(60) }),
  ),
  'a manuscript of ten parts of 60 MB': zipSync(
    Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`word/part${i}.xml`, zeros(60)])),
  ),
  'a manuscript cut in the middle': document('<w:p/>'.repeat(20_000)).slice(0, 200),
  'UTF-16 cut in the middle of a sign': utf16(SEEDS.bibtex.repeat(5000)).slice(0, -1),
  'UTF-16 cut in the middle of a pair': utf16(`${SEEDS.bibtex}@book{x, title={\uD83D`),
  'UTF-16 of the other order than its mark': utf16(SEEDS.ris.repeat(5000), [0xfe, 0xff]),
  'UTF-16 without a mark, cut': utf16(SEEDS.ris.repeat(5000), []).slice(0, -1),
  'every byte there is, a million times': Uint8Array.from({ length: 1_000_000 }, (_, i) => i % 256),
  'invalid UTF-8 in a hundred thousand lines': Uint8Array.from(
    Buffer.from(`${SEEDS.bibtex}${'\xE9\xFF\n'.repeat(100_000)}`, 'latin1'),
  ),
  'five megabytes on one line of BibTeX': SEEDS.bibtex.trim().repeat(70_000),
  'five megabytes on one line of RIS': SEEDS.ris.replaceAll('\n', ' ').repeat(75_000),
  'five megabytes on one line of JSON': `[${Array.from({ length: 70_000 }, () => SEEDS['csl-json'].slice(1, -1)).join(',')}]`,
  'five megabytes on one line of EndNote XML': `<xml><records>${SEEDS['endnote-xml'].slice(14, -16).repeat(32_000)}</records></xml>`,
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

export const HOSTILE_FILES: Array<[name: string, file: Uint8Array | string]> = [
  ...Object.entries(SEEDS).flatMap(([format, seed]) =>
    Object.entries(MUTATIONS).map(([name, mutate]): [string, string] => [
      `${format}, ${name}`,
      mutate(seed),
    ]),
  ),
  ...Object.entries(OTHERS),
];
