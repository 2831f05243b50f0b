import { describe, expect, test } from 'vitest';
import {
  readBibliography,
  writeWorks,
  type CslData,
  type CslItem,
  type WriteFormat,
} from '../../../bibliography/index.ts';
import { one } from '../support.ts';

const item = (source: string): CslData => one(source).item;

describe('every entry type of BibTeX and biblatex has its kind of work', () => {
  test.each([
    ['article', 'article-journal'],
    ['suppperiodical', 'article-journal'],
    ['book', 'book'],
    ['mvbook', 'book'],
    ['collection', 'book'],
    ['proceedings', 'book'],
    ['reference', 'book'],
    ['inbook', 'chapter'],
    ['incollection', 'chapter'],
    ['suppbook', 'chapter'],
    ['inreference', 'entry-encyclopedia'],
    ['inproceedings', 'paper-conference'],
    ['conference', 'paper-conference'],
    ['report', 'report'],
    ['techreport', 'report'],
    ['manual', 'report'],
    ['thesis', 'thesis'],
    ['phdthesis', 'thesis'],
    ['mastersthesis', 'thesis'],
    ['online', 'webpage'],
    ['electronic', 'webpage'],
    ['www', 'webpage'],
    ['dataset', 'dataset'],
    ['software', 'software'],
    ['patent', 'patent'],
    ['standard', 'standard'],
    ['jurisdiction', 'legal_case'],
    ['legislation', 'legislation'],
    ['legal', 'treaty'],
    ['letter', 'personal_communication'],
    ['unpublished', 'manuscript'],
    ['booklet', 'pamphlet'],
    ['periodical', 'periodical'],
    ['review', 'review'],
    ['artwork', 'graphic'],
    ['image', 'figure'],
    ['audio', 'song'],
    ['video', 'motion_picture'],
    ['movie', 'motion_picture'],
    ['music', 'musical_score'],
    ['performance', 'performance'],
    ['misc', 'document'],
    ['interview', 'interview'],
    ['commentary', 'chapter'],
    ['unknownthing', 'document'],
  ])('@%s is %s', (entry, type) => {
    expect(item(`@${entry}{k, title = {T}}`).type).toBe(type);
  });

  test.each([
    ['@article{k, title={T}, entrysubtype={newspaper}}', 'article-newspaper'],
    ['@article{k, title={T}, entrysubtype={magazine}}', 'article-magazine'],
    [
      '@article{k, title={T}, journal={Le Monde}, type={newspaperArticle}, entrysubtype={newspaper}}',
      'article-newspaper',
    ],
    ['@misc{k, title={T}, howpublished={\\url{https://x.org}}}', 'webpage'],
    ['@misc{k, title={T}, url={https://x.org}, howpublished={Blog}}', 'document'],
    ['@unpublished{k, title={T}, eventtitle={Colloque}}', 'speech'],
    ['@online{k, title={T}, eprint={2103.00020}, eprinttype={arxiv}}', 'article'],
    [
      '@misc{k, title={T}, eprint={2103.00020}, archiveprefix={arXiv}, primaryclass={cs.CL}}',
      'article',
    ],
  ])('%s is %s', (source, type) => expect(item(source).type).toBe(type));
});

describe('fields go where CSL has them', () => {
  const CASES: Array<[source: string, expected: Partial<CslData>]> = [
    [
      '@article{k, title={T}, journaltitle={J}, volume={007}, number={03}, pages={0012--0020}}',
      { 'container-title': 'J', volume: '007', issue: '03', page: '0012-0020' },
    ],
    ['@article{k, title={T}, journal={J}, eid={e0123}}', { number: 'e0123' }],
    ['@article{k, title={T}, journal={J}, articleno={12}}', { number: '12' }],
    ['@article{k, title={T}, journal={J}, pages={103--9}}', { page: '103-9' }],
    ['@article{k, title={T}, journal={J}, pages={iv--x, 12, 14--15}}', { page: 'iv-x, 12, 14-15' }],
    ['@article{k, title={T}, journal={J}, pages={A-1--A-4}}', { page: 'A-1-A-4' }],
    ['@article{k, title={T}, journal={J}, pages={43+}}', { page: '43+' }],
    ['@article{k, title={T}, subtitle={S}, langid={english}}', { title: 'T: S' }],
    ['@article{k, title={T}, subtitle={S}, langid={french}}', { title: 'T\u00A0: S' }],
    ['@article{k, title={Why?}, subtitle={S}}', { title: 'Why? S' }],
    [
      '@article{k, title={T}, titleaddon={[The same in English]}}',
      { custom: { 'translated-title': 'The same in English' } },
    ],
    [
      '@article{k, title={T}, journaltitle={J}, journalsubtitle={JS}, issuetitle={Le care}, issuesubtitle={IS}}',
      { 'container-title': 'J: JS', 'volume-title': 'Le care: IS' },
    ],
    [
      '@book{k, title={T}, maintitle={M}, mainsubtitle={MS}, volume=2, volumes=3}',
      { 'container-title': 'M: MS', volume: '2', 'number-of-volumes': '3' },
    ],
    [
      '@book{k, title={T}, series={Que sais-je?}, number={4}}',
      { 'collection-title': 'Que sais-je?', 'collection-number': '4' },
    ],
    [
      '@incollection{k, title={T}, booktitle={B}, booksubtitle={BS}, series={S}, number={4}, pages={1--2}}',
      { 'container-title': 'B: BS', 'collection-title': 'S', 'collection-number': '4' },
    ],
    [
      '@techreport{k, title={T}, institution={INSEE}, number={42}, series={Documents}}',
      { publisher: 'INSEE', number: '42', 'collection-title': 'Documents' },
    ],
    [
      '@inproceedings{k, title={T}, booktitle={B}, eventtitle={E}, venue={Lyon}, eventdate={2020-01-02/2020-01-04}}',
      {
        'event-title': 'E',
        'event-place': 'Lyon',
        'event-date': {
          'date-parts': [
            [2020, 1, 2],
            [2020, 1, 4],
          ],
        },
      },
    ],
    [
      "@book{k, title={T}, publisher={PUF and La D{\\'e}couverte}, location={Paris and Lyon}}",
      { publisher: 'PUF; La Découverte', 'publisher-place': 'Paris; Lyon' },
    ],
    [
      '@book{k, title={T}, publisher={Simon and Schuster}, address={New York}}',
      { publisher: 'Simon and Schuster' },
    ],
    [
      '@book{k, title={T}, publisher={{Simon and Schuster}}, location={New York}}',
      { publisher: 'Simon and Schuster' },
    ],
    [
      '@book{k, title={T}, publisher={Simon {and} Schuster}, location={Trinidad {and} Tobago}}',
      { publisher: 'Simon and Schuster', 'publisher-place': 'Trinidad and Tobago' },
    ],
    [
      '@phdthesis{k, title={T}, school={Paris 8}, langid={french}}',
      { genre: 'Thèse de doctorat', publisher: 'Paris 8' },
    ],
    [
      '@thesis{k, title={T}, type={phdthesis}, institution={EHESS}, langid={french}}',
      { genre: 'Thèse de doctorat', publisher: 'EHESS' },
    ],
    [
      '@thesis{k, title={T}, type={\\bibstring{phdthesis}}, langid={english}}',
      { genre: 'PhD thesis' },
    ],
    ['@mastersthesis{k, title={T}, langid={english}}', { genre: 'Master’s thesis' }],
    ['@phdthesis{k, title={T}, type={Habilitation}, langid={french}}', { genre: 'Habilitation' }],
    ['@report{k, title={T}, type={techreport}, langid={french}}', { genre: 'Rapport technique' }],
    ['@book{k, title={T}, pubstate={inpress}, langid={french}}', { status: 'sous presse' }],
    ['@book{k, title={T}, pubstate={forthcoming}, langid={english}}', { status: 'forthcoming' }],
    [
      '@book{k, title={T}, edition={2}, origdate={1867}, origtitle={Das Kapital}, origlanguage={german}, pagetotal={320}}',
      {
        edition: '2',
        'original-date': { 'date-parts': [[1867]] },
        'original-title': 'Das Kapital',
        'number-of-pages': '320',
      },
    ],
    [
      '@article{k, title={T}, hal_id={halshs-01895138}, hal_version={v1}}',
      { archive: 'HAL', archive_location: 'halshs-01895138' },
    ],
    [
      '@article{k, title={T}, eprint={halshs-01895138}, eprinttype={hal}}',
      { archive: 'HAL', archive_location: 'halshs-01895138' },
    ],
    [
      '@article{k, title={T}, eprint={2103.00020}, archiveprefix={arXiv}, primaryclass={cs.CL}}',
      { archive: 'arXiv', archive_location: '2103.00020' },
    ],
    [
      '@article{k, title={T}, eprint={2103.00020v2}, eprinttype={arxiv}, eprintclass={cs.CL}}',
      { archive: 'arXiv', archive_location: '2103.00020v2' },
    ],
    [
      '@article{k, title={T}, eprint={arXiv:2103.00020}}',
      { archive: 'arXiv', archive_location: '2103.00020' },
    ],
    ['@article{k, title={T}, eprint={12345678}, eprinttype={pubmed}}', { PMID: '12345678' }],
    [
      '@article{k, title={T}, pmid={12345678}, pmcid={PMC123}}',
      { PMID: '12345678', PMCID: 'PMC123' },
    ],
    [
      '@article{k, title={T}, doi={https://doi.org/10.1177/205395172\\_0919}}',
      { DOI: '10.1177/205395172_0919' },
    ],
    [
      '@article{k, title={T}, url={https://x.org/a\\_b\\%20c\\#d}}',
      { URL: 'https://x.org/a_b%20c#d' },
    ],
    [
      '@article{k, title={T}, url={\\url{https://x.org/~me}}, urldate={2020-01-02}}',
      { URL: 'https://x.org/~me', accessed: { 'date-parts': [[2020, 1, 2]] } },
    ],
    [
      '@article{k, title={T}, keywords={b, a}, shorttitle={S}, shortjournal={RFS}, issn={0035-2969}}',
      { keyword: 'b, a', 'title-short': 'S', 'container-title-short': 'RFS', ISSN: '0035-2969' },
    ],
    [
      '@patent{k, title={T}, number={EP 123}, holder={{CNRS}}, type={patenteu}, langid={english}}',
      { number: 'EP 123', genre: 'European patent' },
    ],
    [
      '@software{k, title={T}, version={1.2}, organization={CNRS}}',
      { version: '1.2', publisher: 'CNRS' },
    ],
    [
      '@jurisdiction{k, title={T}, institution={CJUE}, number={C-131/12}, eprint={ECLI:EU:C:2014:317}, eprinttype={ecli}}',
      {
        authority: 'CJUE',
        number: 'C-131/12',
        archive: 'ECLI',
        archive_location: 'ECLI:EU:C:2014:317',
      },
    ],
    [
      '@legislation{k, title={T}, number={2016/679}, eprint={32016R0679}, eprinttype={celex}}',
      { archive: 'EUR-Lex', archive_location: '32016R0679' },
    ],
    [
      '@inbook{k, title={T}, chapter={3}, booktitle={B}}',
      { 'chapter-number': '3', 'container-title': 'B' },
    ],
    ['@book{k, title={T}, isbn={978-0-306-40615-7}}', { ISBN: '978-0-306-40615-7' }],
    [
      '@book{k, title={T}, library={A 12}, abstract={A \\& B}}',
      { 'call-number': 'A 12', abstract: 'A & B' },
    ],
    ['@incollection{k, title={T}, booktitle={B}, crossref={nothing}}', { 'container-title': 'B' }],
  ];
  test.each(CASES)('%s', (source, expected) => expect(item(source)).toMatchObject(expected));
});

describe('accents are composed, however a program writes them', () => {
  const item: CslItem = {
    id: 'w',
    type: 'book',
    title: 'E\u0301tude',
    author: [{ family: 'Le\u0301vy', given: 'E\u0301lie' }, { literal: 'E\u0301tat' }],
    keyword: 'de\u0301ja\u0300',
    issued: { 'date-parts': [[2000]] },
  };
  test.each<WriteFormat>(['bibtex', 'biblatex', 'csl-json', 'ris', 'endnote-xml'])(
    'in %s',
    (format) => {
      const source = writeWorks([{ key: 'k', aliases: [], item, raw: null }], format);
      const entry = one(source);
      expect(JSON.stringify(entry.item)).toBe(JSON.stringify(entry.item).normalize('NFC'));
      expect(entry.item.title).toBe('Étude');
      // The file's own letters go out again untouched.
      const again = { key: 'k', aliases: [], item: { id: 'w', ...entry.item }, raw: entry.raw };
      expect(writeWorks([again], format)).toBe(source);
    },
  );
  test.each([
    '%0 Book\n%A Le\u0301vy, E.\n%T E\u0301tude\n',
    'PMID- 1\nTI  - E\u0301tude\nAU  - Le\u0301vy E\n',
  ])('%j', (source) => {
    const { item: read } = one(source);
    expect([read.title, read.author?.[0]?.family]).toEqual(['Étude', 'Lévy']);
  });
});

describe('languages become BCP 47', () => {
  test.each([
    ['langid = {french}', 'fr'],
    ['langid = {frenchb}', 'fr'],
    ['langid = {ngerman}', 'de'],
    ['langid = {naustrian}', 'de-AT'],
    ['langid = {brazil}', 'pt-BR'],
    ['langid = {brazilian}', 'pt-BR'],
    ['langid = {portuges}', 'pt'],
    ['langid = {american}', 'en-US'],
    ['langid = {british}', 'en-GB'],
    ['langid = {UKenglish}', 'en-GB'],
    ['langid = {polutonikogreek}', 'el'],
    ['langid = {mexican}', 'es-MX'],
    ['langid = {farsi}', 'fa'],
    ['langid = {persian}', 'fa'],
    ['langid = {estonian}', 'et'],
    ['langid = {basque}', 'eu'],
    ['langid = {breton}', 'br'],
    ['langid = {occitan}', 'oc'],
    ['langid = {serbianc}', 'sr-Cyrl'],
    ['langid = {vietnamese}', 'vi'],
    ['langid = {canadien}', 'fr-CA'],
    ['language = {French}', 'fr'],
    ['language = {Français}', 'fr'],
    ['language = {fr_FR}', 'fr-FR'],
    ['language = {fr-ca}', 'fr-CA'],
    ['language = {zh-Hant-TW}', 'zh-Hant-TW'],
    ['language = {zh-hans}', 'zh-Hans'],
    ['language = {eng}', 'en'],
    ['language = {fre}', 'fr'],
    ['language = {Anglais}', 'en'],
    ['language = {Español}', 'es'],
    ['language = {pt-br}', 'pt-BR'],
    ['language = {Deutsch}', 'de'],
    ['language = {langfrench}', 'fr'],
    ['language = {french and english}', 'fr'],
    ['language = {en; fr}', 'en'],
    ['hyphenation = {italian}', 'it'],
  ])('%s', (field, tag) => {
    expect(item(`@book{k, title = {T}, ${field}}`).language).toBe(tag);
  });
});

describe('crossref and xdata bring what biblatex brings', () => {
  const read = (source: string) =>
    Object.fromEntries(readBibliography(source).entries.map((entry) => [entry.key, entry]));

  test('a chapter in a collection, in a volume of a larger work', () => {
    const found = read(`
@mvcollection{m, title={Main}, editor={E, M}, publisher={P}, date={1990/1999}}
@collection{c, title={Vol}, subtitle={Sub}, volume={2}, date={1995}, crossref={m}}
@incollection{k, title={T}, author={A, B}, pages={1--2}, crossref={c}}`);
    expect(found['k']?.item).toMatchObject({
      title: 'T',
      'container-title': 'Vol: Sub',
      volume: '2',
      publisher: 'P',
      editor: [{ family: 'E', given: 'M' }],
      issued: { 'date-parts': [[1995]] },
    });
    expect(found['c']?.item).toMatchObject({ title: 'Vol: Sub', 'container-title': 'Main' });
  });

  test('an inbook has its book’s author, and its own where it gives one', () => {
    const found = read(`
@inbook{a, title={A}, crossref={b}}
@inbook{c, title={C}, author={Own, O}, crossref={b}}
@book{b, title={B}, author={Auth, A}, doi={10.1000/b}, shorttitle={Bs}, keywords={k}}`);
    expect(found['a']?.item).toMatchObject({
      author: [{ family: 'Auth' }],
      'container-author': [{ family: 'Auth' }],
      'container-title': 'B',
    });
    expect(found['c']?.item.author).toEqual([{ family: 'Own', given: 'O' }]);
    for (const name of ['DOI', 'title-short', 'keyword'] as const)
      expect(found['a']?.item[name]).toBeUndefined();
  });

  test('xdata in chains and lists, in any order and case', () => {
    const found = read(`
@book{k, title={T}, xdata={P1, p2}}
@xdata{p1, publisher={Pub}, xdata={p3}}
@XDATA{P2, location={Paris}, publisher={Not this}}
@xdata{p3, langid={french}}`);
    expect(found['k']?.item).toMatchObject({
      publisher: 'Pub',
      'publisher-place': 'Paris',
      language: 'fr',
    });
  });

  test('circles are told, harmless, and cost nobody else', () => {
    const { entries, failures } = readBibliography(`
@book{a, title={A}, crossref={b}}
@book{b, title={B}, crossref={c}}
@book{c, title={C}, crossref={a}}
@book{d, title={D}, crossref={a}}
@book{e, title={E}, xdata={x}}
@xdata{x, xdata={y}, note={N}}
@xdata{y, xdata={x}}`);
    expect(entries.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(entries.slice(0, 3).every((entry) => entry.warnings.includes('crossref-circular'))).toBe(
      true,
    );
    expect(entries[4]?.item.note).toBe('N');
    expect(failures.map(({ code }) => code)).toEqual(['entry-not-a-work', 'entry-not-a-work']);
  });

  test('an article in an issue', () => {
    const found = read(`
@article{a, title={A}, crossref={p}}
@periodical{p, title={Revue}, issuetitle={Le care}, volume={3}, date={2000}}`);
    expect(found['a']?.item).toMatchObject({
      'container-title': 'Revue',
      'volume-title': 'Le care',
      volume: '3',
    });
  });
});
