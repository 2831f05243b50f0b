import { DATE_VARIABLES, type CslItem } from './csl.ts';
import { isArticle, isLegal } from './formats/bibtex-fields.ts';
import { OTHERS } from './formats/names.ts';
import {
  normaliseArxiv,
  normaliseCelex,
  normaliseEcli,
  normaliseEli,
  normaliseHal,
} from './identifiers.ts';
import { plainText } from './markup.ts';
import type { StyleId } from './styles/catalogue.ts';
import { sentenceCase } from './styles/sentence-case.ts';

/** Stands for "and others" until the style has joined the names; private signs, of no case, never printed. */
export const OTHERS_MARK = '\uE000\uE001';

type EngineItem = CslItem & Record<string, unknown>;

/** Styles that write English titles in sentence case, and leave it to the data to be so. */
const SENTENCE_CASE: ReadonlySet<StyleId> = new Set(['apa', 'vancouver']);

/**
 * The item as the processor needs it, where CSL's variables and the shipped styles do not say what
 * the standards ask for. The stored item is not touched. `note` is the library's own remark and is
 * not printed: of the five styles only ISO 690 would.
 */
export function forEngine(item: CslItem, style: StyleId, french: boolean): EngineItem {
  const copy: EngineItem = { ...item };
  delete copy.custom;
  delete copy.note;
  setTitles(copy, item, style);
  setAddress(copy, item);
  setDates(copy, french);
  setNumbers(copy, item, style, french);
  if (style === 'chicago-author-date') {
    setFreestanding(copy);
    setSource(copy, item);
  }
  // APA does not name a publisher that is the author.
  if (style === 'apa' && item.publisher === item.author?.[0]?.literal) delete copy.publisher;
  for (const [name, value] of Object.entries(copy)) {
    if (!Array.isArray(value)) continue;
    copy[name] = value.map((entry: { literal?: string }) =>
      entry.literal === OTHERS ? { literal: OTHERS_MARK } : entry,
    );
  }
  return copy;
}

/** A translated title in brackets after the title (APA, Chicago, ISO 690); sentence case. */
function setTitles(copy: EngineItem, item: CslItem, style: StyleId): void {
  if (SENTENCE_CASE.has(style) && /^en(?:-|$)/i.test(item.language ?? '')) {
    if (copy.title) copy.title = sentenceCase(copy.title);
    if (copy['container-title'] && !isArticle(item.type))
      copy['container-title'] = sentenceCase(copy['container-title']);
  }
  const translated = item.custom?.['translated-title'];
  if (translated && copy.title) copy.title = `${copy.title} [${translated}]`;
}

/**
 * Ranges that the processor cannot set: it throws where the two ends are not given alike, and of years
 * on both sides of our era, or without a beginning, it prints half.
 */
function setDates(copy: EngineItem, french: boolean): void {
  for (const name of DATE_VARIABLES) {
    const date = copy[name];
    const [from, to] = date?.['date-parts'] ?? [];
    if (!date || !from || !to) continue;
    const [start = 0, end = 0] = [from[0], to[0]];
    if (start === 0 || (start < 0 && end >= 0)) {
      copy[name] = { literal: `${yearInWords(start, french)}–${yearInWords(end, french)}` };
    } else if (end === 0 || from.length !== to.length) {
      const length = end === 0 ? 1 : Math.min(from.length, to.length);
      copy[name] = { ...date, 'date-parts': [from.slice(0, length), to.slice(0, length)] };
    }
  }
}

function yearInWords(year: number, french: boolean): string {
  if (year >= 0) return year === 0 ? '' : String(year);
  return `${-year}\u00A0${french ? 'av. J.-C.' : 'BCE'}`;
}

function archiveAddress(item: CslItem): string | undefined {
  const location = item.archive_location ?? '';
  const hal = normaliseHal(location);
  if (hal) return `https://hal.science/${hal}`;
  const celex = normaliseCelex(location);
  if (celex) return `https://eur-lex.europa.eu/legal-content/TXT/?uri=CELEX:${celex}`;
  const ecli = normaliseEcli(location);
  if (ecli) return `https://e-justice.europa.eu/ecli/${ecli}`;
  const eli = normaliseEli(location);
  if (eli) return `https://${eli}`;
  const arxiv = item.archive === 'arXiv' ? normaliseArxiv(location) : null;
  return arxiv ? `https://arxiv.org/abs/${arxiv}` : undefined;
}

/** An open archive's identifier is printed as its address, once; a box in a real archive stays. */
function setAddress(copy: EngineItem, item: CslItem): void {
  const address = archiveAddress(item);
  if (address === undefined) return;
  copy.URL ??= address;
  delete copy.archive;
  delete copy.archive_location;
}

/** Where each style prints a law's, a report's and an article's number. */
function setNumbers(copy: EngineItem, item: CslItem, style: StyleId, french: boolean): void {
  const { number, genre } = item;
  if (number === undefined) return;
  const sign = french ? 'n°\u00A0' : 'no. ';
  if (isLegal(item.type) && plainText(item.title ?? '').includes(number)) delete copy.number;
  else if (item.type === 'report' && style !== 'apa' && style !== 'vancouver') {
    copy.genre = genre ? `${genre} ${sign}${number}` : `${sign}${number}`;
    delete copy.number;
  } else if (isArticle(item.type) && item.page === undefined) {
    // An article number stands where pages would in Chicago and Vancouver; ISO 690 names it.
    if (style === 'chicago-author-date' || style === 'vancouver') copy.page = number;
    if (style === 'iso690-author-date' && item.issue) copy.issue = `${item.issue}, art. ${number}`;
  }
}

const WORKING_PAPER = /^(?:working paper|discussion paper|document de travail)/i;

/** A published report is set as a book in Chicago (17th ed., 14.220), a working paper as a paper. */
function setFreestanding(copy: EngineItem): void {
  const { genre = '' } = copy;
  if (copy.type !== 'report' || WORKING_PAPER.test(genre)) return;
  copy.type = 'book';
  const series = [genre, copy['collection-title']].filter(Boolean).join(', ');
  if (series) copy['collection-title'] = series;
  delete copy.genre;
}

/** What Chicago's author-date leaves out: a decision's number and address, the stop after an interview's title. */
function setSource(copy: EngineItem, item: CslItem): void {
  if (item.type === 'legal_case') {
    const ecli = normaliseEcli(item.archive_location ?? '') ?? normaliseEcli(item.URL ?? '');
    const authority = [item.authority, item.number, ecli].filter(Boolean).join(', ');
    if (authority) copy.authority = authority;
  }
  if (item.type === 'interview' && item.author && item.interviewer && copy.title)
    copy.title = copy.title.replace(/(?<![.?!…])$/, '.');
}
