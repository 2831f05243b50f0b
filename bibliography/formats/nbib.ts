import type { CslData, CslName, CslType } from '../csl.ts';
import { normaliseDoi } from '../identifiers.ts';
import { MAX_ENTRIES, MAX_ENTRY_LENGTH } from '../limits.ts';
import { excerptOf, type ReadEntries } from './imported.ts';
import { readPlainName } from './plain-names.ts';
import type { RawEntry } from './raw-entry.ts';
import { readTagged, type Tagged, type TagTable } from './tagged.ts';

/** PubMed's publication types (PT) that are another type than an article; the first that fits. */
const TYPES: ReadonlyArray<readonly [pattern: RegExp, type: CslType]> = [
  [/book chapter|book section/i, 'chapter'],
  [/^book|monograph/i, 'book'],
  [/newspaper article/i, 'article-newspaper'],
  [/technical report/i, 'report'],
  [/academic dissertation/i, 'thesis'],
  [/^dataset/i, 'dataset'],
  [/legal case/i, 'legal_case'],
  [/legislation/i, 'legislation'],
  [/webcast|video-audio media/i, 'motion_picture'],
  [/preprint/i, 'article'],
];

const bare = (pattern: RegExp) => (value: string) => pattern.test(value);

/** MEDLINE's elements (NLM's field descriptions). `FAU` is whole; `AU` is in Vancouver's short form. */
const TABLE: TagTable = {
  readName: readPlainName,
  rows: [
    { target: 'title', kind: 'text', tags: ['TI', 'BTI'] },
    { target: 'translated-title', kind: 'text', tags: ['TT'] },
    { target: 'editor', kind: 'names', tags: ['FED', 'ED'] },
    { target: 'container-title', kind: 'text', tags: ['JT', 'BTI', 'TA'] },
    { target: 'container-title-short', kind: 'text', tags: ['TA'] },
    { target: 'collection-title', kind: 'text', tags: ['CTI'] },
    { target: 'volume', kind: 'text', tags: ['VI'] },
    { target: 'issue', kind: 'text', tags: ['IP'] },
    { target: 'page', kind: 'text', tags: ['PG'] },
    { target: 'edition', kind: 'text', tags: ['EN'] },
    { target: 'issued', kind: 'date', tags: ['DP'] },
    { target: 'publisher', kind: 'text', tags: ['PB'] },
    { target: 'publisher-place', kind: 'text', tags: ['PL'], only: ['book', 'chapter', 'report'] },
    { target: 'DOI', kind: 'doi', tags: ['LID', 'AID'], accepts: bare(/\[doi\]/i) },
    { target: 'number', kind: 'text', tags: ['LID', 'AID'], accepts: bare(/^e?\d+ \[pii\]/i) },
    { target: 'ISSN', kind: 'text', tags: ['IS'], accepts: bare(/^\d{4}-\d{3}[\dX]/i) },
    { target: 'ISBN', kind: 'text', tags: ['ISBN'] },
    { target: 'PMID', kind: 'text', tags: ['PMID'] },
    { target: 'PMCID', kind: 'text', tags: ['PMC'] },
    { target: 'language', kind: 'language', tags: ['LA'] },
    { target: 'keyword', kind: 'keywords', tags: ['OT', 'MH'] },
    { target: 'abstract', kind: 'text', tags: ['AB'] },
  ],
};

/** Its tag fills four columns; only then may the blank after the hyphen be missing. */
const TAG_LINE = /^([A-Z]{2,4})(?:\s{0,3}-\s|(?<=^[A-Z ]{4})-| {1,2}-)(.*)$/;

export function looksLikeNbib(text: string): boolean {
  return (
    /^\s*PMID\s{0,2}-\s*\d/.test(text.slice(0, 2000)) ||
    /^PMID- ?\d+\s*$/m.test(text.slice(0, 20_000))
  );
}

export function readNbib(text: string): ReadEntries {
  const result: ReadEntries = { entries: [], failures: [] };
  let fields: Tagged = [];
  let line = 1;
  const finish = (): void => {
    if (fields.length > 0) addRecord(line, fields, result);
    fields = [];
  };
  const lines = text.split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const source = lines[i]!;
    const [, tag, value = ''] = TAG_LINE.exec(source) ?? [];
    if (tag === 'PMID' || source.trim() === '') finish();
    if (result.entries.length + result.failures.length >= MAX_ENTRIES) break;
    if (tag !== undefined) {
      if (fields.length === 0) line = i + 1;
      fields.push([tag, value.trim()]);
    } else if (/^\s{2,}\S/.test(source)) {
      // Lines are broken at 80 signs.
      const last = fields.at(-1);
      if (last && last[1].length < MAX_ENTRY_LENGTH) last[1] += ` ${source.trim()}`;
    }
  }
  finish();
  return result;
}

function addRecord(line: number, fields: Tagged, { entries, failures }: ReadEntries): void {
  const excerpt = excerptOf(fields.map(([tag, value]) => `${tag} ${value}`).join(' '));
  if (fields.reduce((sum, [, value]) => sum + value.length, 0) > MAX_ENTRY_LENGTH) {
    const params = { limit: MAX_ENTRY_LENGTH };
    failures.push({ line, key: null, code: 'entry-too-large', params, excerpt });
    return;
  }
  if (fields.every(([, value]) => value === '')) {
    failures.push({ line, key: null, code: 'entry-empty', params: {}, excerpt });
    return;
  }
  const types = fields.filter(([tag]) => tag === 'PT').map(([, value]) => value);
  const csl =
    TYPES.find(([pattern]) => types.some((type) => pattern.test(type)))?.[1] ?? 'article-journal';
  const raw: RawEntry = { format: 'nbib', type: types[0] ?? '', key: '', fields };
  entries.push({ line, key: '', aliases: [], item: readItem(csl, fields), raw, warnings: [] });
}

function readItem(type: CslType, fields: Tagged): CslData {
  const { item } = readTagged(type, fields, TABLE);
  const authors = readAuthors(fields);
  if (authors.length > 0) item.author = authors;
  if (item.DOI) item.DOI = normaliseDoi(item.DOI.replace(/\s*\[doi\]\s*$/i, '')) ?? item.DOI;
  if (item.number) item.number = item.number.replace(/\s*\[pii\]\s*$/i, '');
  if (item.ISSN) item.ISSN = item.ISSN.replace(/\s*\(.*\)\s*$/, '');
  if (item.title) item.title = item.title.replace(/(?<![.!?])\.$/, '');
  return item;
}

/** Persons (whole where they are told whole) and groups (CN) in the order of the record. */
function readAuthors(fields: Tagged): CslName[] {
  const whole = fields.some(([tag]) => tag === 'FAU');
  return fields.flatMap(([tag, told]): CslName[] => {
    const value = told.normalize('NFC');
    if (tag === 'CN') return [{ literal: value }];
    if (tag === 'FAU') return [readPlainName(value) ?? { literal: value }];
    if (tag !== 'AU' || whole) return [];
    const [, family = value, given] = /^(.+?)\s+(\p{Lu}{1,3})$/u.exec(value) ?? [];
    return [given === undefined ? { family } : { family, given }];
  });
}
