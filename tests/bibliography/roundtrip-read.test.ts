/** The formats that are read and not written: each by a writer of its own here, as those who write it do. */
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareImport,
  getField,
  readBibliography,
  takeFields,
  type CslDate,
  type CslItem,
  type CslName,
  type CslType,
  type FieldName,
  type ImportResult,
} from '../../bibliography/index.ts';
import { item } from './items.ts';

const ARTICLES: readonly CslType[] = ['article-journal', 'article-magazine', 'article-newspaper'];
const some = (types: readonly CslType[], fields: readonly FieldName[]) =>
  fc
    .tuple(fc.constantFrom(...types), item)
    .map(([type, value]) =>
      takeFields({ id: 'w1', type } as CslItem, { ...value, type }, ['type', ...fields]),
    );

/** The first of several paragraphs, in one line. */
const line = (value: unknown) => String(value).split('\n')[0]!;
const oneLine = (value: CslItem): CslItem => ({
  ...value,
  ...(value.abstract && { abstract: line(value.abstract) }),
  ...(value.note && { note: line(value.note) }),
});
/** A name without a comma is an institution's in all of these. */
const told = (names: CslName[] | undefined) =>
  names?.map((name) => (name.given || !name.family ? name : { literal: name.family }));
const withNames = (value: CslItem): CslItem => ({
  ...value,
  ...(value.author && { author: told(value.author) }),
  ...(value.editor && { editor: told(value.editor) }),
  ...(value.translator && { translator: told(value.translator) }),
});
const lastName = (name: CslName) =>
  [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
const written = (name: CslName) =>
  name.literal !== undefined
    ? name.literal.replace(/,/g, '')
    : [lastName(name), name.given, name.suffix].filter(Boolean).join(', ');
const withoutCommas = (names: CslName[] | undefined) =>
  names?.map((name) =>
    name.literal === undefined ? name : { literal: name.literal.replace(/,/g, '') },
  );
const slashed = ({ 'date-parts': parts }: CslDate) => parts![0]!.join('/');

function lost(value: CslItem, read: ImportResult): string[] {
  expect([read.failures, read.entries.length]).toEqual([[], 1]);
  const back = read.entries[0]!.item;
  const { updated, conflicts } = compareImport(value, value, back);
  return [...updated, ...conflicts].map(
    (name) =>
      `${name}: ${JSON.stringify(getField(value, name))} -> ${JSON.stringify(getField(back, name))}`,
  );
}

test('Refer and EndNote (.enw)', () => {
  const TYPES: Partial<Record<CslType, string>> = {
    'article-journal': 'Journal Article',
    book: 'Book',
    chapter: 'Book Section',
    report: 'Report',
    thesis: 'Thesis',
    webpage: 'Web Page',
  };
  const fields: FieldName[] = ['title', 'author', 'editor', 'translator', 'issued', 'volume'];
  fields.push(
    'publisher',
    'publisher-place',
    'edition',
    'DOI',
    'URL',
    'keyword',
    'abstract',
    'note',
  );
  fc.assert(
    fc.property(some(Object.keys(TYPES) as CslType[], fields).map(oneLine), (made) => {
      const value = withNames({
        ...made,
        ...(made.author && { author: withoutCommas(made.author) }),
        ...(made.editor && { editor: withoutCommas(made.editor) }),
        ...(made.translator && { translator: withoutCommas(made.translator) }),
      });
      const lines: Array<[string, string | undefined]> = [
        ['0', TYPES[value.type]],
        ['T', value.title],
        ...names('A', value.author),
        ...names('E', value.editor),
        ...names('?', value.translator),
        ['D', value.issued && slashed(value.issued)],
        ['V', value.volume],
        ['I', value.publisher],
        ['C', value['publisher-place']],
        ['7', value.edition],
        ['R', value.DOI],
        ['U', value.URL],
        ...(value.keyword?.split(/\s*,\s*/) ?? []).map((word): [string, string] => ['K', word]),
        ['X', value.abstract],
        ['Z', value.note],
      ];
      const text = lines.flatMap(([tag, told]) => (told === undefined ? [] : [`%${tag} ${told}`]));
      expect(lost(value, readBibliography(text.join('\n')))).toEqual([]);
    }),
    { numRuns: 500 },
  );
  function names(tag: string, list: CslName[] | undefined): Array<[string, string]> {
    // A comma at the end tells a name of one piece apart from a said one.
    return (list ?? []).map((name) => [
      tag,
      name.literal === undefined ? written(name) : `${written(name)},`,
    ]);
  }
});

test('PubMed (.nbib), its lines broken at 80 signs', () => {
  const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const dated = ({ 'date-parts': parts }: CslDate) => {
    const [year, month, day] = parts![0]!;
    return [String(year).padStart(4, '0'), month && MONTHS[month - 1], day]
      .filter(Boolean)
      .join(' ');
  };
  /** Broken where a word ends. */
  const wrapped = (tag: string, value: string) =>
    `${tag.padEnd(4)}- ${value}`.replace(/(.{60,80}?) (?=\S)/g, '$1\n      ');
  const fields: FieldName[] = ['title', 'author', 'issued', 'container-title', 'volume', 'issue'];
  fields.push('page', 'DOI', 'abstract');
  fc.assert(
    fc.property(some(['article-journal'], fields).map(oneLine), (made) => {
      const value = { ...made, ...(made.author && { author: made.author.map(groupOrPerson) }) };
      const lines: Array<[string, string | undefined]> = [
        ['PMID', '32327730'],
        ['DP', value.issued && dated(value.issued)],
        ['TI', `${value.title ?? ''}.`],
        ...(value.author ?? []).map((name): [string, string] =>
          name.literal === undefined ? ['FAU', written(name)] : ['CN', name.literal],
        ),
        ['JT', value['container-title']],
        ['VI', value.volume],
        ['IP', value.issue],
        ['PG', value.page],
        ['LID', value.DOI && `${value.DOI} [doi]`],
        ['AB', value.abstract],
        ['PT', 'Journal Article'],
      ];
      const text = lines.flatMap(([tag, told]) => (told === undefined ? [] : [wrapped(tag, told)]));
      expect(lost({ ...value, PMID: '32327730' }, readBibliography(text.join('\n')))).toEqual([]);
    }),
    { numRuns: 500 },
  );
  function groupOrPerson(name: CslName): CslName {
    return name.given || !name.family ? name : { literal: name.family };
  }
});

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

test('Zotero’s RDF', () => {
  const el = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${xml(value)}</${name}>`;
  const people = (name: string, list: CslName[] | undefined) =>
    list === undefined
      ? ''
      : `<bib:${name}><rdf:Seq>${list
          .map((person) => {
            const last = person.literal ?? lastName(person);
            return `<rdf:li><foaf:Person>${el('foaf:surname', last)}${el('foaf:givenName', [person.given, person.suffix].filter(Boolean).join(', ') || undefined)}</foaf:Person></rdf:li>`;
          })
          .join('')}</rdf:Seq></bib:${name}>`;
  const fields: FieldName[] = ['title', 'author', 'editor', 'issued', 'container-title', 'volume'];
  fields.push('issue', 'page', 'DOI', 'URL', 'keyword', 'abstract', 'language');
  fc.assert(
    fc.property(some(ARTICLES, fields), (made) => {
      const value = withNames(made);
      const type = {
        'article-magazine': 'magazineArticle',
        'article-newspaper': 'newspaperArticle',
      };
      const text = `<rdf:RDF xmlns:rdf="r"><bib:Article rdf:about="#item_1">
        <z:itemType>${type[value.type as keyof typeof type] ?? 'journalArticle'}</z:itemType>
        <dcterms:isPartOf><bib:Journal>${el('prism:volume', value.volume)}${el('prism:number', value.issue)}${el('dc:title', value['container-title'])}</bib:Journal></dcterms:isPartOf>
        ${people('authors', value.author)}${people('editors', value.editor)}
        ${(value.keyword?.split(/\s*,\s*/) ?? []).map((word) => el('dc:subject', word)).join('')}
        ${el('dc:title', value.title)}${el('dcterms:abstract', value.abstract)}
        ${el(
          'dc:date',
          value.issued &&
            slashed(value.issued)
              .replace(/\/(\d)(?!\d)/g, '-0$1')
              .replaceAll('/', '-'),
        )}
        ${el('z:language', value.language)}${el('bib:pages', value.page)}
        ${value.DOI === undefined ? '' : el('dc:identifier', `DOI ${value.DOI}`)}
        ${value.URL === undefined ? '' : `<dc:identifier><dcterms:URI>${el('rdf:value', value.URL)}</dcterms:URI></dc:identifier>`}
      </bib:Article></rdf:RDF>`;
      expect(lost(value, readBibliography(text))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const citing = (value: CslItem, key: string) =>
  `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({
    citationItems: [{ uris: [`http://zotero.org/users/1/items/${key}`], itemData: value }],
  })} RNDabc`;
/** Zotero's keys. */
const key = fc.string({ unit: fc.constantFrom(...'ABCDEFGH23456789'), minLength: 8, maxLength: 8 });

test.each(['docx', 'odt'] as const)('the live fields of a .%s', (format) => {
  fc.assert(
    fc.property(
      item,
      key,
      fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
      (value, id, cuts) => {
        const code = citing(value, id);
        const pieces = [0, ...cuts.sort((a, b) => a - b), code.length].map((from, n, all) =>
          code.slice(from, all[n + 1] ?? from),
        );
        const files: Record<string, string> =
          format === 'docx'
            ? {
                'word/document.xml': '<w:document xmlns:w="w"/>',
                'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:fldChar w:fldCharType="begin"/>${pieces
                  .map(
                    (piece) =>
                      `<w:r><w:instrText xml:space="preserve">${xml(piece)}</w:instrText></w:r>`,
                  )
                  .join('')}<w:fldChar w:fldCharType="end"/></w:footnotes>`,
              }
            : {
                'content.xml': `<office:document-content><text:p><text:reference-mark-start text:name="${xml(code)}"/>x</text:p></office:document-content>`,
              };
        const read = readBibliography(
          zipSync(
            Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
          ),
        );
        expect(lost(value, read)).toEqual([]);
        expect(read.format).toBe(format);
        expect(read.entries[0]!.raw?.uri).toBe(`http://zotero.org/users/1/items/${id}`);
      },
    ),
    { numRuns: 300 },
  );
});
