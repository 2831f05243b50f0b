import { describe, expect, test } from 'vitest';
import enWords from '../../app/domain/locales/en/import-failures.ts';
import frWords from '../../app/domain/locales/fr/import-failures.ts';
import {
  addToIndex,
  citationKey,
  compareImport,
  creatorYear,
  IMPORT_FAILURE_CODES,
  IMPORT_WARNING_CODES,
  indexLibrary,
  likelyMatch,
  normaliseCelex,
  normaliseDoi,
  normaliseHal,
  normaliseIsbn,
  normaliseOrcid,
  readBibliography,
  takeFields,
  writeBiblatex,
  type CslData,
} from '../../bibliography/index.ts';
import { asWork, one } from './support.ts';

const title = (value: string, more = '') => one(`@book{k, title = {${value}}${more}}`).item.title;
const authors = (value: string) => one(`@book{k, title = {T}, author = {${value}}}`).item.author;
const issued = (fields: string) => one(`@book{k, title = {T}, ${fields}}`).item.issued;

describe('one bad entry never costs another', () => {
  const BROKEN: Array<[name: string, source: string, code: string]> = [
    ['nothing but a beginning', '@book{bad, title = {', 'entry-unclosed'],
    ['no field at all', '@book{bad}', 'entry-empty'],
    ['a brace where the key should be', '@book{{bad}, title = {T}}', 'entry-unreadable'],
  ];
  test.each(BROKEN)('%s, in the middle of a thousand: 999 and 1', (_name, source, code) => {
    const good = Array.from({ length: 999 }, (_, i) => `@book{k${i}, title = {T${i}}}`);
    const { entries, failures } = readBibliography(
      [...good.slice(0, 500), source, ...good.slice(500)].join('\n'),
    );
    expect(entries).toHaveLength(999);
    expect(failures).toEqual([
      expect.objectContaining({ line: 501, code, excerpt: expect.stringContaining('@book{') }),
    ]);
  });

  const MENDED: Array<[name: string, source: string]> = [
    ['a brace that is never closed', 'title = {Never closed,\n year = 2000}'],
    ['a quote that is never closed', 'title = "Never closed,\n year = 2000}'],
    ['a quote closed by a brace', 'title = "Never closed},\n year = 2000}'],
    ['the last brace missing', 'title = {Never closed}, year = 2000'],
    ['an escaped brace', 'title = {Never \\{closed},\n year = {2000},\n}'],
  ];
  test.each(MENDED)('%s, in the middle of a thousand: all come in', (_name, source) => {
    const good = Array.from({ length: 999 }, (_, i) => `@book{k${i}, title = {T${i}}}`);
    const { entries, failures } = readBibliography(
      [...good.slice(0, 500), `@book{bad, ${source}`, ...good.slice(500)].join('\n'),
    );
    expect(failures).toEqual([]);
    expect(entries).toHaveLength(1000);
    const { line, item, raw, warnings } = entries[500]!;
    expect([line, item.title, item.issued]).toEqual([
      501,
      'Never closed',
      { 'date-parts': [[2000]] },
    ]);
    expect([raw?.fields.length, warnings]).toEqual([2, ['end-missing']]);
  });

  test('what stands inside an entry and is no field is kept beside it, and comes out again', () => {
    const source =
      '@book{k % mine\n, % to check\n title = {T}, note {no sign}, year = 2000, year = {2001},\n % seen\n}\n';
    const { entries, failures } = readBibliography(source);
    expect(failures).toEqual([]);
    expect(entries[0]!.raw).toMatchObject({
      comment: '% mine\n% to check\nnote {no sign}\n% seen',
      fields: [
        ['title', 'T'],
        ['year', '2000'],
        ['year', '2001'],
      ],
    });
    expect(entries[0]!.item.issued).toEqual({ 'date-parts': [[2000]] });
    expect(entries[0]!.warnings).toEqual(['text-skipped', 'field-repeated']);
    const written = writeBiblatex([asWork(entries[0]!)]);
    expect(written).toBe(
      '% mine\n% to check\n% note {no sign}\n% seen\n@book{k,\n  title = {T},\n  year  = {2000},\n  year  = {2001}\n}\n',
    );
    expect(writeBiblatex(readBibliography(written).entries.map((entry) => asWork(entry)))).toBe(
      written,
    );
  });

  const TOLERATED: Array<[name: string, source: string, title: string, warning: string | null]> = [
    ['no key', '@book{title = {T}, year = 2000}', 'T', 'key-missing'],
    ['no comma after the key', '@book{k title = {T}}', 'T', 'comma-missing'],
    ['a space in the key', '@book{my key, title = {T}}', 'T', 'key-repaired'],
    ['a closing brace too many', '@book{k, year = {2000}},\n title = {T}\n}', 'T', 'text-skipped'],
    ['no comma between fields', '@book{k, year = 2000 title = {T}}', 'T', 'comma-missing'],
    ['a dot in a field name', '@book{k, bdsk.url = {x}, title = {T}}', 'T', 'field-name-odd'],
    ['a digit before a field name', '@book{k, 2nd = {x}, title = {T}}', 'T', 'field-name-odd'],
    ['a field twice', '@book{k, title = {T}, title = {U}}', 'T', 'field-repeated'],
    [
      'an abbreviation that is not defined',
      '@book{k, title = {T}, publisher = pup}',
      'T',
      'string-undefined',
    ],
    ['an address in free text', 'Ask me@home.org {now}\n@book{k, title = {T}}', 'T', null],
    ['pieces joined', '@string{a = "A"}\n@book{k, title = a # " and " # {B}}', 'A and B', null],
    [
      'braces in quotes, quotes in braces',
      '@book{k, title = "a {"}b{"} c", note = {"}}',
      'a "b" c',
      null,
    ],
    ['parentheses around', '@book(k, title = {T (1)})', 'T (1)', null],
    [
      'comments and preamble',
      '@comment{@book{no, title={N}}}\n@preamble{"\\x{}"}\n% @book{no,}\n@book{k, title = {T}}',
      'T',
      null,
    ],
    ['a comma at the end', '@book{k, title = {T},}', 'T', null],
    ['a lone dollar sign', '@book{k, title = {Less than $2}}', 'Less than $2', null],
    ['an at sign in a value', '@book{k, title = {a @book{x, b}}}', 'a @bookx, b', null],
  ];
  test.each(TOLERATED)('%s is read', (_name, source, expected, warning) => {
    const entry = one(source);
    expect(entry.item.title?.replace(/<[^>]+>/g, '')).toBe(expected);
    if (warning) expect(entry.warnings).toContain(warning);
    else expect(entry.warnings).toEqual([]);
  });

  test('the words of every code stand in both languages', () => {
    for (const words of [frWords, enWords]) {
      expect(Object.keys(words.failure).sort()).toEqual([...IMPORT_FAILURE_CODES].sort());
      expect(Object.keys(words.warning).sort()).toEqual([...IMPORT_WARNING_CODES].sort());
    }
  });

  test('raw fields are kept exactly', () => {
    const { raw } = one("@Book{K, Title = {{\\'E}t{\\'e}  {X}}, month = jun, x-y = {1,  2}}");
    expect(raw).toEqual({
      format: 'bibtex',
      type: 'Book',
      key: 'K',
      fields: [
        ['Title', "{\\'E}t{\\'e}  {X}"],
        ['month', 'jun'],
        ['x-y', '1,  2'],
      ],
    });
  });
});

describe('encodings', () => {
  const source = '@book{k, title = {Été à Nîmes}}';
  test('Latin-1, UTF-8 with a mark, UTF-16', () => {
    const latin = Uint8Array.from([...source].map((sign) => sign.charCodeAt(0)));
    expect(readBibliography(latin)).toMatchObject({
      encoding: 'windows-1252',
      entries: [{ item: { title: 'Été à Nîmes' } }],
    });
    const utf8 = new TextEncoder().encode(`\uFEFF${source}`);
    expect(readBibliography(utf8)).toMatchObject({
      encoding: 'utf-8',
      entries: [{ item: { title: 'Été à Nîmes' } }],
    });
    const utf16 = new Uint8Array(
      new Uint16Array([...`\uFEFF${source}`].map((sign) => sign.charCodeAt(0))).buffer,
    );
    expect(readBibliography(utf16)).toMatchObject({
      encoding: 'utf-16le',
      entries: [{ item: { title: 'Été à Nîmes' } }],
    });
    const mixed = new Uint8Array([...new TextEncoder().encode(`${source}\n`), ...latin]);
    expect(readBibliography(mixed)).toMatchObject({
      encoding: 'mixed',
      entries: [{ item: { title: 'Été à Nîmes' } }, { item: { title: 'Été à Nîmes' } }],
    });
  });
});

describe('TeX', () => {
  test.each([
    [
      "{\\'E}t\\'e, \\`a, \\^{\\i}, \\^\\i le, \\c{c}a, fa\\c cade, \\\"o, \\v{S}",
      'Été, à, î, île, ça, façade, ö, Š',
    ],
    ["{\\oe}uvre, \\OE uvre, \\ae, stra{\\ss}e, \\L{}\\'od\\'z", 'œuvre, Œuvre, æ, straße, Łódź'],
    ["\\og petits doigts\\fg{} de l'IA", "«\u00A0petits doigts\u00A0» de l'IA"],
    ['\\og{}oui\\fg', '«\u00A0oui\u00A0»'],
    ['\\no 28, 1\\ier{} mai, XX\\ieme', 'n°\u00A028, 1<sup>er</sup> mai, XX<sup>e</sup>'],
    ["50\\,\\% \\& \\$5 \\#1 a\\_b 1--2 --- ``q''", '50\u202F% & $5 #1 a_b 1–2 — “q”'],
    [
      '\\emph{x} {\\it y} \\textsuperscript{2} H$_2$O',
      '<i>x</i> <i>y</i> <sup>2</sup> H<sub>2</sub>O',
    ],
    ['The {French} {DNA} of {OpenAI}', 'The <span class="nocase">French</span> DNA of OpenAI'],
    ['\\unknown{kept} <script>', 'kept <script>'],
  ])('%s', (source, expected) => expect(title(source)).toBe(expected));

  test('braces protect nothing where no style changes case', () => {
    expect(title('La {France}', ', langid = {french}')).toBe('La France');
  });
});

describe('names', () => {
  test.each([
    ['Bair, Jennifer and others', [{ family: 'Bair', given: 'Jennifer' }, { literal: 'others' }]],
    ['{Conseil d’État}', [{ literal: 'Conseil d’État' }]],
    ['Jean de La Fontaine', [{ given: 'Jean', 'dropping-particle': 'de', family: 'La Fontaine' }]],
    ['van der Berg, Jan', [{ 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }]],
    ['King, Jr., Martin Luther', [{ family: 'King', suffix: 'Jr.', given: 'Martin Luther' }]],
    ['given=Alfred, family=Adler', [{ given: 'Alfred', family: 'Adler' }]],
    ['{\\v S}omeone {Barnes and Noble}', [{ given: 'Šomeone', family: 'Barnes and Noble' }]],
    ['Plato', [{ family: 'Plato' }]],
  ])('%s', (source, expected) => expect(authors(source)).toEqual(expected));
});

describe('dates', () => {
  test.each([
    ['date = {2020-06-01}', { 'date-parts': [[2020, 6, 1]] }],
    ['date = {2005/2008-03}', { 'date-parts': [[2005], [2008, 3]] }],
    ['date = {2005-21}', { 'date-parts': [[2005]], season: 1 }],
    ['date = {1890~}', { 'date-parts': [[1890]], circa: true }],
    ['year = 2008, month = aug', { 'date-parts': [[2008, 8]] }],
    ['year = {2023}, month = {21 janvier}', { 'date-parts': [[2023, 1, 21]] }],
    ['year = {1995--96}', { 'date-parts': [[1995], [1996]] }],
    ['year = {à paraître}', { literal: 'à paraître' }],
  ])('%s', (fields, expected) => expect(issued(fields)).toEqual(expected));
});

describe('types and fields', () => {
  test('HAL, article numbers, leading zeros, laws, courts', () => {
    expect(
      one(
        '@techreport{k, title={T}, hal_id={hal-01903526}, number={007}, series={S}, institution={I}}',
      ).item,
    ).toMatchObject({
      type: 'report',
      archive: 'HAL',
      archive_location: 'hal-01903526',
      number: '007',
      'collection-title': 'S',
      publisher: 'I',
    });
    expect(one('@article{k, title={T}, journal={J}, eid={e1}, number=2}').item).toMatchObject({
      number: 'e1',
      issue: '2',
    });
    expect(
      one('@jurisdiction{k, title={T}, institution={CJUE}, number={C-131/12}}').item,
    ).toMatchObject({ type: 'legal_case', authority: 'CJUE', number: 'C-131/12' });
    expect(one('@misc{k, title={T}, howpublished={\\url{http://x.org/a\\_b}}}').item).toMatchObject(
      { type: 'webpage', URL: 'http://x.org/a_b' },
    );
    expect(one('@interview{k, title={T}}').item.type).toBe('interview');
  });

  test('crossref brings the book, a circle brings a warning', () => {
    const { entries } = readBibliography(
      '@incollection{a, title={A}, crossref={b}}\n@collection{b, title={B}, editor={E, F}, doi={10.1/b}}\n@book{c, title={C}, crossref={c}}',
    );
    expect(entries[0]!.item).toMatchObject({
      'container-title': 'B',
      editor: [{ family: 'E', given: 'F' }],
    });
    expect(entries[0]!.item.DOI).toBeUndefined();
    expect(entries[2]!.warnings).toEqual(['crossref-circular']);
  });
});

describe('keys, identifiers, matches', () => {
  test('keys', () => {
    const item: CslData = {
      type: 'book',
      title: "L'Œuvre des autres",
      author: [{ family: 'Vercher-Chaptal' }],
      issued: { 'date-parts': [[2022]] },
    };
    expect(citationKey(item, () => false)).toBe('vercherchaptal2022oeuvre');
    const taken = new Set(['vercherchaptal2022oeuvre', 'vercherchaptal2022oeuvrea']);
    expect(citationKey(item, (key) => taken.has(key))).toBe('vercherchaptal2022oeuvreb');
    expect(citationKey({ type: 'book' }, () => false)).toBe('work');
    expect(creatorYear(item, 'fr')).toBe('Vercher-Chaptal, 2022');
  });

  test('identifiers', () => {
    expect(normaliseDoi('https://doi.org/10.1177/ABC.')).toBe('10.1177/abc');
    expect(normaliseDoi('11.1/x')).toBeNull();
    expect(normaliseHal('https://shs.hal.science/halshs-01895138v2/document')).toBe(
      'halshs-01895138',
    );
    expect(normaliseIsbn('0-306-40615-2')).toBe('9780306406157');
    expect(normaliseIsbn('978-0-306-40615-8')).toBeNull();
    expect(normaliseOrcid('https://orcid.org/0000-0002-1825-0097')).toBe('0000-0002-1825-0097');
    expect(normaliseOrcid('0000-0002-1825-0098')).toBeNull();
    expect(
      normaliseCelex('https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679'),
    ).toBe('32016R0679');
  });

  test('a work that comes again is found by identifier, then by key', () => {
    const known = {
      id: 'w1',
      key: 'a2000b',
      aliases: ['old'],
      item: { type: 'book', DOI: '10.1/x' } as CslData,
    };
    const index = indexLibrary([known]);
    expect(
      likelyMatch({ key: 'z', item: { type: 'book', URL: 'https://doi.org/10.1/X' } }, index),
    ).toBeNull();
    addToIndex(index, {
      ...known,
      id: 'w2',
      key: 'n',
      aliases: [],
      item: { type: 'book', DOI: '10.1234/x' },
    });
    expect(
      likelyMatch({ key: 'z', item: { type: 'book', URL: 'https://doi.org/10.1234/X' } }, index),
    ).toEqual({ id: 'w2', reason: 'doi' });
    expect(likelyMatch({ key: 'OLD', item: { type: 'book' } }, index)).toEqual({
      id: 'w1',
      reason: 'key',
    });
    expect(likelyMatch({ key: '', item: { type: 'book' } }, index)).toBeNull();
  });

  test('three versions of a work, field by field', () => {
    const base: CslData = { type: 'book', title: 'T', volume: '1', note: 'n' };
    expect(compareImport(null, null, base).outcome).toBe('new');
    expect(compareImport(base, base, { ...base }).outcome).toBe('unchanged');
    expect(compareImport(base, { ...base, title: 'Mine' }, base).outcome).toBe('unchanged');
    expect(compareImport(base, base, { ...base, volume: '2' })).toEqual({
      outcome: 'updated',
      updated: ['volume'],
      conflicts: [],
    });
    const both = compareImport(
      base,
      { ...base, title: 'Mine' },
      { ...base, title: 'Theirs', volume: '2' },
    );
    expect(both).toEqual({ outcome: 'conflict', updated: ['volume'], conflicts: ['title'] });
    expect(
      takeFields(
        { ...base, title: 'Mine' },
        { ...base, title: 'Theirs', volume: '2' },
        both.updated,
      ),
    ).toMatchObject({ title: 'Mine', volume: '2' });
  });
});

test('10,000 entries take a few seconds of work at most', () => {
  const source = Array.from(
    { length: 10_000 },
    (_, i) =>
      `@article{key${i}, author = {Dupont, {\\'E}lodie and van der Berg, Jan}, title = {The {ABC} of \\emph{thing} ${i}}, journal = {Revue d'{\\'E}tudes}, year = 20${10 + (i % 10)}, volume = ${i}, pages = {1--20}, doi = {10.1000/${i}}}`,
  ).join('\n');
  const before = process.cpuUsage();
  expect(readBibliography(source).entries).toHaveLength(10_000);
  const { user, system } = process.cpuUsage(before);
  console.log(`10,000 entries: ${Math.round((user + system) / 1000)} ms of work`);
  expect((user + system) / 1000).toBeLessThan(6000);
});
