import { MAX_ENTRIES, MAX_ENTRY_LENGTH } from '../limits.ts';
import { cslOfEndnote } from './endnote-types.ts';
import { excerptOf, usableKey, type ReadEntries } from './imported.ts';
import { readSaidName } from './plain-names.ts';
import type { RawEntry } from './raw-entry.ts';
import { readTagged, type Tagged, type TagTable } from './tagged.ts';
import { ARTICLES, isIssn, WHOLE } from './tagged-types.ts';

/** Refer's signs as EndNote (.enw), Google Scholar and publishers write them. */
const TABLE: TagTable = {
  readName: readSaidName,
  rows: [
    { target: 'title', kind: 'text', tags: ['T'] },
    { target: 'title-short', kind: 'text', tags: ['!'] },
    { target: 'translated-title', kind: 'text', tags: ['Q'] },
    { target: 'author', kind: 'names', tags: ['A'] },
    { target: 'editor', kind: 'names', tags: ['E'] },
    { target: 'translator', kind: 'names', tags: ['?'] },
    { target: 'collection-editor', kind: 'names', tags: ['Y'] },
    { target: 'container-title', kind: 'text', tags: ['B', 'J'], not: WHOLE },
    { target: 'collection-title', kind: 'text', tags: ['B', 'S'], only: WHOLE },
    { target: 'collection-title', kind: 'text', tags: ['S'], not: WHOLE },
    { target: 'container-title-short', kind: 'text', tags: ['O'] },
    { target: 'volume', kind: 'text', tags: ['V'] },
    { target: 'issue', kind: 'text', tags: ['N'], only: ARTICLES },
    { target: 'number', kind: 'text', tags: ['N'], not: ARTICLES },
    { target: 'number-of-volumes', kind: 'text', tags: ['6'] },
    { target: 'edition', kind: 'text', tags: ['7'] },
    { target: 'section', kind: 'text', tags: ['&'] },
    { target: 'number-of-pages', kind: 'text', tags: ['P'], only: WHOLE },
    { target: 'page', kind: 'pages', tags: ['P'], not: WHOLE },
    { target: 'issued', kind: 'date', tags: ['8', 'D'] },
    { target: 'accessed', kind: 'date', tags: ['['] },
    { target: 'publisher', kind: 'text', tags: ['I'] },
    { target: 'publisher-place', kind: 'text', tags: ['C'] },
    { target: 'ISSN', kind: 'text', tags: ['@'], accepts: isIssn },
    { target: 'ISBN', kind: 'text', tags: ['@'], accepts: (value) => !isIssn(value) },
    { target: 'DOI', kind: 'doi', tags: ['R'] },
    { target: 'PMID', kind: 'text', tags: ['M'], accepts: (value) => /^\d{5,9}$/.test(value) },
    { target: 'call-number', kind: 'text', tags: ['L'] },
    { target: 'genre', kind: 'text', tags: ['9'] },
    { target: 'archive', kind: 'text', tags: ['~'] },
    { target: 'source', kind: 'text', tags: ['W'] },
    { target: 'language', kind: 'language', tags: ['G'] },
    { target: 'URL', kind: 'text', tags: ['U'] },
    { target: 'keyword', kind: 'keywords', tags: ['K'] },
    { target: 'abstract', kind: 'long', tags: ['X'] },
    { target: 'note', kind: 'long', tags: ['Z'] },
  ],
};

const EDITED: TagTable = {
  ...TABLE,
  rows: [
    { target: 'editor', kind: 'names', tags: ['E', 'A'] },
    ...TABLE.rows.filter(({ target }) => target !== 'author' && target !== 'editor'),
  ],
};

const TAG_LINE = /^%([0-9A-Z!@#$&(*)+?<>[\]^=~`|{}"'/\\:;.,_-])(?:\s(.*))?$/;

export function looksLikeEnw(text: string): boolean {
  const start = text.slice(0, 20_000);
  const first = start.trimStart().split(/\r?\n/, 1)[0] ?? '';
  return TAG_LINE.test(first) && /^%[0AT](?:\s|$)/m.test(start) && !/^\s*@\w+\s*[{(]/m.test(start);
}

/** A record ends at a blank line or at the next `%0`; a line without a sign goes on the one before. */
export function readEnw(text: string): ReadEntries {
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
    if (source.trim() === '' || (tag === '0' && fields.length > 0)) finish();
    if (result.entries.length + result.failures.length >= MAX_ENTRIES) break;
    if (tag !== undefined) {
      if (fields.length === 0) line = i + 1;
      fields.push([tag, value.trimEnd()]);
    } else if (source.trim() !== '') {
      const last = fields.at(-1);
      if (last && last[1].length < MAX_ENTRY_LENGTH) {
        last[1] += `${last[0] === 'X' || last[0] === 'Z' ? '\n' : ' '}${source.trim()}`;
      }
    }
  }
  finish();
  return result;
}

/** Refer has no types: what stands in a journal, a book or a house says it. */
function guessedType(fields: Tagged): string {
  const has = (tag: string) => fields.some(([name]) => name === tag);
  if (has('J')) return 'Journal Article';
  if (has('B')) return 'Book Section';
  if (has('R') && !has('I')) return 'Report';
  return has('I') ? 'Book' : 'Generic';
}

function addRecord(line: number, fields: Tagged, { entries, failures }: ReadEntries): void {
  const size = fields.reduce((sum, [, value]) => sum + value.length, 0);
  const key = usableKey(fields.find(([tag]) => tag === 'F')?.[1]);
  const excerpt = excerptOf(fields.map(([tag, value]) => `%${tag} ${value}`).join(' '));
  if (size > MAX_ENTRY_LENGTH) {
    const params = { limit: MAX_ENTRY_LENGTH };
    failures.push({ line, key: key || null, code: 'entry-too-large', params, excerpt });
    return;
  }
  if (fields.every(([tag, value]) => tag === '0' || value === '')) {
    failures.push({ line, key: key || null, code: 'entry-empty', params: {}, excerpt });
    return;
  }
  const type = fields.find(([tag]) => tag === '0')?.[1] ?? guessedType(fields);
  const rest = fields.filter(([tag]) => tag !== '0');
  const raw: RawEntry = { format: 'enw', type, key, fields: rest };
  const known = cslOfEndnote(type);
  const table = type.toLowerCase() === 'edited book' ? EDITED : TABLE;
  entries.push({
    line,
    key,
    aliases: [],
    item: readTagged(known ?? 'document', rest, table).item,
    raw,
    warnings: known === null ? ['type-unknown'] : [],
  });
}
