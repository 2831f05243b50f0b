/** Faults that real files showed (JabRef's, Better BibTeX's and TUGboat's), each by the smallest input. */
import { describe, expect, test } from 'vitest';
import {
  readBibliography,
  writeBiblatex,
  writeBibtex,
  writeEndnoteXml,
  writeRis,
} from '../../bibliography/index.ts';
import { asWork, one } from './support.ts';

const title = (value: string) => one(`@book{k, title = {${value}}}`).item.title;

describe('what a file holds comes in', () => {
  test('a RIS record whose first line was lost', () => {
    const lost = '\uFEFF\nJF  - Empirical Software\nT1  - Editorial\nAU  - Harrison, W\nER  - \n';
    const { entries, format } = readBibliography(`${lost}\nTY  - BOOK\nTI  - Next\nER  - \n`);
    expect(format).toBe('ris');
    expect(
      entries.map(({ line, item, warnings }) => [line, item.type, item.title, warnings]),
    ).toEqual([
      [2, 'article-journal', 'Editorial', ['type-unknown']],
      [7, 'book', 'Next', []],
    ]);
    const written = writeRis(entries.map((entry) => asWork(entry)));
    expect(written).toContain('TY  - JOUR\n');
    expect(readBibliography(written).entries.map(({ item }) => item)).toEqual(
      entries.map(({ item }) => item),
    );
  });

  test('PubMed without the blank after its tags, and a record without a title', () => {
    const { entries, failures } = readBibliography(
      'PMID-22664220\nPT  -Technical Report\nAID - 10.1016/j.cpr.2005.02.002 [doi]\n\nPMID- 7\nTI  - B\n',
    );
    expect(failures).toEqual([]);
    expect(entries.map(({ item }) => item)).toMatchObject([
      { type: 'report', PMID: '22664220', DOI: '10.1016/j.cpr.2005.02.002' },
      { title: 'B' },
    ]);
  });

  test('a Refer record of an author alone', () => {
    expect(one('%A Bair, Jennifer').item.author).toEqual([{ family: 'Bair', given: 'Jennifer' }]);
  });

  test('a library’s catalogue in XML is not taken for EndNote’s', () => {
    const oai =
      '<OAI-PMH><GetRecord><record><metadata><title>T</title></metadata></record></GetRecord></OAI-PMH>';
    expect(() => readBibliography(oai)).toThrow('import-unknown-format');
  });

  test.each([
    ['{\\TUB} online', 'TUB online'],
    ['{\\LuaTeX{} 0.90} and {\\MF}', 'LuaTeX 0.90 and MF'],
    ['Advanced{\\Dash}spacing, A\\emdash B', 'Advanced—spacing, A—B'],
    ['\\acro{TUG} \\Large big', 'TUG big'],
    ['\\,2011', '2011'],
  ])('%s: a command that nobody knows is a word', (source, expected) => {
    expect(title(source)).toBe(expected);
  });

  test('a blank line sets paragraphs apart, but not inside a group', () => {
    const abstract = (value: string) => one(`@book{k, abstract = {${value}}}`).item.abstract;
    expect(abstract('One\n  line.\n \nTwo.')).toBe('One line.\n\nTwo.');
    expect(abstract('\\emph{One.\n\nTwo.}')).toBe('One. Two.');
  });
});

describe('what came in goes out', () => {
  const written = (source: string, write = writeBiblatex) =>
    write(readBibliography(source).entries.map((entry) => asWork(entry)));

  test('types and fields with signs that bibtex and biber take', () => {
    const source =
      '@ABNT-options{k,\n  title           = {T},\n  max.best.papers = {6},\n  x/y             = {1}\n}\n';
    expect(written(source)).toBe(source);
  });

  test('an address in TeX escapes is no address', () => {
    expect(written('@book{k, url = {http://x.org/q=áŠ}, file = {é.pdf}}', writeBibtex)).toMatch(
      /url\s+= \{http:\/\/x\.org\/q=áŠ\}[^]*file\s+= \{é\.pdf\}|file\s+= \{é\.pdf\}[^]*url\s+= \{http:\/\/x\.org\/q=áŠ\}/,
    );
  });

  test('protected words that begin with italics stay protected', () => {
    const [entry] = readBibliography(
      '@book{k, title = {Review: {{\\em The Press} by Ann}}}',
    ).entries;
    const back = readBibliography(writeBibtex([asWork(entry!)])).entries[0]!;
    expect(back.item.title).toBe('Review: <span class="nocase"><i>The Press</i> by Ann</span>');
    expect(back.item.title).toBe(entry!.item.title);
  });

  test.each([
    ['RIS', writeRis],
    ['EndNote XML', writeEndnoteXml],
  ])('two ISSN, a book’s pages, an annotation: %s', (_, write) => {
    const { entries } = readBibliography(
      '@article{a, title={A}, issn={0018-8646 (print), 2151-8556 (electronic)}, annote={Mine}}\n' +
        '@book{b, title={B}, pages={xii + 286}}',
    );
    const back = readBibliography(write(entries.map((entry) => asWork(entry)))).entries;
    expect(back.map(({ item }) => item)).toEqual(entries.map(({ item }) => item));
  });
});
