import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareImport,
  CSL_TYPES,
  markdownOf,
  readBibliography,
  writeEndnoteXml,
  writeRis,
  writeWordXml,
  writeWorks,
  type CslItem,
  type CslName,
  type CslType,
} from '../../../bibliography/index.ts';
import { asWork, one } from '../support.ts';

const word = fc.constantFrom(
  'données',
  'Œuvre',
  'R&D',
  '100 %',
  'a < b > c',
  '"quoted"',
  'l’IA',
  '«\u00A0sens\u00A0»',
  '漢字',
  'TY - x',
  '{braces}',
  '\\back',
  ']]>',
  '&amp;',
  '&#65;',
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const capital = fc.constantFrom('Élie', 'O’Neil', 'Müller', 'Jean-Louis', 'A.', 'García Márquez');
const name: fc.Arbitrary<CslName> = fc.oneof(
  fc.record({ family: capital, given: capital }),
  fc.record({
    family: capital,
    given: capital,
    'dropping-particle': fc.constantFrom('de', 'von der'),
  }),
  fc.record({
    family: capital,
    given: capital,
    'non-dropping-particle': fc.constantFrom('la', 'van'),
  }),
  fc.record({ family: capital, given: capital, suffix: fc.constantFrom('Jr.', 'III') }),
  fc.constantFrom('OECD', 'Ministère du Travail', 'R&D <Lab>').map((literal) => ({ literal })),
);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const date = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 2100 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 28 }),
    )
    .map(([year, month, day]) => ({
      'date-parts': [[year, ...(month ? [month, ...(day ? [day] : [])] : [])]],
    })),
  fc.constantFrom(
    { 'date-parts': [[2005], [2008]] },
    { 'date-parts': [[2005]], season: 1 },
    { 'date-parts': [[1850]], circa: true },
    { 'date-parts': [[-44, 3]] },
    { literal: 'à paraître' },
  ),
);

/** Types that each format has a name of its own for, and the variables that all of them keep. */
const TYPES: readonly CslType[] = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'report',
  'thesis',
  'webpage',
  'document',
  'manuscript',
  'legal_case',
  'legislation',
  'hearing',
  'patent',
  'standard',
  'map',
  'motion_picture',
  'software',
  'dataset',
  'graphic',
  'figure',
  'post-weblog',
  'regulation',
  'entry-encyclopedia',
  'entry-dictionary',
  'paper-conference',
  'pamphlet',
  'bill',
];
const WHOLE = new Set<CslType>(['book', 'report', 'thesis', 'pamphlet']);
const LEGAL = new Set<CslType>(['legal_case', 'legislation', 'hearing', 'bill', 'regulation']);

const item = fc
  .record(
    {
      id: fc.constant('w1'),
      type: fc.constantFrom(...TYPES),
      title: text,
      author: names,
      editor: names,
      translator: names,
      issued: date,
      'container-title': text,
      'container-title-short': text,
      'collection-title': text,
      volume: fc.constantFrom('7', '007', 'XII'),
      edition: fc.constantFrom('2', 'revue'),
      publisher: text,
      'publisher-place': text,
      number: fc.constantFrom('12', '2016/679'),
      page: fc.constantFrom('1-20', 'e12', '001-009'),
      DOI: fc.constantFrom('10.1000/a_b', '10.1177/2053951720919776'),
      URL: fc.constantFrom('https://example.org/a?b=c&d=%20#e'),
      language: fc.constantFrom('fr', 'en-GB'),
      keyword: fc.constantFrom('travail', 'travail, clic'),
      abstract: fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
      note: text,
    },
    { requiredKeys: ['id', 'type', 'title'] },
  )
  .map((value): CslItem => {
    const held = { ...value } as CslItem;
    // What the formats have no place for with this type.
    if (WHOLE.has(held.type)) delete held['container-title'];
    if (WHOLE.has(held.type)) delete held.page;
    if (LEGAL.has(held.type)) delete held.publisher;
    return held;
  });

function lost(value: CslItem, written: string): string[] {
  const back = readBibliography(written);
  expect(back.failures).toEqual([]);
  expect(back.entries).toHaveLength(1);
  const { updated, conflicts } = compareImport(value, value, back.entries[0]!.item);
  return [...updated, ...conflicts].map(
    (field) => `${field}: ${JSON.stringify([value, back.entries[0]!.item])}`,
  );
}
const works = (value: CslItem) => [{ key: 'key1', aliases: [], item: value, raw: null }];

describe('a work written and read again is the same work', () => {
  test('through RIS', () => {
    fc.assert(
      fc.property(item, (value) => {
        // Lines that begin with blanks or are none are the format's own.
        const said = { ...value, ...(value.note ? { note: value.note.trim() } : {}) };
        expect(lost(said, writeRis(works(said)))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  test('through EndNote XML', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, writeEndnoteXml(works(value)))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });
});

test('Word’s sources: every work, escaped, with its key', () => {
  fc.assert(
    fc.property(item, (value) => {
      const xml = writeWordXml(works(value));
      expect(xml).toContain('<b:Tag>key1</b:Tag>');
      expect(xml.match(/<b:Source>/g)).toHaveLength(1);
      expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
    }),
    { numRuns: 200 },
  );
});

/** ST_SourceType (ECMA-376 part 1, 22.6.3.4): all that Word knows. */
const WORD_TYPES =
  'ArticleInAPeriodical Book BookSection JournalArticle ConferenceProceedings Report SoundRecording Performance Art DocumentFromInternetSite InternetSite Film Interview Patent ElectronicSource Case Misc'.split(
    ' ',
  );

test('Word’s sources: every type of work is one that Word knows, its people where Word looks for them', () => {
  for (const type of CSL_TYPES) {
    const author = [{ family: 'Nuñez', given: 'Ås' }];
    const xml = writeWordXml(
      works({ id: 'w', type, title: 'T', author, issued: { 'date-parts': [[0], [2004, 5]] } }),
    );
    const [, kind = ''] = /<b:SourceType>(\w+)</.exec(xml) ?? [];
    expect(WORD_TYPES).toContain(kind);
    expect(xml).toContain('<b:Last>Nuñez</b:Last><b:First>Ås</b:First>');
    // Open at its beginning, a range has the year of its end.
    expect(xml).toContain('<b:Year>2004</b:Year><b:Month>5</b:Month>');
  }
  const interview: CslItem = {
    ...{ id: 'w', type: 'interview', title: 'T', author: [{ literal: 'E12' }] },
    interviewer: [{ family: 'Essai', given: 'C.' }],
  };
  const xml = writeWordXml(works(interview));
  expect(xml).toContain('<b:Interviewee><b:Corporate>E12</b:Corporate></b:Interviewee>');
  expect(xml).toMatch(/<b:Interviewer><b:NameList><b:Person><b:Last>Essai/);
});

test('Markdown: marks, links and signs that Markdown would take for its own', () => {
  expect(
    markdownOf(
      '<div class="csl-entry">Doe, J. <i>A *star* &amp; [b]</i>. <b>7</b><sup>e</sup>. <a href="https://x.org/a_b">x</a></div>',
    ),
  ).toBe('Doe, J. *A \\*star\\* & \\[b\\]*. **7**^e^. [x](<https://x.org/a_b>)');
});

test('Markdown: small capitals, numbers beside their entry, an address as itself', () => {
  expect(
    markdownOf(
      '<div class="csl-entry"><span style="font-variant:small-caps">Bair J.</span>, 2005, <i>Big Data &amp; *Society*</i>, 1<sup>re</sup> éd.</div>',
    ),
  ).toBe('[Bair J.]{.smallcaps}, 2005, *Big Data & \\*Society\\**, 1^re^ éd.');
  expect(
    markdownOf(
      '<div class="csl-entry">\n <div class="csl-left-margin">1.</div><div class="csl-right-inline">A &lt;b&gt;. <a href="https://x.org/a_b" target="_blank">https://x.org/a_b</a>.</div>\n</div>',
    ),
  ).toBe('1. A \\<b\\>. <https://x.org/a_b>.');
});

test('what is left out is in no field, neither ours nor the file’s own', () => {
  const work = asWork(
    one(
      '@book{k, title = {T}, abstract = {secret}, file = {C:\\\\me.pdf}, note = {n}, foo = {kept}}',
    ),
  );
  const written = writeWorks([work], 'biblatex', ['abstract', 'file', 'note']);
  expect(written).not.toMatch(/secret|me\.pdf|note/);
  expect(written).toContain('foo');
});

test('CSL-JSON keeps what the schema does not know, and numbers as numbers', () => {
  const work = asWork(
    one(
      '[{"id":"k1","type":"book","title":"T","volume":3,"custom2":{"a":1},"journalAbbreviation":"J"}]',
    ),
  );
  expect(JSON.parse(writeWorks([work], 'csl-json'))).toEqual([
    {
      id: 'k1',
      'citation-key': 'k1',
      type: 'book',
      title: 'T',
      volume: 3,
      custom2: { a: 1 },
      'container-title-short': 'J',
    },
  ]);
});
