/** What leaves: fields that nobody edited as they came, edited ones as they are now, and nothing that was taken away. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compareImport,
  fieldNames,
  getField,
  readBibliography,
  withField,
  writeWorks,
  type CslDate,
  type CslItem,
  type CslName,
  type ExportableWork,
  type FieldName,
  type ImportedEntry,
  type WriteFormat,
} from '../../../bibliography/index.ts';

const HARD = String.raw`
@article{names, title = {The {DNA} of {{\emph{Homo} sapiens}}}, subtitle = {A $\mu$-study}, langid = {english},
  author = {d'Alembert, Jean and el-Hassan, Ali and family=Beethoven, given=Ludwig, prefix=van, useprefix=true},
  journaltitle = {Ann. {\&} Stat.}, volume = {007}, number = {03}, pages = {0012--0020}, date = {2004-22~},
  url = {http://x.org/q=\'a\v S}, file = {:C\:/caf{\'e}/André.pdf:PDF}, readstatus = {read}, annotation+an = {1=x}}
@techreport{lists, title = {Rapport}, author = {{INSEE}}, institution = {Department of Work and Employment},
  school = {Other}, organization = {Third}, address = {Paris}, year = 1999, month = "12~" # mar, number = 4, issue = 9}
@book{french, title = "\og Le capital \fg, {\'e}d. XIX\ieme", editor = {{\'E}diteur, A. and others}, langid = {french},
  publisher = {PUF and Seuil}, location = {Paris and Lyon}, date = {1867/..}, series = {Que sais-je~?}, number = {12},
  keywords = {b; a}, note = {\mkbibquote{lu} 100\,\%}, eprint = {halshs-01895138}, eprinttype = {hal}}
@jurisdiction{law, title = {Randstad}, institution = {CJUE}, number = {C-497/20}, date = {2021-12-21},
  eprint = {ECLI:EU:C:2021:1037}, eprinttype = {ecli}}`;

const folder = new URL('../../../../shared/data/biber-tdata/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('not run on biber-tdata (../shared/data is absent)');

/** The hard ones, and one of `step` of the files that biber is tested with. */
function entries(step: number): ImportedEntry[] {
  const names = present ? readdirSync(folder).filter((name) => name.endsWith('.bib')) : [];
  const files = names.map((name) => readBibliography(readFileSync(new URL(name, folder))).entries);
  return [...readBibliography(HARD).entries, ...files.flat().filter((_, at) => at % step === 0)];
}

const asWork = (
  entry: ImportedEntry,
  item: ImportedEntry['item'] = entry.item,
): ExportableWork => ({
  ...{ key: entry.key || 'k', aliases: [], raw: entry.raw, base: entry.item },
  item: { id: 'w', ...item } as CslItem,
});

const PEOPLE: CslName[] = [
  { family: 'Nuñez & Co', given: 'Ås' },
  { literal: 'A, B and C' },
  { family: 'Gaulle', given: 'C.', 'dropping-particle': 'de' },
];
/** Another value of the field's kind, with all that TeX could trip over where there is room for it. */
function another(
  name: FieldName,
  value: string | CslName[] | CslDate,
): string | CslName[] | CslDate {
  if (Array.isArray(value)) return PEOPLE.slice(name === 'author' ? 0 : 1);
  if (typeof value !== 'string') return { 'date-parts': [[1999, 2, 3]] };
  if (name === 'language') return value === 'fr' ? 'it' : 'fr';
  if (name === 'DOI') return '10.1000/a_b%c#d';
  if (name === 'URL') return 'https://x.org/a_b%20c#d?e=f&g';
  if (name === 'archive_location') return `${value}7`;
  if (
    /^(?:page|volume|issue|edition|chapter-number|number.*|collection-number|part-number)$/.test(
      name,
    )
  )
    return '7 & 8';
  return 'Édité à 100 % & plus_ #1 $5 {x} ~^\\ “q” <';
}

test('in BibLaTeX every field that nobody edited is byte for byte what came', () => {
  const differing: string[] = [];
  let fields = 0;
  for (const entry of entries(1)) {
    const [back] = readBibliography(writeWorks([asWork(entry)], 'biblatex')).entries;
    const held = new Map(back?.raw?.fields);
    for (const [name, value] of entry.raw?.fields ?? []) {
      // What it inherited is written out; old keys, and how far somebody read, are not the file's.
      if (/^(?:crossref|xdata|ids|readstatus)$/i.test(name)) continue;
      fields += 1;
      if (held.get(name) !== value) differing.push(`${entry.key} ${name}: ${held.get(name)}`);
    }
  }
  expect(differing).toEqual([]);
  expect(fields).toBeGreaterThan(present ? 60_000 : 40);
});

describe.each<WriteFormat>(['biblatex', 'bibtex'])('in %s', (format) => {
  test('an edited field leaves as it is now, a cleared one not at all, the others as they were', () => {
    const lost: string[] = [];
    for (const entry of entries(60)) {
      for (const name of fieldNames(entry.item)) {
        const value = getField(entry.item, name);
        // In another language the same fields read otherwise (quotation marks, a subtitle's colon).
        if (value === undefined || name === 'type' || name === 'language') continue;
        for (const now of [another(name, value), undefined]) {
          const { item } = asWork(entry, withField(entry.item, name, now));
          if (fieldNames(item).length < 2) continue;
          const text = writeWorks([{ ...asWork(entry), item }], format);
          const [back] = readBibliography(text).entries;
          const { updated, conflicts } = compareImport(item, item, back?.item ?? { type: 'book' });
          for (const field of [...updated, ...conflicts])
            lost.push(`${entry.key}: ${name} ${now ? 'edited' : 'cleared'}, ${field} is lost`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('old keys go along, a file’s name is left as it is, and how far somebody read stays', () => {
    const [first] = readBibliography(HARD).entries;
    const text = writeWorks([{ ...asWork(first!), aliases: ['old2', 'Old1'] }], format);
    expect(text).toMatch(/ids +=\s\{Old1, old2\}/);
    expect(text).toContain(String.raw`{:C\:/caf{\'e}/André.pdf:PDF}`);
    expect(text).toContain(String.raw`{http://x.org/q=\'a\v S}`);
    expect(text).not.toContain('readstatus');
  });
});

test('BibTeX of 1988 is given nothing that only biblatex defines', () => {
  const text = writeWorks(
    readBibliography(HARD).entries.map((entry) => asWork(entry)),
    'bibtex',
  );
  expect(text).not.toMatch(/family=|\\mkbib/);
  expect(text).toContain('= {Department of Work and Employment}');
});

test('an edit that makes a classic entry biblatex’s guards the `and` of its institution', () => {
  const entry = readBibliography(HARD).entries[1]!;
  const item = { ...entry.item, accessed: { 'date-parts': [[2020, 1, 2]] } };
  const text = writeWorks([asWork(entry, item)], 'biblatex');
  expect(readBibliography(text).entries[0]?.item.publisher).toBe(
    'Department of Work and Employment',
  );
});
