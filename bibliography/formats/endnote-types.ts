import type { CslType } from '../csl.ts';

/** EndNote's reference types: name, number, CSL. The first row of a CSL type is the one written. */
export const ENDNOTE_TYPES: ReadonlyArray<readonly [name: string, id: number, type: CslType]> = [
  ['Journal Article', 17, 'article-journal'],
  ['Electronic Article', 43, 'article-journal'],
  ['Magazine Article', 19, 'article-magazine'],
  ['Newspaper Article', 23, 'article-newspaper'],
  ['Book', 6, 'book'],
  ['Edited Book', 28, 'book'],
  ['Electronic Book', 44, 'book'],
  ['Book Section', 5, 'chapter'],
  ['Electronic Book Section', 60, 'chapter'],
  ['Conference Paper', 47, 'paper-conference'],
  ['Conference Proceedings', 10, 'paper-conference'],
  ['Report', 27, 'report'],
  ['Government Document', 46, 'report'],
  ['Grant', 54, 'report'],
  ['Thesis', 32, 'thesis'],
  ['Web Page', 12, 'webpage'],
  ['Blog', 56, 'post-weblog'],
  ['Social Media', 65, 'post'],
  ['Generic', 13, 'document'],
  ['Unpublished Work', 34, 'manuscript'],
  ['Manuscript', 36, 'manuscript'],
  ['Pamphlet', 24, 'pamphlet'],
  ['Personal Communication', 26, 'personal_communication'],
  ['Interview', 64, 'interview'],
  ['Case', 7, 'legal_case'],
  ['Statute', 31, 'legislation'],
  ['Bill', 4, 'bill'],
  ['Hearing', 14, 'hearing'],
  ['Legal Rule or Regulation', 50, 'regulation'],
  ['Patent', 25, 'patent'],
  ['Standard', 58, 'standard'],
  ['Map', 20, 'map'],
  ['Film or Broadcast', 21, 'motion_picture'],
  ['Audiovisual Material', 3, 'broadcast'],
  ['Online Multimedia', 48, 'broadcast'],
  ['Music', 61, 'musical_score'],
  ['Computer Program', 9, 'software'],
  ['Dataset', 59, 'dataset'],
  ['Online Database', 45, 'dataset'],
  ['Aggregated Database', 55, 'dataset'],
  ['Artwork', 2, 'graphic'],
  ['Figure', 37, 'figure'],
  ['Chart or Table', 38, 'figure'],
  ['Equation', 39, 'figure'],
  ['Dictionary', 52, 'entry-dictionary'],
  ['Encyclopedia', 53, 'entry-encyclopedia'],
  ['Classical Work', 49, 'classic'],
  ['Ancient Text', 51, 'classic'],
  ['Serial', 57, 'collection'],
  ['Podcast', 63, 'song'],
];

/** Where a CSL type has no row, the nearest that has. */
const BORROWED: Partial<Record<CslType, CslType>> = {
  article: 'manuscript',
  entry: 'entry-encyclopedia',
  event: 'document',
  performance: 'broadcast',
  periodical: 'collection',
  review: 'article-journal',
  'review-book': 'article-journal',
  speech: 'document',
  treaty: 'regulation',
};

const byName = new Map(ENDNOTE_TYPES.map(([name, , type]) => [name.toLowerCase(), type]));
const byId = new Map(ENDNOTE_TYPES.map(([, id, type]) => [String(id), type]));

/** By its name, or its number where it has none. */
export function cslOfEndnote(name: string, id = ''): CslType | null {
  return byName.get(name.trim().toLowerCase()) ?? byId.get(id.trim()) ?? null;
}

export function endnoteOf(type: CslType): readonly [name: string, id: number] {
  const wanted = BORROWED[type] ?? type;
  const [name, id] = ENDNOTE_TYPES.find(([, , csl]) => csl === wanted) ?? ['Generic', 13];
  return [name, id];
}
