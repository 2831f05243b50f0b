import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BibliographyError, readBibliography } from '../../../bibliography/index.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const work = (title: string, key: string) => ({
  id: 12,
  uris: [`http://zotero.org/users/1/items/${key}`],
  itemData: {
    id: 12,
    type: 'book',
    title,
    author: [{ family: 'Doe', given: 'J. {x}' }],
    'citation-label': 'x',
  },
});
const citation = (...items: unknown[]) =>
  `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationID: 'a', citationItems: items })}`;

/** A field in pieces, as Word cuts it. */
const field = (code: string) => {
  const half = Math.floor(code.length / 2);
  const text = (part: string) =>
    `<w:r><w:instrText xml:space="preserve">${escape(part)}</w:instrText></w:r>`;
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${text(code.slice(0, half))}${text(code.slice(half))}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>(Doe)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
};
const part = (inner: string) => strToU8(`<w:document ${W}><w:body>${inner}</w:body></w:document>`);
const docx = (files: Record<string, Uint8Array>) => zipSync(files);

describe('a .docx', () => {
  test('Zotero in the text and in footnotes, a work cited twice is one', () => {
    const { entries, failures, format } = readBibliography(
      docx({
        'word/document.xml': part(
          field(citation(work('One "quoted" & {braced}', 'AAAA2222'), work('Two', 'BBBB3333'))) +
            field(citation(work('Two, said otherwise', 'BBBB3333'))),
        ),
        'word/footnotes.xml': part(field(citation(work('Three', 'CCCC4444')))),
      }),
    );
    expect([format, failures]).toEqual(['docx', []]);
    expect(entries.map(({ item, raw }) => [item.title, raw?.uri])).toEqual([
      ['One "quoted" & {braced}', 'http://zotero.org/users/1/items/AAAA2222'],
      ['Two', 'http://zotero.org/users/1/items/BBBB3333'],
      ['Three', 'http://zotero.org/users/1/items/CCCC4444'],
    ]);
    expect(entries[0]!.raw?.fields).toContainEqual(['citation-label', '"x"']);
  });

  test('Mendeley’s fields and content controls', () => {
    const item = { id: 'ITEM-1', itemData: { type: 'report', title: 'Mendeley' } };
    const json = JSON.stringify({
      citationItems: [{ ...item, itemData: { type: 'book', title: 'Célèbre' } }],
    });
    const tag = `MENDELEY_CITATION_v3_${Buffer.from(json).toString('base64')}`;
    const { entries } = readBibliography(
      docx({
        'word/document.xml': part(
          `<w:fldSimple w:instr="${escape(`ADDIN CSL_CITATION ${JSON.stringify({ citationItems: [item] })}`)}"/>` +
            `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr></w:sdt>`,
        ),
      }),
    );
    expect(entries.map(({ item: { title } }) => title)).toEqual(['Mendeley', 'Célèbre']);
  });

  test('EndNote in the field, and beside it in base64', () => {
    const cite = (title: string) =>
      `<EndNote><Cite><Author>Doe</Author><record><rec-number>1</rec-number><ref-type name="Book">6</ref-type><titles><title>${title}</title></titles></record></Cite></EndNote>`;
    const data = Buffer.from(cite('Beside'), 'utf16le').toString('base64');
    const { entries } = readBibliography(
      docx({
        'word/document.xml': part(
          field(`ADDIN EN.CITE ${cite('Within')}`) +
            `<w:r><w:fldChar w:fldCharType="begin"><w:fldData>${data}</w:fldData></w:fldChar></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
        ),
      }),
    );
    expect(entries.map(({ item: { title, type } }) => [title, type])).toEqual([
      ['Within', 'book'],
      ['Beside', 'book'],
    ]);
  });

  test('bookmarks keep their code in the document’s properties, in pieces', () => {
    const code = `ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems: [work('Marked', 'DDDD5555')] })}`;
    const property = (n: number, text: string) =>
      `<property name="ZOTERO_BREF_abc_${n}"><vt:lpwstr>${escape(text)}</vt:lpwstr></property>`;
    const { entries } = readBibliography(
      docx({
        'word/document.xml': part(''),
        'docProps/custom.xml': strToU8(
          `<Properties xmlns:vt="x">${property(2, code.slice(40))}${property(1, code.slice(0, 40))}</Properties>`,
        ),
      }),
    );
    expect(entries.map(({ item: { title } }) => title)).toEqual(['Marked']);
  });

  test('a citation without its work is reported and costs no other', () => {
    const { entries, failures } = readBibliography(
      docx({
        'word/document.xml': part(
          field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1}]}') +
            field('ADDIN ZOTERO_ITEM CSL_CITATION {broken') +
            field(citation(work('Good', 'EEEE6666'))),
        ),
      }),
    );
    expect(entries.map(({ line }) => line)).toEqual([3]);
    expect(failures.map(({ line, code }) => [line, code])).toEqual([
      [1, 'citation-unreadable'],
      [2, 'citation-unreadable'],
    ]);
  });
});

test('an .odt with reference marks', () => {
  const mark = `ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems: [work('Libre', 'FFFF7777')] })} RNDabc`;
  const { entries, format } = readBibliography(
    docx({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(
        `<office:document-content xmlns:office="o" xmlns:text="t"><text:p><text:note><text:reference-mark-start text:name="${escape(mark)}"/>(Doe)</text:note></text:p></office:document-content>`,
      ),
    }),
  );
  expect([format, entries[0]?.item.title]).toEqual(['odt', 'Libre']);
});

const refusal = (bytes: Uint8Array): string => {
  try {
    readBibliography(bytes);
  } catch (error) {
    if (error instanceof BibliographyError) return error.code;
    throw error;
  }
  return 'read';
};

test('damaged, foreign and bombed archives are refused with why', () => {
  const good = docx({ 'word/document.xml': part('') });
  expect(refusal(good.subarray(0, 60))).toBe('import-binary');
  expect(refusal(zipSync({ 'readme.txt': strToU8('x') }))).toBe('import-unknown-format');
  expect(refusal(zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }))).toBe(
    'import-too-large',
  );
  // A header that tells a small size bounds what is filled.
  const liar = zipSync({ 'word/document.xml': new Uint8Array(1024 * 1024) });
  new DataView(liar.buffer).setUint32(liar.length - 22 - 46 - 17 + 24, 10, true);
  expect(['import-binary', 'import-unknown-format', 'read']).toContain(refusal(liar));
});
