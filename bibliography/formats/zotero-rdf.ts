import type { CslName, CslType, NameVariable } from '../csl.ts';
import { MAX_ENTRIES, MAX_ENTRY_LENGTH } from '../limits.ts';
import { excerptOf, usableKey, type ReadEntries } from './imported.ts';
import { normaliseZoteroUri, type RawEntry } from './raw-entry.ts';
import { readPlainName } from './plain-names.ts';
import { table } from './table.ts';
import { readTagged, type Tagged, type TagTable } from './tagged.ts';
import { parseXml, type XmlNode } from './xml.ts';

/** z:itemType -> CSL, after Zotero's own schema. */
const TYPES = table<CslType>({
  artwork: 'graphic',
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryEntry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'hearing',
  instantMessage: 'personal_communication',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  podcast: 'song',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
});

/** Resources without z:itemType, by their RDF class. */
const CLASSES = table<string>({
  'bib:Article': 'journalArticle',
  'bib:Book': 'book',
  'bib:BookSection': 'bookSection',
  'bib:Document': 'webpage',
  'bib:Report': 'report',
  'bib:Thesis': 'thesis',
  'bib:Manuscript': 'manuscript',
  'bib:Patent': 'patent',
  'bib:Legislation': 'statute',
  'bib:MotionPicture': 'film',
});
const NOT_ITEMS = new Set([
  'z:Attachment',
  'bib:Memo',
  'z:Collection',
  'bib:Journal',
  'bib:Series',
]);

const LEGAL: readonly CslType[] = ['legal_case', 'legislation', 'bill', 'hearing', 'regulation'];
const ARTICLES: readonly CslType[] = ['article-journal', 'article-magazine', 'article-newspaper'];

const PEOPLE: ReadonlyArray<readonly [target: NameVariable, list: string]> = [
  ['author', 'bib:authors'],
  ['editor', 'bib:editors'],
  ['translator', 'z:translators'],
  ['collection-editor', 'z:seriesEditors'],
  ['container-author', 'z:bookAuthors'],
  ['contributor', 'bib:contributors'],
  ['interviewer', 'z:interviewers'],
  ['reviewed-author', 'z:reviewedAuthors'],
  ['recipient', 'z:recipients'],
  ['director', 'z:directors'],
  ['script-writer', 'z:scriptwriters'],
  ['producer', 'z:producers'],
  ['composer', 'z:composers'],
  ['performer', 'z:performers'],
  ['author', 'z:presenters'],
  ['author', 'z:interviewees'],
  ['author', 'z:programmers'],
  ['author', 'z:artists'],
  ['author', 'z:cartographers'],
  ['author', 'z:inventors'],
  ['author', 'z:podcasters'],
];

/** The paths that `flatten` makes of an item and of what it is part of. */
const TABLE: TagTable = {
  rows: [
    { target: 'title', kind: 'text', tags: ['dc:title', 'z:subject'] },
    { target: 'title-short', kind: 'text', tags: ['z:shortTitle'] },
    {
      target: 'authority',
      kind: 'text',
      tags: ['z:court', 'z:legislativeBody', 'dc:publisher'],
      only: LEGAL,
    },
    {
      target: 'number',
      kind: 'text',
      tags: ['z:docketNumber', 'z:publicLawNumber', 'prism:number', 'z:number'],
      not: ARTICLES,
    },
    {
      target: 'container-title',
      kind: 'text',
      tags: [
        'part/dc:title',
        'z:websiteTitle',
        'z:proceedingsTitle',
        'z:publicationTitle',
        'z:reporter',
        'z:code',
      ],
    },
    { target: 'container-title-short', kind: 'text', tags: ['part/dcterms:alternative'] },
    { target: 'collection-title', kind: 'text', tags: ['series/dc:title', 'z:seriesTitle'] },
    {
      target: 'collection-number',
      kind: 'text',
      tags: ['series/dc:identifier', 'z:seriesNumber', 'part/z:seriesNumber'],
    },
    { target: 'event-title', kind: 'text', tags: ['z:conferenceName', 'z:meetingName'] },
    { target: 'volume', kind: 'text', tags: ['part/prism:volume', 'prism:volume'] },
    { target: 'issue', kind: 'text', tags: ['part/prism:number', 'prism:number'] },
    { target: 'number-of-volumes', kind: 'text', tags: ['z:numberOfVolumes'] },
    { target: 'edition', kind: 'text', tags: ['prism:edition'] },
    { target: 'version', kind: 'text', tags: ['prism:versionIdentifier', 'z:versionNumber'] },
    { target: 'page', kind: 'text', tags: ['bib:pages'] },
    { target: 'number-of-pages', kind: 'text', tags: ['z:numPages'] },
    { target: 'section', kind: 'text', tags: ['z:section'] },
    { target: 'issued', kind: 'date', tags: ['dc:date', 'z:dateDecided', 'z:dateEnacted'] },
    { target: 'accessed', kind: 'date', tags: ['dcterms:dateSubmitted'] },
    { target: 'publisher', kind: 'text', tags: ['dc:publisher'] },
    { target: 'publisher-place', kind: 'text', tags: ['place'] },
    { target: 'genre', kind: 'text', tags: ['z:type', 'z:thesisType', 'z:reportType'] },
    { target: 'medium', kind: 'text', tags: ['dc:medium', 'z:medium'] },
    { target: 'language', kind: 'language', tags: ['z:language', 'dc:language'] },
    { target: 'DOI', kind: 'doi', tags: ['DOI'] },
    { target: 'ISBN', kind: 'text', tags: ['ISBN'] },
    { target: 'ISSN', kind: 'text', tags: ['ISSN'] },
    { target: 'URL', kind: 'text', tags: ['URL'] },
    { target: 'archive', kind: 'text', tags: ['z:archive'] },
    { target: 'archive_location', kind: 'text', tags: ['dc:coverage'] },
    { target: 'source', kind: 'text', tags: ['z:libraryCatalog'] },
    { target: 'call-number', kind: 'text', tags: ['callNumber'] },
    { target: 'keyword', kind: 'keywords', tags: ['dc:subject'] },
    { target: 'abstract', kind: 'long', tags: ['dcterms:abstract'] },
    { target: 'note', kind: 'long', tags: ['dc:description'] },
  ],
};

export function looksLikeZoteroRdf(text: string): boolean {
  return /<rdf:RDF[\s>]/.test(text.slice(0, 5000));
}

/** Zotero's RDF: items refer to what they are part of, to their notes and to their files. */
export function readZoteroRdf(text: string): ReadEntries {
  const result: ReadEntries = { entries: [], failures: [] };
  const { root, broken } = parseXml(text);
  if (!root) return result;
  const byAbout = new Map<string, XmlNode>();
  for (const node of root.children) {
    const about = node.attributes['rdf:about'];
    if (about !== undefined) byAbout.set(about, node);
  }
  const collections = collectionsIn(root);
  let place = 0;
  for (const node of root.children) {
    const said = child(node, 'z:itemType')?.text.trim();
    if (NOT_ITEMS.has(node.name) || said === 'attachment' || said === 'note') continue;
    const type = said ?? CLASSES[node.name];
    if (type === undefined && node.name !== 'rdf:Description') continue;
    place += 1;
    if (place > MAX_ENTRIES) break;
    const fields = flatten(node, byAbout);
    const about = node.attributes['rdf:about'] ?? '';
    const key = usableKey(fields.find(([name]) => name === 'z:citationKey')?.[1]);
    const size = fields.reduce((sum, [, value]) => sum + value.length, 0);
    if (fields.length === 0 || size > MAX_ENTRY_LENGTH) {
      const [code, params] =
        size > 0
          ? (['entry-too-large', { limit: MAX_ENTRY_LENGTH }] as const)
          : (['entry-empty', {}] as const);
      const excerpt = excerptOf(`${node.name} ${about}`);
      result.failures.push({ line: place, key: key || null, code, params, excerpt });
      continue;
    }
    const uri = normaliseZoteroUri(about);
    const groups = collections.get(about) ?? [];
    const raw: RawEntry = {
      format: 'zotero-rdf',
      type: type ?? '',
      key,
      fields,
      ...(uri === null ? {} : { uri }),
      ...(groups.length === 0 ? {} : { groups }),
    };
    const csl = TYPES[type ?? ''];
    const { item } = readTagged(csl ?? 'document', named(fields), TABLE);
    const people = readPeople(node);
    for (const [target, names] of people) item[target] = names;
    result.entries.push({
      line: place,
      key,
      aliases: [],
      item,
      raw,
      warnings: [
        ...(csl === undefined ? (['type-unknown'] as const) : []),
        ...(broken ? (['markup-broken'] as const) : []),
      ],
    });
  }
  return result;
}

/** The names of the collections that hold an item, by its address; one within another goes by its own. */
function collectionsIn(root: XmlNode): Map<string, string[]> {
  const held = new Map<string, string[]>();
  for (const node of root.children) {
    const name = node.name === 'z:Collection' ? child(node, 'dc:title')?.text.trim() : undefined;
    if (!name) continue;
    for (const part of node.children) {
      const about = part.name === 'dcterms:hasPart' ? part.attributes['rdf:resource'] : undefined;
      if (about === undefined) continue;
      const names = held.get(about);
      if (names) names.push(name);
      else held.set(about, [name]);
    }
  }
  return held;
}

function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((found) => found.name === name);
}

/** Deeper than this nothing of an item is told. */
const MAX_DEPTH = 8;

/** Every text under the item with the path to it; a reference is followed once, for its container. */
function flatten(node: XmlNode, byAbout: Map<string, XmlNode>, prefix = '', depth = 0): Tagged {
  if (depth > MAX_DEPTH) return [];
  return node.children.flatMap((part): Tagged => {
    const path = `${prefix}${part.name}`;
    const target = part.attributes['rdf:resource'];
    if (target !== undefined) {
      const other = byAbout.get(target);
      const isContainer = part.name === 'dcterms:isPartOf' && other !== undefined;
      return isContainer ? flatten(other, byAbout, `${path}/`, MAX_DEPTH - 2) : [[path, target]];
    }
    if (part.children.length === 0) {
      return part.text.trim() === '' ? [] : [[path, part.text.trim()]];
    }
    return flatten(part, byAbout, `${path}/`, depth + 1);
  });
}

/** The table's names for the paths that matter. */
function named(fields: Tagged): Tagged {
  return fields.map(([path, value]): [string, string] => {
    const last = path.split('/').at(-1)!;
    if (last === 'dc:identifier' || last === 'rdf:value') {
      const [, scheme, id] = /^(DOI|ISBN|ISSN)[:\s]\s*(.+)$/i.exec(value) ?? [];
      if (scheme !== undefined) return [scheme.toUpperCase(), id!];
      if (/^https?:/i.test(value) && path.includes('dcterms:URI')) return ['URL', value];
      if (path.includes('dcterms:LCC')) return ['callNumber', value];
      if (path.startsWith('dc:subject')) return ['dc:subject', value];
    }
    if (path.includes('isPartOf/bib:Series/')) return [`series/${last}`, value];
    if (path.includes('isPartOf/')) return [`part/${last}`, value];
    if (path.startsWith('dc:publisher/')) {
      if (last === 'foaf:name') return ['dc:publisher', value];
      return [path.includes('vcard:') ? 'place' : path, value];
    }
    if (path.startsWith('dc:subject/')) return ['dc:subject', value];
    return [path, value];
  });
}

/** Lists of persons: bib:authors/rdf:Seq/rdf:li/foaf:Person. */
function readPeople(node: XmlNode): Array<[NameVariable, CslName[]]> {
  return PEOPLE.flatMap(([target, list]): Array<[NameVariable, CslName[]]> => {
    const part = child(node, list);
    const names = part
      ? persons(part, 0)
          .map(personName)
          .filter((name) => name !== null)
      : [];
    return names.length > 0 ? [[target, names]] : [];
  });
}

function persons(node: XmlNode, depth: number): XmlNode[] {
  if (depth > MAX_DEPTH) return [];
  return node.children.flatMap((part) =>
    part.name === 'foaf:Person' || part.name === 'foaf:Organization'
      ? [part]
      : persons(part, depth + 1),
  );
}

function personName(person: XmlNode): CslName | null {
  const text = (...names: string[]) =>
    names.map((name) => child(person, name)?.text.trim()).find((value) => value) ?? '';
  const family = text('foaf:surname', 'foaf:familyName', 'foaf:lastName');
  const given = text('foaf:givenName', 'foaf:givenname', 'foaf:firstName');
  // Zotero knows two parts: particles stand before the one, a suffix after the other.
  if (family && given) return readPlainName(`${family.replaceAll(',', ' ')}, ${given}`);
  const whole = family || given || text('foaf:name');
  return whole === '' ? null : { literal: whole };
}
