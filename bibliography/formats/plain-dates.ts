import { yearOf, type CslDate } from '../csl.ts';
import { readDate, readYearMonth, writeEdtf } from './dates.ts';

/** `2005/06/12/`, `2005///Spring`, `2005-06`, `2005 Jun 12`, `12 June 2005`, EDTF. Null where no year is told. */
function readWhole(text: string): CslDate | null {
  const slashed = /^(-?\d{1,4})\/(\d{0,2})(?:\/(\d{0,2})(?:\/(.*))?)?$/s.exec(text);
  if (slashed) {
    const [, year, month, day, other = ''] = slashed;
    const said = other.trim() === '' ? null : readDate(other.trim());
    if (said?.exact) return said.date;
    const read = readYearMonth(year, month || other, day);
    return read?.exact ? read.date : null;
  }
  const edtf = readDate(text);
  if (edtf?.exact) return edtf.date;
  const yearFirst = /^(\d{4})[\s,]+(\p{L}.*)$/su.exec(text);
  if (yearFirst) return readYearMonth(yearFirst[1], yearFirst[2], undefined)?.date ?? null;
  const yearLast = /^(.*?\p{L}.*?)[\s,]+(\d{4})$/su.exec(text);
  if (yearLast) {
    const read = readYearMonth(yearLast[2], yearLast[1], undefined);
    return read?.exact ? read.date : null;
  }
  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  return numeric ? (readYearMonth(numeric[3], numeric[2], numeric[1])?.date ?? null) : null;
}

/**
 * One date told by one or several fields, the most exact first: a whole one, or a day and month
 * beside a year. What is no date is kept as words.
 */
export function readPlainDate(values: readonly string[]): CslDate | undefined {
  const texts = values.map((value) => value.trim()).filter(Boolean);
  if (texts.length === 0) return undefined;
  const wholes = texts.map(readWhole).filter((date) => date !== null);
  const detail = (date: CslDate) =>
    (date['date-parts']?.flat().length ?? 0) + (date.season || date.circa ? 1 : 0);
  const best = wholes.sort((a, b) => detail(b) - detail(a))[0];
  const year = yearOf(best);
  if (best && year !== null && detail(best) === 1) {
    for (const text of texts) {
      const read = /\p{L}/u.test(text) ? readYearMonth(String(year), text, undefined) : null;
      if (read?.exact && detail(read.date) > 1) return read.date;
    }
  }
  return best ?? { literal: texts[0] ?? '' };
}

/** `2005/06/12/`, `2005///2005-21`; words stand where the format leaves room for others. */
export function writeSlashedDate(date: CslDate): string {
  const [numbers, second] = date['date-parts'] ?? [];
  const [year, month, day] = numbers ?? [];
  if (year === undefined) return date.literal ?? '';
  const two = (n: number | undefined) => (n === undefined ? '' : String(n).padStart(2, '0'));
  const simple = !second && !date.circa && !date.season;
  const other = simple ? '' : (writeEdtf(date) ?? '');
  const digits = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return `${digits}/${simple ? two(month) : ''}/${simple ? two(day) : ''}/${other}`;
}
