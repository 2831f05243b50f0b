import { MAX_ENTRIES, MAX_ENTRY_LENGTH } from '../limits.ts';
import { cslOfEndnote, endnoteOf } from './endnote-types.ts';
import { excerptOf, usableKey, type ImportedEntry, type ReadEntries } from './imported.ts';
import { byKey } from './order.ts';
import { rawIn, type ExportableWork, type RawEntry } from './raw-entry.ts';
import {
  mergeTagged,
  readTagged,
  writeTagged,
  type ReadTagged,
  type Tagged,
  type TagTable,
} from './tagged.ts';
import {
  ARTICLES,
  isIssn,
  isPageCount,
  LEGAL,
  markedType,
  typeMark,
  WHOLE,
} from './tagged-types.ts';
import { decodeXml, encodeXml, xmlLeaves } from './xml.ts';

/** Of no meaning of its own. */
const MARK = 'misc3';

/** EndNote's elements, by their path in a record (its DTD of 2006, and what X7 to 21 write). */
const TABLE: TagTable = {
  rows: [
    { target: 'title', kind: 'text', tags: ['titles/title'] },
    { target: 'title-short', kind: 'text', tags: ['titles/short-title'] },
    { target: 'translated-title', kind: 'text', tags: ['titles/translated-title'] },
    { target: 'author', kind: 'names', tags: ['contributors/authors/author'] },
    {
      target: 'interviewer',
      kind: 'names',
      tags: ['contributors/secondary-authors/author'],
      only: ['interview'],
    },
    {
      target: 'collection-editor',
      kind: 'names',
      tags: ['contributors/secondary-authors/author'],
      only: WHOLE,
    },
    {
      target: 'editor',
      kind: 'names',
      tags: ['contributors/tertiary-authors/author'],
      only: WHOLE,
    },
    {
      target: 'editor',
      kind: 'names',
      tags: ['contributors/secondary-authors/author'],
      not: [...WHOLE, 'interview'],
    },
    {
      target: 'collection-editor',
      kind: 'names',
      tags: ['contributors/tertiary-authors/author'],
      not: WHOLE,
    },
    {
      target: 'translator',
      kind: 'names',
      tags: ['contributors/subsidiary-authors/author', 'contributors/translated-authors/author'],
    },
    {
      target: 'container-title',
      kind: 'text',
      tags: ['titles/secondary-title', 'periodical/full-title', 'alt-periodical/full-title'],
      not: WHOLE,
    },
    { target: 'collection-title', kind: 'text', tags: ['titles/secondary-title'], only: WHOLE },
    { target: 'collection-title', kind: 'text', tags: ['titles/tertiary-title'], not: WHOLE },
    {
      target: 'container-title-short',
      kind: 'text',
      tags: ['periodical/abbr-1', 'titles/alt-title'],
    },
    { target: 'number-of-pages', kind: 'text', tags: ['pages'], only: WHOLE, accepts: isPageCount },
    { target: 'page', kind: 'pages', tags: ['pages'] },
    { target: 'volume', kind: 'text', tags: ['volume'] },
    { target: 'issue', kind: 'text', tags: ['number', 'issue'], only: ARTICLES },
    { target: 'number', kind: 'text', tags: ['custom7'], only: ARTICLES },
    { target: 'number', kind: 'text', tags: ['number'], not: ARTICLES },
    { target: 'number-of-volumes', kind: 'text', tags: ['num-vols'] },
    { target: 'edition', kind: 'text', tags: ['edition'] },
    { target: 'section', kind: 'text', tags: ['section'] },
    { target: 'issued', kind: 'date', tags: ['dates/pub-dates/date', 'dates/year'] },
    { target: 'accessed', kind: 'date', tags: ['access-date'] },
    { target: 'publisher-place', kind: 'text', tags: ['pub-location'] },
    { target: 'authority', kind: 'text', tags: ['publisher'], only: LEGAL },
    { target: 'publisher', kind: 'text', tags: ['publisher'], not: LEGAL },
    { target: 'ISSN', kind: 'text', tags: ['isbn'], accepts: isIssn },
    { target: 'ISBN', kind: 'text', tags: ['isbn'], accepts: (value) => !isIssn(value) },
    { target: 'DOI', kind: 'doi', tags: ['electronic-resource-num'] },
    {
      target: 'PMID',
      kind: 'text',
      tags: ['accession-num'],
      accepts: (value) => /^\d{5,9}$/.test(value),
    },
    // The number under which a database holds it: a CELEX, an ECLI, a HAL id.
    {
      target: 'archive_location',
      kind: 'text',
      tags: ['accession-num'],
      accepts: (value) => !/^(?:\d{5,9}$|(?:WOS|ISI|CCC):)/.test(value),
    },
    {
      target: 'PMCID',
      kind: 'text',
      tags: ['custom2'],
      accepts: (value) => /^PMC\d+/i.test(value),
    },
    { target: 'call-number', kind: 'text', tags: ['call-num'] },
    { target: 'genre', kind: 'text', tags: ['work-type'] },
    { target: 'archive', kind: 'text', tags: ['remote-database-name'] },
    { target: 'source', kind: 'text', tags: ['remote-database-provider'] },
    { target: 'language', kind: 'language', tags: ['language'] },
    {
      target: 'URL',
      kind: 'text',
      tags: ['urls/related-urls/url', 'urls/web-urls/url', 'urls/text-urls/url'],
    },
    { target: 'keyword', kind: 'keywords', tags: ['keywords/keyword'] },
    { target: 'abstract', kind: 'long', tags: ['abstract'] },
    { target: 'note', kind: 'long', tags: ['notes'] },
    { target: 'annote', kind: 'long', tags: ['research-notes'] },
  ],
};

/** Of an edited book the authors are its editors. */
const EDITED: TagTable = {
  rows: [
    { target: 'editor', kind: 'names', tags: ['contributors/authors/author'] },
    ...TABLE.rows.filter(({ target }) => target !== 'author' && target !== 'editor'),
  ],
};

const FACES: ReadonlyArray<readonly [face: string, open: string, close: string]> = [
  ['italic', '<i>', '</i>'],
  ['bold', '<b>', '</b>'],
  ['superscript', '<sup>', '</sup>'],
  ['subscript', '<sub>', '</sub>'],
];

/** The text of an element, its faces as CSL's markup. */
function decodeStyled(inner: string): string {
  const closers: string[] = [];
  const cdata = inner.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => encodeXml(text));
  const marked = cdata.replace(
    /<(\/?)(\w+)([^>]*)>/g,
    (_, slash: string, name: string, rest: string) => {
      if (name !== 'style') return '';
      if (slash) return closers.pop() ?? '';
      const face = /face="([^"]*)"/.exec(rest)?.[1] ?? '';
      const row = FACES.find(([known]) => face.includes(known));
      if (rest.endsWith('/')) return '';
      closers.push(row?.[2] ?? '');
      return row?.[1] ?? '';
    },
  );
  return decodeXml(marked.replace(/&#13;|&#xD;/gi, '\n')).replace(/\r\n?/g, '\n');
}

/** Only markup that is balanced; else it would be taken for text or break the element. */
function encodeStyled(text: string): string {
  const parts = text.split(/(<(?:i|b|sup|sub)>(?:(?!<).)*<\/(?:i|b|sup|sub)>)/);
  if (parts.length === 1)
    return `<style face="normal" font="default" size="100%">${encodeXml(text)}</style>`;
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const row = FACES.find(([, open, close]) => part.startsWith(open) && part.endsWith(close));
      const face = row?.[0] ?? 'normal';
      const plain = row ? part.slice(row[1].length, -row[2].length) : part;
      return `<style face="${face}" font="default" size="100%">${encodeXml(plain)}</style>`;
    })
    .join('');
}

/** Libraries' catalogues have records of another kind (OAI, MARC, PICA), which are none of ours. */
export function looksLikeEndnoteXml(text: string): boolean {
  return (
    /<record(?=[\s>])/.test(text) &&
    /<(?:ref-type|source-app|titles|contributors)(?=[\s>])/.test(text)
  );
}

const RECORD = /<record(?=[\s>])/g;

/** Each record is read by itself, so that faulty markup in one costs no other. */
export function readEndnoteXml(text: string): ReadEntries {
  const result: ReadEntries = { entries: [], failures: [] };
  const starts = [...text.matchAll(RECORD)].map(({ index }) => index);
  starts.slice(0, MAX_ENTRIES).forEach((start, index) => {
    const next = starts[index + 1] ?? text.length;
    const close = text.indexOf('</record>', start);
    const closed = close !== -1 && close < next;
    const source = closed ? text.slice(start, close + 9) : `${text.slice(start, next)}`;
    readRecord(source, index + 1, closed, result);
  });
  return result;
}

/** One `<record>`, as an EndNote citation in a manuscript holds it too. */
export function readRecord(
  source: string,
  line: number,
  closed: boolean,
  result: ReadEntries,
): void {
  const failure = { line, key: null, excerpt: excerptOf(source.replace(/<[^>]*>/g, ' ')) };
  if (source.length > MAX_ENTRY_LENGTH) {
    result.failures.push({
      ...failure,
      code: 'entry-too-large',
      params: { limit: MAX_ENTRY_LENGTH },
    });
    return;
  }
  if (!closed) {
    result.failures.push({ ...failure, code: 'entry-unclosed', params: {} });
    return;
  }
  const { leaves, broken } = xmlLeaves(source);
  const kind = leaves.find(({ path }) => path === 'ref-type');
  const type = kind?.attributes.name ?? kind?.inner ?? '';
  const fields = leaves
    .filter(({ path }) => !OWN.has(path.split('/')[0]!))
    .map(({ path, inner }): [string, string] => [path, inner]);
  if (fields.length === 0) {
    result.failures.push({ ...failure, code: 'entry-empty', params: {} });
    return;
  }
  const key = usableKey(leaves.find(({ path }) => path === 'label')?.inner.replace(/<[^>]*>/g, ''));
  const raw: RawEntry = { format: 'endnote-xml', type, key, fields };
  const warnings: ImportedEntry['warnings'] = [];
  if (broken) warnings.push('markup-broken');
  if (cslOfEndnote(type, kind?.inner) === null) warnings.push('type-unknown');
  result.entries.push({ line, key, aliases: [], item: readRaw(raw).item, raw, warnings });
}

/** What belongs to the library that it came from, and is written anew. */
const OWN = new Set(['database', 'source-app', 'rec-number', 'foreign-keys', 'ref-type']);

function readRaw({ type, fields }: RawEntry): ReadTagged {
  const decoded = fields.map(([path, inner]): [string, string] => [path, decodeStyled(inner)]);
  const edited = type.toLowerCase() === 'edited book';
  const csl = markedType(MARK, fields) ?? cslOfEndnote(type, type) ?? 'document';
  return readTagged(csl, decoded, edited ? EDITED : TABLE);
}

/** EndNote's own order of elements; those not named stand at the end. */
const ORDER =
  `contributors auth-address titles periodical alt-periodical pages volume number num-vols
edition section keywords dates pub-location publisher isbn accession-num call-num
electronic-resource-num label abstract notes research-notes work-type urls custom1 custom2 custom7
remote-database-name remote-database-provider language access-date`.split(/\s+/);

/** EndNote XML, ordered by key; what came in it and was not edited is written as it came. */
export function writeEndnoteXml(works: readonly ExportableWork[]): string {
  const records = [...works].sort(byKey).map((work, index) => writeRecord(work, index + 1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('\n')}\n</records></xml>\n`;
}

function writeRecord({ key, item, raw }: ExportableWork, number: number): string {
  const own = rawIn(raw, 'endnote-xml');
  const imported = own && readRaw(own);
  const keeps = own !== null && imported !== null && imported.item.type === item.type;
  const edited = keeps && own.type.toLowerCase() === 'edited book';
  const fresh = writeTagged(item, edited ? EDITED : TABLE).map(
    ([target, fields]): [typeof target, Tagged] => [
      target,
      fields.map(([path, value]): [string, string] => [path, encodeStyled(value)]),
    ],
  );
  const mark = typeMark(MARK, item.type, cslOfEndnote(endnoteOf(item.type)[0]));
  const fields = (
    keeps
      ? mergeTagged(own, imported, item, fresh)
      : [...fresh.flatMap(([, held]) => held), ...mark]
  )
    .filter(([path]) => path !== 'label')
    .concat([['label', encodeStyled(key)]]);
  const [name, id] = keeps ? [own.type, cslId(own.type)] : endnoteOf(item.type);
  const head =
    `<source-app name="Canevas" version="1.0">Canevas</source-app><rec-number>${number}</rec-number>` +
    `<ref-type name="${encodeXml(name)}">${id}</ref-type>`;
  return `<record>${head}${nest(sorted(fields))}</record>`;
}

function cslId(name: string): number {
  return endnoteOf(cslOfEndnote(name, name) ?? 'document')[1];
}

function sorted(fields: Tagged): Tagged {
  const rank = (path: string) => {
    const at = ORDER.indexOf(path.split('/')[0]!);
    return at === -1 ? ORDER.length : at;
  };
  // The same parent's children together, else in the order in which they came.
  return fields
    .map((field, index) => ({ field, index, parent: field[0].split('/').slice(0, -1).join('/') }))
    .sort(
      (a, b) =>
        rank(a.field[0]) - rank(b.field[0]) ||
        (a.parent < b.parent ? -1 : a.parent > b.parent ? 1 : a.index - b.index),
    )
    .map(({ field }) => field);
}

/** Opens and closes the elements that the paths name. */
function nest(fields: Tagged): string {
  let out = '';
  let open: string[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) out += `</${open.pop()}>`;
  };
  for (const [path, inner] of fields) {
    const names = path.split('/');
    const leaf = names.pop()!;
    let common = 0;
    while (common < open.length && common < names.length && open[common] === names[common])
      common++;
    closeTo(common);
    for (const name of names.slice(common)) {
      out += `<${name}>`;
      open = [...open, name];
    }
    out += `<${leaf}>${inner}</${leaf}>`;
  }
  closeTo(0);
  return out;
}
