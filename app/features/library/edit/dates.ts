import type { CslDate } from '../../../../bibliography/index.ts';

const MONTHS: Record<string, number> = Object.fromEntries(
  ['fr', 'en'].flatMap((language) =>
    Array.from({ length: 12 }, (_, index) => [
      bare(
        new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
          Date.UTC(2000, index, 1),
        ),
      ),
      index + 1,
    ]),
  ),
);

/** CSL's numbers: 1 spring to 4 winter. */
const SEASONS: Record<string, number> = {
  printemps: 1,
  spring: 1,
  ete: 2,
  summer: 2,
  automne: 3,
  autumn: 3,
  fall: 3,
  hiver: 4,
  winter: 4,
};
const WORDS = {
  fr: { seasons: ['printemps', 'été', 'automne', 'hiver'], circa: 'vers ', before: 'av. J.-C.' },
  en: { seasons: ['spring', 'summer', 'autumn', 'winter'], circa: 'circa ', before: 'BCE' },
} as const;
const CIRCA = /^(?:vers|env\.?|environ|circa|ca\.?|c\.|~)\s*/i;

/** "44 av. J.-C.", "44 BCE". */
const BEFORE_OUR_ERA =
  /^(\d{1,4}) (?:av\.? ?j\.?-?c\.?|avant (?:j\.-c\.|notre ère)|b\.?c\.?(?:e\.?)?)$/i;
const SINCE = /^(?:depuis|dès|since|from) /i;
const UNTIL = /^(?:jusqu['’](?:en|à) |until |till )/i;

/**
 * The date as it is typed: "2020", "2020-06", "2019/2020", "2019/" (open), and in the reader's language
 * "printemps 2021", "vers 1998", "44 av. J.-C."; what has no numbers, as it is.
 */
export function formatDate(date: CslDate, language = 'en'): string {
  const parts = date['date-parts'];
  if (!parts?.length) return date.literal ?? '';
  const words = language.startsWith('fr') ? WORDS.fr : WORDS.en;
  const dates = parts
    .map((part) => {
      const [year = 0, month] = part;
      if (year === 0) return '';
      return year < 0 && month === undefined
        ? `${-year} ${words.before}`
        : part.map(padded).join('-');
    })
    .join('/');
  const season = date.season ? `${words.seasons[date.season - 1] ?? ''} ` : '';
  return `${date.circa ? words.circa : ''}${season}${dates}`;
}

/**
 * A date as people write it, in French or in English: "2020", "2020-06-12", "12/06/2020", "06/2020",
 * "juin 2020", "12 June 2020", "1er mai 2019", "printemps 2021", "vers 1850", "44 av. J.-C."; from one
 * to another: "2019-2020", "2019/20", "12-15 mai 2019", "du 30 mai au 2 juin 2019", "mai-juin 2019",
 * "May 12-15, 2019"; "2019/" and "depuis 2019" (a range that is open). What is none of these is kept as
 * words ("à paraître"). Undefined where nothing is written.
 */
export function parseDate(text: string): CslDate | undefined {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written === '') return undefined;
  const circa = CIRCA.test(written);
  const rest = written.replace(CIRCA, '').replace(/^le (?=\d)/i, '');
  const mark = circa ? { circa: true } : {};

  const season = /^(\p{L}+) (-?\d{1,4})$/u.exec(rest);
  const seasonNumber = season ? SEASONS[bare(season[1]!)] : undefined;
  if (season && seasonNumber) {
    return { 'date-parts': [[Number(season[2])]], season: seasonNumber, ...mark };
  }
  const whole = parseOne(rest);
  if (whole) return { 'date-parts': [whole], ...mark };
  const range = parseRange(rest) ?? parseOpen(rest);
  return range ? { 'date-parts': range, ...mark } : { literal: written };
}

/** Between two dates: what is surely no part of either comes first. */
const BETWEEN = [/\s*\/\s*/, /\s*[–—]\s*/, /\s+(?:-|au|to)\s+/i, /-/];

/** From one date to another; what the first leaves out is the second's: its month, its year. */
function parseRange(text: string): [number[], number[]] | null {
  const bare = text.replace(/^(?:du|from) /i, '');
  for (const between of BETWEEN) {
    const [from, to, ...more] = bare.split(between);
    const range = from && to && more.length === 0 ? fromTo(from, to) : null;
    if (range) return range;
  }
  return null;
}

/** "2019/", "2019-", "depuis 2019", "jusqu'en 2019": the end that is not told is year 0. */
function parseOpen(text: string): number[][] | null {
  const range = text.replace(SINCE, '').replace(UNTIL, '/') + (SINCE.test(text) ? '/' : '');
  const sides = range.split(/\s*\/\s*|\s*[–—]\s*|(?<=^\d{4})-$/);
  const [start, end] = sides.map((side) => (/^(?:\.\.)?$/.test(side) ? [0] : parseOne(side)));
  const isOpen = start && end && (start[0] === 0) !== (end[0] === 0);
  return isOpen && sides.length === 2 ? [start, end] : null;
}

function fromTo(from: string, to: string): [number[], number[]] | null {
  // "May 12-15, 2019".
  const month = /^(\p{L}+\.?) \d{1,2}$/u.exec(from)?.[1];
  const tail = /^\d{1,2}, (\d{4})$/.exec(to)?.[1];
  if (month && tail) return inOrder(parseOne(`${from}, ${tail}`), parseOne(`${month} ${to}`));
  // "2019-20": the century is the first's.
  const end = parseOne(/^\d{4} \d{2}$/.test(`${from} ${to}`) ? from.slice(0, 2) + to : to);
  if (!end) return null;
  const starts = [
    from,
    `${from} ${to.replace(/^\d{1,2}(?:er|st|nd|rd|th)? /, '')}`, // "12-15 mai 2019"
    `${from} ${String(end[0])}`, // "mai-juin 2019", "30 mai - 2 juin 2019"
  ];
  return starts.map((start) => inOrder(parseOne(start), end)).find((range) => range) ?? null;
}

function inOrder(start: number[] | null, end: number[] | null): [number[], number[]] | null {
  if (!start || !end) return null;
  const number = ([year = 0, month = 0, day = 0]: number[]) => (year * 100 + month) * 100 + day;
  const isPlausible = number(start) <= number(end) && (start[0]! >= 100 || end[0]! < 1000);
  return isPlausible ? [start, end] : null;
}

/** Year, month, day, as many as are given; null where the text is no date. */
function parseOne(text: string): number[] | null {
  const before = BEFORE_OUR_ERA.exec(text)?.[1];
  if (before) return checked(`-${before}`);
  const iso = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (slashed) return checked(slashed[3], slashed[2], slashed[1]);
  const monthYear = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (monthYear) return checked(monthYear[2], monthYear[1]);
  const dayFirst = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?(\p{L}+)\.? (-?\d{1,4})$/u.exec(text);
  if (dayFirst) return checked(dayFirst[3], monthNumber(dayFirst[2]!), dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?, (\d{4})$/u.exec(text);
  if (monthFirst) return checked(monthFirst[3], monthNumber(monthFirst[1]!), monthFirst[2]);
  return null;
}

function checked(year?: string, month?: string | null, day?: string): number[] | null {
  if (month === null) return null;
  const parts = [year, month, day].filter((part) => part !== undefined).map(Number);
  const [y, m, d] = parts;
  if (y === undefined || y === 0) return null;
  if (m !== undefined && (m < 1 || m > 12)) return null;
  if (
    d !== undefined &&
    m !== undefined &&
    (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
  ) {
    return null;
  }
  return parts;
}

/** By its name, or a beginning of three letters or more that names one month only. */
function monthNumber(name: string): string | null {
  const wanted = bare(name);
  if (wanted.length < 3) return null;
  const found = new Set(
    Object.entries(MONTHS)
      .filter(([month]) => month === wanted || month.startsWith(wanted))
      .map(([, number]) => number),
  );
  return found.size === 1 ? String([...found][0]) : null;
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function padded(part: number, index: number): string {
  return index === 0 ? String(part) : String(part).padStart(2, '0');
}
