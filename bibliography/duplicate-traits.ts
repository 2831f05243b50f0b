import { fold } from './citation-key.ts';
import { yearOf, type CslData, type CslName } from './csl.ts';
import { identifiersOf } from './identifiers.ts';
import { plainText } from './markup.ts';

export interface ComparableWork {
  id: string;
  item: CslData;
}

/** What is compared of a work, made once. */
export interface Traits {
  id: string;
  title: string;
  main: string;
  grams: ReadonlySet<string>;
  /** Of the title in the other language, where the record has it. */
  translated: string;
  /** Numbers in the title, as digits: parts, years, centuries, editions. */
  numbers: string[];
  about: boolean;
  creators: Creator[];
  year: number | null;
  language: 'en' | 'fr' | null;
  kind: Kind;
  container: string;
  pages: string;
  volume: string;
  issue: string;
  edition: string;
  number: string;
  doi: string | null;
  isbn: string | null;
  archive: string | null;
}

export interface Creator {
  name: string;
  /** The first of the given names, or its initial; empty where it is not known. */
  given: string;
}

type Kind =
  'article' | 'part' | 'whole' | 'preprint' | 'paper' | 'thesis' | 'press' | 'post' | 'other';

const KINDS: Partial<Record<CslData['type'], Kind>> = {
  'article-journal': 'article',
  review: 'article',
  'review-book': 'article',
  'article-magazine': 'press',
  'article-newspaper': 'press',
  'post-weblog': 'post',
  post: 'post',
  chapter: 'part',
  'entry-encyclopedia': 'part',
  'entry-dictionary': 'part',
  book: 'whole',
  collection: 'whole',
  article: 'preprint',
  manuscript: 'preprint',
  report: 'preprint',
  'paper-conference': 'paper',
  thesis: 'thesis',
};
const EDITION_IN_TITLE = /\b(\d+)(?:st|nd|rd|th|e|è|ème)?\s*(?:ed\b|edition|éd\b|édition)/i;
/** "lemonde.fr" is no name of a newspaper, and says nothing against it. */
const DOMAIN = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i;
/** A text about another bears its title. */
const ABOUT =
  /^(?:review(?: of| essay)?|book review|compte[- ]rendu|recension|note critique|correction(?: to)?|corrigendum|erratum|retraction|reply(?: to)?|réponse(?: à)?|response(?: to)?|comment(?:ary)?(?: on)?|commentaire(?: sur)?|a propos de|à propos de)\b/i;

/** A work's, made once for all that it is compared with. */
export function traits({ id, item }: ComparableWork): Traits {
  // OCR reads an l before an apostrophe as a 1.
  const title = plainText(item.title ?? '').replace(/(?<![\p{L}\p{N}])1(?=['’]\p{L})/gu, 'l');
  const ids = identifiersOf(item);
  const folded = words(title);
  return {
    id,
    title: folded,
    main: words(title.split(/\s*[:.?!–—]\s+/)[0] ?? ''),
    grams: trigrams(folded),
    translated: words(item.custom?.['translated-title'] ?? item['original-title'] ?? ''),
    numbers: numbersIn(title),
    about: ABOUT.test(title),
    creators: (item.author ?? item.editor ?? item.translator ?? [])
      .map(creator)
      .filter(({ name }) => name !== ''),
    year: yearOf(item.issued),
    language: languageOf(title),
    kind: KINDS[item.type] ?? 'other',
    container: DOMAIN.test(item['container-title'] ?? '')
      ? ''
      : words(plainText(item['container-title'] ?? '')),
    pages: /\d+/.exec(item.page ?? '')?.[0] ?? '',
    volume: fold(item.volume ?? ''),
    issue: fold(item.issue ?? ''),
    edition: /\d+/.exec(item.edition ?? '')?.[0] ?? EDITION_IN_TITLE.exec(title)?.[1] ?? '',
    number: fold(item.number ?? ''),
    doi: ids.doi,
    isbn: ids.isbn,
    archive: ids.hal ?? ids.arxiv ?? ids.celex ?? ids.ecli ?? ids.eli,
  };
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };
const ORDINALS = 'sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(' ');
const NUMBER = new RegExp(`\\d+|\\b[IVX]{2,}(?=e?\\b)|\\b(?:${ORDINALS.join('|')})\\b`, 'gi');

/** "19th", "XIXe" and "nineteenth" are all 19. */
function numbersIn(title: string): string[] {
  return [...title.matchAll(NUMBER)].flatMap(([found]) => {
    const century = ORDINALS.indexOf(found.toLowerCase());
    if (century >= 0) return [String(16 + century)];
    if (/\d/.test(found)) return [String(Number(found))];
    // "vi" and "mix" are words.
    return found === found.toUpperCase() ? [String(fromRoman(found))] : [];
  });
}

function fromRoman(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN[letter]!);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** Folded words with one space between, articles and TeX's leftovers gone. */
function words(text: string): string {
  return text
    .replace(/[{}\\$]/g, '')
    .replace(/&amp;|&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter(
      (word) =>
        word !== '' && !/^(?:the|an?|les?|la|l|d|des?|du|et|and|of|in|on|for|en)$/.test(word),
    )
    .join(' ');
}

function creator({ family, literal, given }: CslName): Creator {
  return {
    name: fold(family ?? literal ?? given ?? ''),
    given: family === undefined ? '' : fold(given?.split(/[\s.-]/)[0] ?? ''),
  };
}

const ENGLISH = /(?:^|\s)(?:the|of|and|to|how|for)(?=\s|$)/i;
const FRENCH = /(?:^|\s)(?:les?|la|des|du|et|une?|pour|aux?)(?=\s|$)|(?:^|\s)[ld]['’]/i;

/** By its small words; null where they are of both languages or of none. */
function languageOf(title: string): 'en' | 'fr' | null {
  const [english, french] = [ENGLISH.test(title), FRENCH.test(title)];
  if (english === french) return null;
  return english ? 'en' : 'fr';
}

export function trigrams(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  const padded = ` ${text} `;
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return grams;
}
