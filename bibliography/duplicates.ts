import { fold } from './citation-key.ts';
import { yearOf, type CslData, type CslName } from './csl.ts';
import { identifiersOf } from './identifiers.ts';
import { plainText } from './markup.ts';

/** Why two works are taken for one, or kept apart: words for people stand in the interface. */
export type DuplicateReason =
  | 'same-doi'
  | 'same-isbn'
  | 'same-archive-id'
  | 'same-title'
  | 'similar-title'
  | 'same-translated-title'
  | 'same-creators'
  | 'same-year'
  | 'near-year'
  | 'same-place'
  | 'other-identifier'
  | 'other-edition'
  | 'other-number'
  | 'part-and-whole'
  | 'other-version'
  | 'other-place'
  | 'about-the-other';

export interface Comparison {
  /** 0 to 1; from `LIKELY` on, they are shown as duplicates. */
  score: number;
  reasons: DuplicateReason[];
}

export const LIKELY = 0.85;

export interface ComparableWork {
  id: string;
  item: CslData;
}

export interface DuplicatePair extends Comparison {
  a: string;
  b: string;
}

/** What is compared of a work, made once. */
interface Traits {
  id: string;
  title: string;
  main: string;
  grams: ReadonlySet<string>;
  /** Of the title in the other language, where the record has it. */
  translated: string;
  /** Numbers in the title: parts, years, editions. */
  numbers: string;
  about: boolean;
  creators: string[];
  year: number | null;
  kind: Kind;
  container: string;
  pages: string;
  volume: string;
  edition: string;
  number: string;
  doi: string | null;
  isbn: string | null;
  archive: string | null;
}

type Kind = 'article' | 'part' | 'whole' | 'preprint' | 'paper' | 'thesis' | 'press' | 'other';

const KINDS: Partial<Record<CslData['type'], Kind>> = {
  'article-journal': 'article',
  review: 'article',
  'review-book': 'article',
  'article-magazine': 'press',
  'article-newspaper': 'press',
  'post-weblog': 'press',
  post: 'press',
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
/** The same text in another form: to be kept apart, since each is cited for itself. */
const VERSIONS: ReadonlySet<string> = new Set(
  [
    'article preprint',
    'article paper',
    'article thesis',
    'paper preprint',
    'preprint thesis',
    'thesis whole',
    'article part',
    'part preprint',
    'article whole',
    'paper thesis',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
);
const EDITION_IN_TITLE = /\b(\d+)(?:st|nd|rd|th|e|è|ème)?\s*(?:ed\b|edition|éd\b|édition)/i;
/** A text about another bears its title. */
const ABOUT =
  /^(?:review(?: of| essay)?|book review|compte[- ]rendu|recension|note critique|correction(?: to)?|corrigendum|erratum|retraction|reply(?: to)?|réponse(?: à)?|response(?: to)?|comment(?:ary)?(?: on)?|commentaire(?: sur)?|a propos de|à propos de)\b/i;

function traits({ id, item }: ComparableWork): Traits {
  const title = plainText(item.title ?? '');
  const ids = identifiersOf(item);
  const folded = words(title);
  return {
    id,
    title: folded,
    main: words(title.split(/\s*[:.?!–—]\s+/)[0] ?? ''),
    grams: trigrams(folded),
    translated: words(item.custom?.['translated-title'] ?? item['original-title'] ?? ''),
    numbers: [...title.matchAll(/\d+|\b[IVX]{2,}\b/g)].join(' '),
    about: ABOUT.test(title),
    creators: (item.author ?? item.editor ?? item.translator ?? []).map(creator).filter(Boolean),
    year: yearOf(item.issued),
    kind: KINDS[item.type] ?? 'other',
    container: words(plainText(item['container-title'] ?? '')),
    pages: /\d+/.exec(item.page ?? '')?.[0] ?? '',
    volume: fold(item.volume ?? ''),
    edition: /\d+/.exec(item.edition ?? '')?.[0] ?? EDITION_IN_TITLE.exec(title)?.[1] ?? '',
    number: fold(item.number ?? ''),
    doi: ids.doi,
    isbn: ids.isbn,
    archive: ids.hal ?? ids.arxiv ?? ids.celex,
  };
}

/** Folded words with one space between, articles and TeX's leftovers gone. */
function words(text: string): string {
  return text
    .replace(/[{}\\$]/g, '')
    .replace(/&amp;|&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== '' && !/^(?:the|an?|les?|la|l|d|des?|du|et|and)$/.test(word))
    .join(' ');
}

function creator(name: CslName): string {
  return fold(name.family ?? name.literal ?? name.given ?? '');
}

function trigrams(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  const padded = ` ${text} `;
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return grams;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return (2 * common) / (a.size + b.size);
}

/** 1 for the same words; a title without its subtitle is nearly the same. */
function titleLikeness(a: Traits, b: Traits): number {
  if (a.title === '' || b.title === '') return 0;
  if (a.title === b.title) return 1;
  const shortened =
    (a.title === b.main || b.title === a.main) && a.main.split(' ').length >= 2 ? 0.93 : 0;
  return Math.max(dice(a.grams, b.grams), shortened);
}

function nearName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // A particle written or not, an institution's name cut; a letter mistyped.
  if (short.length >= 4 && (long.endsWith(short) || long.startsWith(short))) return true;
  return (
    short.length >= 5 && Math.abs(a.length - b.length) <= 1 && dice(trigrams(a), trigrams(b)) > 0.6
  );
}

/** null where one of them names nobody. */
function creatorLikeness(a: Traits, b: Traits): number | null {
  if (a.creators.length === 0 || b.creators.length === 0) return null;
  const common = a.creators.filter((name) => b.creators.some((other) => nearName(name, other)));
  const first = nearName(a.creators[0]!, b.creators[0]!) ? 1 : 0;
  return (
    Math.max(first * 0.9, 0) +
    0.1 * (common.length / Math.min(a.creators.length, b.creators.length))
  );
}

/** What speaks against them being one, whatever else agrees. */
function differences(a: Traits, b: Traits, titles: number): DuplicateReason[] {
  const found: DuplicateReason[] = [];
  const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other;
  if (a.doi && b.doi && a.doi !== b.doi) found.push('other-identifier');
  if (a.edition !== b.edition && (a.edition || '1') !== (b.edition || '1'))
    found.push('other-edition');
  else if (a.isbn && b.isbn && a.isbn !== b.isbn && a.year !== b.year) found.push('other-edition');
  if (differ(a.numbers, b.numbers) || (a.numbers !== b.numbers && titles < 1 && titles > 0.85))
    found.push('other-number');
  if (a.kind === b.kind && a.kind === 'preprint' && differ(a.number, b.number))
    found.push('other-number');
  if (
    a.kind === 'article' &&
    b.kind === 'article' &&
    differ(a.pages, b.pages) &&
    differ(a.volume, b.volume)
  )
    found.push('other-place');
  const parts = [a, b].filter(({ kind }) => kind === 'part').length;
  const wholes = [a, b].filter(({ kind }) => kind === 'whole').length;
  if (parts === 1 && wholes === 1) found.push('part-and-whole');
  else if (VERSIONS.has(`${a.kind} ${b.kind}`)) found.push('other-version');
  else if (
    a.container &&
    b.container &&
    dice(trigrams(a.container), trigrams(b.container)) < 0.35 &&
    !abbreviates(a.container, b.container)
  )
    found.push('other-place');
  if (a.about !== b.about) found.push('about-the-other');
  return found;
}

/** "acad manag rev" for "academy of management review". */
function abbreviates(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const initials = long
    .split(' ')
    .map((word) => word[0])
    .join('');
  if (short.replaceAll(' ', '') === initials) return true;
  let at = 0;
  const of = long.split(' ');
  return short.split(' ').every((word) => {
    while (at < of.length && !of[at]!.startsWith(word)) at++;
    return at++ < of.length;
  });
}

/** Compares two works. Symmetric. */
export function compareWorks(a: ComparableWork, b: ComparableWork): Comparison {
  return compare(traits(a), traits(b));
}

function compare(a: Traits, b: Traits): Comparison {
  const titles = titleLikeness(a, b);
  const creators = creatorLikeness(a, b);
  const against = differences(a, b, titles);
  const reasons: DuplicateReason[] = [];
  const translated =
    (a.translated !== '' && dice(trigrams(a.translated), b.grams) > 0.85) ||
    (b.translated !== '' && dice(trigrams(b.translated), a.grams) > 0.85);
  if (a.doi && a.doi === b.doi) reasons.push('same-doi');
  if (a.isbn && a.isbn === b.isbn) reasons.push('same-isbn');
  if (a.archive && a.archive === b.archive) reasons.push('same-archive-id');
  const identified = reasons.length > 0;
  if (titles === 1) reasons.push('same-title');
  else if (titles >= 0.8) reasons.push('similar-title');
  if (translated) reasons.push('same-translated-title');
  if (creators !== null && creators >= 0.9) reasons.push('same-creators');
  const years = a.year === null || b.year === null ? null : Math.abs(a.year - b.year);
  if (years === 0) reasons.push('same-year');
  else if (years === 1) reasons.push('near-year');
  const samePlace =
    a.pages !== '' &&
    a.pages === b.pages &&
    a.volume === b.volume &&
    years === 0 &&
    a.kind === b.kind;
  if (samePlace) reasons.push('same-place');

  const title = Math.max(titles, translated ? 0.95 : 0);
  const fatal = against.filter((reason) => !(identified && reason === 'other-place'));
  const sameDoi = reasons.includes('same-doi') || reasons.includes('same-archive-id');
  // One identifier on two forms of one text is a mistake in one of the records: still one work.
  const excused =
    sameDoi && titles >= 0.9
      ? fatal.filter((reason) => !['other-version', 'other-number'].includes(reason))
      : fatal;
  let score: number;
  if (identified)
    score = title >= 0.6 || samePlace ? 0.99 : title >= 0.35 && years === 0 ? 0.8 : 0.4;
  else if (samePlace && creators !== null && creators >= 0.9) score = title >= 0.3 ? 0.95 : 0.88;
  else score = unidentified(title, creators, years, a, b);
  if (excused.length > 0) score = Math.min(score, 0.3);
  return { score: Math.round(score * 100) / 100, reasons: [...reasons, ...against] };
}

function unidentified(
  title: number,
  creators: number | null,
  years: number | null,
  a: Traits,
  b: Traits,
): number {
  if (title < 0.8) return title * 0.5;
  const generic = a.title.split(' ').length < 2;
  const who = creators ?? (a.creators.length === b.creators.length ? 0.9 : 0.7);
  const when = years === null ? 0.8 : years === 0 ? 1 : years === 1 ? 0.75 : 0;
  if (who < 0.5 || when === 0) return Math.min(0.5, title * 0.5);
  const same = 0.5 * title + 0.3 * who + 0.2 * when;
  // "Introduction" by the same people in the same year is another book's, unless that agrees too.
  return generic && a.container !== b.container ? Math.min(same, 0.7) : same;
}

/**
 * The pairs among many works that are likely one, best first. Works are compared that share an
 * identifier, a year and first creator, a beginning of the title, or a place in a journal.
 */
export function findDuplicates(works: readonly ComparableWork[]): DuplicatePair[] {
  const steps = duplicateSteps(works);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few milliseconds at most: 10,000 works take seconds in all. */
export function* duplicateSteps(
  works: readonly ComparableWork[],
): Generator<undefined, DuplicatePair[]> {
  const blocks = new Map<string, Traits[]>();
  for (const work of works) {
    const one = traits(work);
    for (const key of blockKeys(one)) {
      const block = blocks.get(key);
      if (block) block.push(one);
      else blocks.set(key, [one]);
    }
    yield;
  }
  const seen = new Set<string>();
  const pairs: DuplicatePair[] = [];
  for (const block of blocks.values()) {
    // Hundreds that agree in so little say nothing by that.
    if (block.length < 2 || block.length > MOST_IN_BLOCK) continue;
    for (const [index, a] of block.entries()) {
      for (const b of block.slice(index + 1)) {
        const [first, second] = a.id < b.id ? [a, b] : [b, a];
        const name = `${first.id} ${second.id}`;
        if (first.id === second.id || seen.has(name)) continue;
        seen.add(name);
        const compared = compare(first, second);
        if (compared.score >= LIKELY) pairs.push({ a: first.id, b: second.id, ...compared });
      }
      yield;
    }
  }
  return pairs.sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1));
}

const MOST_IN_BLOCK = 200;

function blockKeys(one: Traits): string[] {
  const first = one.creators[0]?.slice(0, 4) ?? '';
  const long = one.title.split(' ').filter((word) => word.length > 3);
  return [
    one.doi && `doi ${one.doi}`,
    one.isbn && `isbn ${one.isbn}`,
    one.archive && `archive ${one.archive}`,
    first && one.year !== null && `who ${first} ${one.year}`,
    first && one.year !== null && `who ${first} ${one.year + 1}`,
    one.title && `title ${one.title.slice(0, 18)}`,
    long.length > 1 && `words ${long.slice(0, 2).join(' ')}`,
    one.translated && `title ${one.translated.slice(0, 18)}`,
    one.pages && one.year !== null && `place ${one.year} ${one.volume} ${one.pages}`,
  ].filter((key): key is string => Boolean(key));
}
