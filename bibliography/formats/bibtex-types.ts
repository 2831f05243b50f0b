import type { CslType } from '../csl.ts';
import { table } from './table.ts';

/** Entry types of BibTeX and BibLaTeX (and a few that are met) -> CSL. */
export const CSL_BY_ENTRY = table<CslType>({
  article: 'article-journal',
  suppperiodical: 'article-journal',
  newspaper: 'article-newspaper',
  magazine: 'article-magazine',
  book: 'book',
  mvbook: 'book',
  booklet: 'pamphlet',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  commentary: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  report: 'report',
  techreport: 'report',
  manual: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  bachelorsthesis: 'thesis',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  unpublished: 'manuscript',
  misc: 'document',
  other: 'document',
  legislation: 'legislation',
  legal: 'treaty',
  jurisdiction: 'legal_case',
  case: 'legal_case',
  bill: 'bill',
  regulation: 'regulation',
  interview: 'interview',
  dataset: 'dataset',
  data: 'dataset',
  software: 'software',
  patent: 'patent',
  standard: 'standard',
  letter: 'personal_communication',
  review: 'review',
  periodical: 'periodical',
  audio: 'song',
  music: 'musical_score',
  movie: 'motion_picture',
  video: 'motion_picture',
  artwork: 'graphic',
  image: 'figure',
  performance: 'performance',
  speech: 'speech',
  map: 'map',
  preprint: 'article',
});

/** Entries that hold data for others and are no works. */
export const NOT_A_WORK = new Set(['xdata', 'set']);

/** CSL -> BibLaTeX. Where several CSL types share one, `entrysubtype` tells them apart. */
export const BIBLATEX_BY_CSL: Record<CslType, string> = {
  article: 'online',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  bill: 'legislation',
  book: 'book',
  broadcast: 'video',
  chapter: 'incollection',
  classic: 'misc',
  collection: 'misc',
  dataset: 'dataset',
  document: 'misc',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  event: 'misc',
  figure: 'image',
  graphic: 'artwork',
  hearing: 'jurisdiction',
  interview: 'misc',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  map: 'misc',
  motion_picture: 'movie',
  musical_score: 'music',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  personal_communication: 'letter',
  post: 'online',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'review',
  'review-book': 'review',
  software: 'software',
  song: 'audio',
  speech: 'unpublished',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
};

/** biblatex's own words for subtypes of an article; others are the CSL type's name. */
export const SUBTYPES: Partial<Record<CslType, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
};

/** What a classic style needs, else it warns; names are BibTeX's own. `a|b`: one of them. */
export interface ClassicType {
  entry: string;
  needs: readonly string[];
}

/** CSL -> classic BibTeX, in order of preference; `misc` when none can be filled. */
export const CLASSIC_BY_CSL: Partial<Record<CslType, readonly ClassicType[]>> = {
  'article-journal': [{ entry: 'article', needs: ['author', 'title', 'journal', 'year'] }],
  'article-magazine': [{ entry: 'article', needs: ['author', 'title', 'journal', 'year'] }],
  'article-newspaper': [{ entry: 'article', needs: ['author', 'title', 'journal', 'year'] }],
  review: [{ entry: 'article', needs: ['author', 'title', 'journal', 'year'] }],
  'review-book': [{ entry: 'article', needs: ['author', 'title', 'journal', 'year'] }],
  book: [{ entry: 'book', needs: ['author|editor', 'title', 'publisher', 'year'] }],
  chapter: [
    { entry: 'incollection', needs: ['author', 'title', 'booktitle', 'publisher', 'year'] },
  ],
  'entry-encyclopedia': [
    { entry: 'incollection', needs: ['author', 'title', 'booktitle', 'publisher', 'year'] },
  ],
  'paper-conference': [{ entry: 'inproceedings', needs: ['author', 'title', 'booktitle', 'year'] }],
  report: [
    { entry: 'techreport', needs: ['author', 'title', 'institution', 'year'] },
    // An edited report ("dir."): @techreport knows no editor.
    { entry: 'book', needs: ['editor', 'title', 'institution', 'year'] },
  ],
  thesis: [{ entry: 'phdthesis', needs: ['author', 'title', 'school', 'year'] }],
  manuscript: [{ entry: 'unpublished', needs: ['author', 'title', 'note'] }],
};

/** biblatex's localised type keys, in the languages of Canevas. */
export const GENRE_KEYS = table<{ en: string; fr: string }>({
  phdthesis: { en: 'PhD thesis', fr: 'Thèse de doctorat' },
  mathesis: { en: 'Master’s thesis', fr: 'Mémoire de master' },
  bathesis: { en: 'Bachelor’s thesis', fr: 'Mémoire de licence' },
  candthesis: { en: 'Candidate thesis', fr: 'Thèse de candidature' },
  techreport: { en: 'Technical report', fr: 'Rapport technique' },
  resreport: { en: 'Research report', fr: 'Rapport de recherche' },
  software: { en: 'Computer software', fr: 'Logiciel' },
  datacd: { en: 'Data CD', fr: 'CD-ROM' },
  audiocd: { en: 'Audio CD', fr: 'CD audio' },
  patent: { en: 'Patent', fr: 'Brevet' },
  patentde: { en: 'German patent', fr: 'Brevet allemand' },
  patenteu: { en: 'European patent', fr: 'Brevet européen' },
  patentfr: { en: 'French patent', fr: 'Brevet français' },
  patentuk: { en: 'British patent', fr: 'Brevet britannique' },
  patentus: { en: 'U.S. patent', fr: 'Brevet américain' },
});

/** biblatex's publication states. */
export const STATUS_KEYS = table<{ en: string; fr: string }>({
  inpreparation: { en: 'in preparation', fr: 'en préparation' },
  submitted: { en: 'submitted', fr: 'soumis' },
  forthcoming: { en: 'forthcoming', fr: 'à paraître' },
  inpress: { en: 'in press', fr: 'sous presse' },
  prepublished: { en: 'prepublished', fr: 'prépublication' },
});

/** Entry types that say their genre by themselves. */
export const GENRE_OF_ENTRY = table<string>({
  phdthesis: 'phdthesis',
  mastersthesis: 'mathesis',
  bachelorsthesis: 'bathesis',
});
