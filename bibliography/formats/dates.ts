import type { CslDate } from '../csl.ts';

/** Month names of French, English, German, Spanish and Italian files, by their first letters, folded. */
const MONTHS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(jan|gen|ene)/, 1],
  [/^(feb|fev)/, 2],
  [/^(mar|mrz|maerz)/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai|mag|mei)/, 5],
  [/^(jun|juin|giu)/, 6],
  [/^(jul|juil|lug)/, 7],
  [/^(aug|aou|ago)/, 8],
  [/^(sep|set)/, 9],
  [/^(oct|okt|ott|out)/, 10],
  [/^nov/, 11],
  [/^(dec|dez|dic)/, 12],
];
const SEASONS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(spring|printemps)/, 1],
  [/^(summer|ete$)/, 2],
  [/^(autumn|fall|automne)/, 3],
  [/^(winter|hiver)/, 4],
];

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function monthNumber(word: string): number | null {
  const folded = fold(word);
  if (/^\d{1,2}$/.test(folded)) {
    const number = Number(folded);
    return number >= 1 && number <= 12 ? number : null;
  }
  return MONTHS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

interface Part {
  numbers: number[];
  season?: number;
  circa: boolean;
  /** Where the part is a stretch of time by itself: a decade, a quarter. */
  until?: number[];
}

/** EDTF counts years as astronomers do, CSL as historians: 0 is 1 BCE, -43 is 44 BCE. */
const fromAstronomical = (year: number): number => (year <= 0 ? year - 1 : year);
const toAstronomical = (year: number): number => (year < 0 ? year + 1 : year);

/** EDTF's divisions of a year beside its months: quarters, thirds, halves, as their first and last month. */
const DIVISIONS: Readonly<Record<number, readonly [first: number, last: number]>> = {
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** One EDTF date, as far as CSL can say it: `199X` is 1990 to 1999. Null where it is none. */
function readEdtfPart(source: string): Part | null {
  const text = source.trim().replace(/T[\d:.+Z-]*$/i, '');
  // Which component is uncertain, CSL cannot say.
  const bare = text.replace(/[?~%]/g, '');
  const match = /^Y?(-?\d{1,9}|\d{1,3}X{1,3})(?:-(\d{1,2}|XX))?(?:-(\d{1,2}|XX))?$/i.exec(bare);
  if (!match) return null;
  const [, yearText = '', monthText, dayText] = match;
  const year = Number(yearText.replace(/X/gi, '0'));
  const part: Part = { numbers: [fromAstronomical(year)], circa: bare !== text };
  if (/X/i.test(yearText)) part.until = [Number(yearText.replace(/X/gi, '9'))];
  if (monthText === undefined || /X/i.test(monthText)) return part;
  const month = Number(monthText);
  const division = DIVISIONS[month];
  if (division) {
    part.numbers.push(division[0]);
    part.until = [part.numbers[0]!, division[1]];
  } else if (month >= 21 && month <= 32) {
    // 25 to 28 are the seasons of the north, 29 to 32 of the south.
    part.season = ((month - 21) % 4) + 1;
  } else if (month >= 1 && month <= 12) {
    part.numbers.push(month);
    if (dayText !== undefined && !/X/i.test(dayText)) {
      const day = Number(dayText);
      if (!isDay(year, month, day)) return null;
      part.numbers.push(day);
    }
  } else return null;
  return part;
}

const OPEN = /^(?:\.\.|open|unknown|)$/i;

/**
 * biblatex's date field (EDTF): `2020-06-01`, ranges `2005/2008`, open on either side (`2005/..`,
 * `../2008`), seasons `2005-21`, `~` and `?`. What is no date stays as its text.
 */
export function readDate(source: string): { date: CslDate; exact: boolean } | null {
  const text = source.trim();
  if (text === '') return null;
  const literal = { date: { literal: text }, exact: false };
  const sides = text.split('/');
  const isRange = sides.length === 2;
  // `06/2021` is no range of years.
  if (sides.length > 2 || (isRange && sides.some((side) => /^\s*\d{1,2}\s*$/.test(side))))
    return literal;
  // CSL knows a side that is open by its year 0.
  const parts = sides.map((side): Part | null =>
    isRange && OPEN.test(side.trim()) ? { numbers: [0], circa: false } : readEdtfPart(side),
  );
  const [start, end = start] = parts;
  if (!start || !end || (start.numbers[0] === 0 && end.numbers[0] === 0)) return literal;
  const until = end.until ?? (isRange ? end.numbers : undefined);
  const date: CslDate = { 'date-parts': until ? [start.numbers, until] : [start.numbers] };
  if (start.circa || end.circa) date.circa = true;
  // CSL has one season a date.
  const seasons = parts.map((part) => part?.season);
  if (seasons.every((season) => season === seasons[0])) {
    if (seasons[0] !== undefined) date.season = seasons[0];
    return { date, exact: true };
  }
  const inOneYear = start.numbers[0] === end.numbers[0] && start.season !== undefined;
  if (inOneYear)
    return { date: { ...date, 'date-parts': [start.numbers], season: start.season }, exact: false };
  return { date, exact: false };
}

/** Words that people write for a year, in their own language: they are meant, and printed. */
const UNDATED =
  /^(?:in press|forthcoming|to appear|submitted|in preparation|n\.? ?d\.?|no date|a paraitre|sous presse|soumis|en preparation|s\.? ?d\.?)$/;

/** BibTeX's year, month and day: `1995--1996`, `c. 1890`, `jun`, `21 janvier`, `"12~" # jan`. */
export function readYearMonth(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): { date: CslDate; exact: boolean } | null {
  const text = (year ?? '').trim().replace(/[\u00A0\u202F]/g, ' ');
  if (text === '') return null;
  if (UNDATED.test(fold(text))) return { date: { literal: text }, exact: true };
  const simple = /^(-?\d{1,4})$/.exec(text);
  if (!simple) {
    const range = /^(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4}|\d{2})$/.exec(text);
    if (range) {
      const start = Number(range[1]);
      const end =
        range[2]!.length === 2
          ? Math.floor(start / 100) * 100 + Number(range[2])
          : Number(range[2]);
      return { date: { 'date-parts': [[start], [end]] }, exact: true };
    }
    const circa =
      /^(?:c|ca|circa|vers|v)\.?\s*(\d{3,4})$/i.exec(text) ?? /^\[?(\d{4})\s*\??\]?$/.exec(text);
    if (circa) return { date: { 'date-parts': [[Number(circa[1])]], circa: true }, exact: true };
    // A whole date in the year's field is a common slip.
    if (/^\d{4}-\d{2}(-\d{2})?(\/|$)/.test(text)) return readDate(text);
    return { date: { literal: text }, exact: false };
  }
  const numbers = [Number(simple[1])];
  const words = (month ?? '')
    .replace(/[~\u00A0.,{}"#]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const date: CslDate = { 'date-parts': [numbers] };
  if (words.length === 0) return { date, exact: true };
  const season = SEASONS.find(([pattern]) => pattern.test(fold(words[0]!)))?.[1];
  if (season !== undefined) return { date: { ...date, season }, exact: true };
  const range = monthRange(month ?? '');
  if (range) {
    const [from, to] = range;
    return {
      date: {
        'date-parts': [
          [...numbers, from],
          [...numbers, to],
        ],
      },
      exact: true,
    };
  }
  const named = words.find((word) => !/^\d/.test(word) && monthNumber(word) !== null);
  const monthOf = named !== undefined ? monthNumber(named) : monthNumber(words[0]!);
  if (monthOf === null) return { date, exact: false };
  numbers.push(monthOf);
  const other =
    named === undefined ? undefined : words.find((word) => /^\d{1,2}(er|st|nd|rd|th)?$/.test(word));
  const dayText = day?.trim() || other;
  const dayOf = Number.parseInt(dayText ?? '', 10);
  if (dayOf >= 1 && dayOf <= 31) numbers.push(dayOf);
  return { date, exact: true };
}

/** `July/August`, `jul--aug`, `7-8`. */
function monthRange(source: string): [number, number] | null {
  const [from, to, ...more] = source.split(/\s*(?:-{1,3}|[–—/])\s*/).map((word) => {
    const bare = word.replace(/[~\u00A0.,{}"#\s]/g, '');
    return bare === '' ? null : monthNumber(bare);
  });
  return from && to && more.length === 0 && from < to ? [from, to] : null;
}

function pad(number: number, length: number): string {
  return `${number < 0 ? '-' : ''}${String(Math.abs(number)).padStart(length, '0')}`;
}

/** A year of five digits and more is marked as one. */
function edtfYear(year: number): string {
  const number = toAstronomical(year);
  return `${Math.abs(number) > 9999 ? 'Y' : ''}${pad(number, 4)}`;
}

/** A date as EDTF, or null where CSL has only words for it. */
export function writeEdtf(date: CslDate): string | null {
  const parts = date['date-parts'];
  if (!parts?.[0]?.length) return null;
  const mark = date.circa ? '~' : '';
  const dates = parts.map((numbers, index) => {
    const [year, month, day] = numbers;
    // An empty beginning would be unknown, an empty end is how biblatex's users write an open one.
    if (year === undefined || year === 0) return index === 0 ? '..' : '';
    if (date.season !== undefined && month === undefined)
      return `${edtfYear(year)}-${20 + date.season}${mark}`;
    const rest = [month, day].filter((n) => n !== undefined).map((n) => pad(n, 2));
    return [edtfYear(year), ...rest].join('-') + mark;
  });
  return dates.join('/');
}
