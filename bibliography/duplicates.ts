import {
  abbreviates,
  creatorLikeness,
  dice,
  numbersDiffer,
  SIMILAR,
  titleLikeness,
} from './duplicate-likeness.ts';
import { traits, trigrams, type ComparableWork, type Traits } from './duplicate-traits.ts';

export type { ComparableWork } from './duplicate-traits.ts';

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
  | 'other-language'
  | 'other-place'
  | 'about-the-other';

export interface Comparison {
  /** 0 to 1; from `LIKELY` on, they are shown as duplicates. */
  score: number;
  reasons: DuplicateReason[];
}

export const LIKELY = 0.85;

export interface DuplicatePair extends Comparison {
  a: string;
  b: string;
}

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
    'article post',
    'paper thesis',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
);
const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other;

/** What speaks against them being one, whatever else agrees. */
function differences(a: Traits, b: Traits, titles: number): DuplicateReason[] {
  const found: DuplicateReason[] = [];
  if (a.doi && b.doi && a.doi !== b.doi) found.push('other-identifier');
  if (a.edition !== b.edition && (a.edition || '1') !== (b.edition || '1'))
    found.push('other-edition');
  else if (a.isbn && b.isbn && a.isbn !== b.isbn && a.year !== b.year) found.push('other-edition');
  const bothNumbered = a.numbers.length > 0 && b.numbers.length > 0;
  if (numbersDiffer(a, b) && (bothNumbered || (titles < 1 && titles > 0.85)))
    found.push('other-number');
  if (a.kind === b.kind && a.kind === 'preprint' && differ(a.number, b.number))
    found.push('other-number');
  if (a.kind === b.kind && a.kind === 'whole' && differ(a.volume, b.volume))
    found.push('other-number');
  if (a.language && b.language && a.language !== b.language) found.push('other-language');
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
  else if (titles >= SIMILAR) reasons.push('similar-title');
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
  const fatal = against.filter((reason) => {
    if (reason === 'other-language') return !(identified || samePlace || translated);
    return !(identified && reason === 'other-place');
  });
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
  if (title < SIMILAR) return title * 0.5;
  const generic = a.title.split(' ').length < 2;
  const who = creators ?? (a.creators.length === b.creators.length ? 0.9 : 0.7);
  const when = years === null ? 0.8 : years === 0 ? 1 : years === 1 ? 0.75 : 0;
  if (who < 0.5 || when === 0) return Math.min(0.5, title * 0.5);
  const same = 0.5 * title + 0.3 * who + 0.2 * when;
  // "Introduction" by the same people in the same year is another book's, unless that agrees too.
  const elsewhere =
    a.container !== b.container || differ(a.issue, b.issue) || differ(a.pages, b.pages);
  return generic && elsewhere ? Math.min(same, 0.7) : same;
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
  const first = one.creators[0]?.name.slice(0, 4) ?? '';
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
