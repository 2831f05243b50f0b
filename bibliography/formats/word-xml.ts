import {
  getField,
  yearOf,
  type CslDate,
  type CslName,
  type CslType,
  type FieldName,
} from '../csl.ts';
import { plainText } from '../markup.ts';
import { joinParts } from '../name-parts.ts';
import { OTHERS } from './names.ts';
import { byKey } from './order.ts';
import type { ExportableWork } from './raw-entry.ts';
import { encodeXml } from './xml.ts';

/** Word's own list of sources (ECMA-376, part 1, 22.6). Written only: Word keeps nothing else. */
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/bibliography';

const SOURCE_TYPES: Partial<Record<CslType, string>> = {
  'article-journal': 'JournalArticle',
  review: 'JournalArticle',
  'review-book': 'JournalArticle',
  'article-magazine': 'ArticleInAPeriodical',
  'article-newspaper': 'ArticleInAPeriodical',
  periodical: 'ArticleInAPeriodical',
  book: 'Book',
  classic: 'Book',
  collection: 'Book',
  pamphlet: 'Book',
  chapter: 'BookSection',
  entry: 'BookSection',
  'entry-dictionary': 'BookSection',
  'entry-encyclopedia': 'BookSection',
  'paper-conference': 'ConferenceProceedings',
  report: 'Report',
  thesis: 'Report',
  standard: 'Report',
  webpage: 'InternetSite',
  post: 'InternetSite',
  'post-weblog': 'InternetSite',
  interview: 'Interview',
  legal_case: 'Case',
  patent: 'Patent',
  motion_picture: 'Film',
  broadcast: 'Film',
  song: 'SoundRecording',
  musical_score: 'SoundRecording',
  performance: 'Performance',
  graphic: 'Art',
  figure: 'Art',
  map: 'Art',
  dataset: 'ElectronicSource',
  software: 'ElectronicSource',
};

const ROLES: ReadonlyArray<readonly [role: string, names: FieldName]> = [
  ['Author', 'author'],
  ['Editor', 'editor'],
  ['Translator', 'translator'],
  ['Interviewer', 'interviewer'],
  ['BookAuthor', 'container-author'],
  ['Director', 'director'],
  ['Composer', 'composer'],
  ['Performer', 'performer'],
  ['Inventor', 'contributor'],
];

/** Whom Word asks for as a source's first person, where that is no "Author": any other is not printed. */
const FIRST_ROLE: Readonly<Record<string, string>> = {
  Interview: 'Interviewee',
  Art: 'Artist',
  Patent: 'Inventor',
  SoundRecording: 'Artist',
  Performance: 'Writer',
  Film: 'Writer',
};

const TEXTS: ReadonlyArray<readonly [element: string, field: FieldName]> = [
  ['Title', 'title'],
  ['ShortTitle', 'title-short'],
  ['Edition', 'edition'],
  ['Volume', 'volume'],
  ['NumberVolumes', 'number-of-volumes'],
  ['Issue', 'issue'],
  ['Pages', 'page'],
  ['ChapterNumber', 'chapter-number'],
  ['City', 'publisher-place'],
  ['Medium', 'medium'],
  ['URL', 'URL'],
  ['DOI', 'DOI'],
  ['Comments', 'note'],
  ['Version', 'version'],
];

/** The elements whose name depends on what the source is. */
const BY_TYPE: Readonly<
  Record<string, ReadonlyArray<readonly [element: string, field: FieldName]>>
> = {
  JournalArticle: [['JournalName', 'container-title']],
  ArticleInAPeriodical: [['PeriodicalTitle', 'container-title']],
  BookSection: [
    ['BookTitle', 'container-title'],
    ['Publisher', 'publisher'],
  ],
  ConferenceProceedings: [
    ['ConferenceName', 'event-title'],
    ['BookTitle', 'container-title'],
    ['Publisher', 'publisher'],
  ],
  Report: [
    ['Institution', 'publisher'],
    ['ThesisType', 'genre'],
    ['StandardNumber', 'number'],
  ],
  InternetSite: [
    ['InternetSiteTitle', 'container-title'],
    ['ProductionCompany', 'publisher'],
  ],
  Case: [
    ['Court', 'authority'],
    ['Reporter', 'container-title'],
    ['CaseNumber', 'number'],
    ['AbbreviatedCaseNumber', 'title-short'],
  ],
  Patent: [['PatentNumber', 'number']],
  Book: [
    ['Publisher', 'publisher'],
    ['StandardNumber', 'ISBN'],
  ],
  Misc: [
    ['PublicationTitle', 'container-title'],
    ['Publisher', 'publisher'],
    ['StandardNumber', 'number'],
  ],
};

const element = (name: string, text: string): string => `<b:${name}>${encodeXml(text)}</b:${name}>`;

/** Word's list of sources, ordered by key. */
export function writeWordXml(works: readonly ExportableWork[]): string {
  const sources = [...works].sort(byKey).map(writeSource);
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<b:Sources xmlns:b="${NAMESPACE}" xmlns="${NAMESPACE}" SelectedStyle="">\n${sources.join('\n')}\n</b:Sources>\n`;
}

function writeSource({ key, item }: ExportableWork): string {
  const type = SOURCE_TYPES[item.type] ?? 'Misc';
  const parts = [element('Tag', key), element('SourceType', type)];
  const people = ROLES.flatMap(([role, field]) => {
    const names = getField(item, field);
    if (!Array.isArray(names)) return [];
    const name = role === 'Author' ? (FIRST_ROLE[type] ?? role) : role;
    return [`<b:${name}>${writeNames(names)}</b:${name}>`];
  });
  if (people.length > 0) parts.push(`<b:Author>${people.join('')}</b:Author>`);
  for (const [name, field] of [...TEXTS, ...(BY_TYPE[type] ?? BY_TYPE.Misc!)]) {
    const value = getField(item, field);
    if (typeof value === 'string') parts.push(element(name, plainText(value)));
  }
  parts.push(...writeDate('', item.issued));
  if (yearOf(item.issued) === null && item.issued?.literal) {
    parts.push(element('Year', item.issued.literal));
  }
  parts.push(...writeDate('Accessed', item.accessed));
  if (item.language) parts.push(element('LCID', item.language));
  return `<b:Source>${parts.join('')}</b:Source>`;
}

/** The first day of a range: Word has no second. */
function writeDate(suffix: string, date: CslDate | undefined): string[] {
  const names = ['Year', 'Month', 'Day'];
  return (date?.['date-parts']?.find(([year]) => year !== 0) ?? [])
    .slice(0, 3)
    .map((n, index) => element(`${names[index]}${suffix}`, String(n)));
}

/** An institution is a whole of its own; Word knows no "et al.", it makes one. */
function writeNames(names: readonly CslName[]): string {
  const [first] = names;
  if (names.length === 1 && first?.literal !== undefined)
    return element('Corporate', first.literal);
  const persons = names
    .filter(({ literal }) => literal !== OTHERS)
    .map((name) => {
      const last = joinParts(
        name['dropping-particle'],
        name['non-dropping-particle'],
        name.family ?? name.literal,
      );
      const given = [name.given, name.suffix].filter(Boolean).join(', ');
      return `<b:Person>${element('Last', last)}${given ? element('First', given) : ''}</b:Person>`;
    });
  return `<b:NameList>${persons.join('')}</b:NameList>`;
}
