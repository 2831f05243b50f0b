import type { CslType, FieldName } from './csl.ts';

const ONLINE = ['DOI', 'URL', 'accessed'] as const;
const HELD = ['archive', 'archive_collection', 'archive_location', 'archive-place'] as const;
const REST = [
  'language',
  'translated-title',
  'title-short',
  'abstract',
  'keyword',
  'note',
] as const;

/** The fields of the types that few works have, in order of importance, where those of the nearest common type do not fit. */
export const RARE_FIELDS: Readonly<Partial<Record<CslType, readonly FieldName[]>>> = {
  article: [
    ...(['title', 'author', 'issued', 'publisher', 'number', 'version'] as const),
    ...(['DOI', 'URL', 'archive', 'archive_location', 'accessed', 'genre'] as const),
    ...REST,
  ],
  broadcast: [
    ...(['title', 'container-title', 'author', 'host', 'guest', 'issued', 'publisher'] as const),
    ...(['number', 'dimensions', 'medium', 'director', 'producer', 'script-writer'] as const),
    ...(['series-creator', 'URL', 'accessed'] as const),
    ...REST,
  ],
  collection: [
    ...(['title', 'author', 'issued', ...HELD, 'call-number', 'number-of-volumes'] as const),
    ...(['publisher', 'URL', 'accessed'] as const),
    ...REST,
  ],
  event: [
    ...(['title', 'organizer', 'event-place', 'event-date', 'issued', 'author'] as const),
    ...(['genre', 'publisher', 'URL', 'accessed'] as const),
    ...REST,
  ],
  figure: picture('container-title', 'number', 'page'),
  graphic: picture('medium', 'dimensions'),
  hearing: [
    ...(['title', 'authority', 'author', 'chair', 'issued', 'event-place', 'number'] as const),
    ...(['publisher', 'publisher-place', 'container-title', 'page', 'jurisdiction'] as const),
    ...(['URL', 'accessed', 'archive', 'archive_location'] as const),
    ...REST,
  ],
  map: [
    ...(['title', 'author', 'issued', 'scale', 'edition', 'publisher', 'publisher-place'] as const),
    ...(['collection-title', 'dimensions', ...HELD, 'call-number', ...ONLINE] as const),
    ...REST,
  ],
  musical_score: [
    ...(['title', 'composer', 'author', 'editor', 'issued', 'publisher'] as const),
    ...(['publisher-place', 'genre', 'medium', 'collection-title', 'number'] as const),
    ...(['number-of-pages', ...HELD, ...ONLINE] as const),
    ...REST,
  ],
  patent: [
    ...(['title', 'author', 'recipient', 'number', 'issued', 'submitted', 'authority'] as const),
    ...(['jurisdiction', 'status', 'page', 'references', 'URL', 'accessed'] as const),
    ...REST,
  ],
  performance: [
    ...(['title', 'author', 'director', 'performer', 'event-place', 'event-date'] as const),
    ...(['issued', 'publisher', 'genre', 'composer', 'organizer', 'dimensions'] as const),
    ...(['URL', 'accessed'] as const),
    ...REST,
  ],
  periodical: [
    ...(['title', 'editor', 'issued', 'volume', 'issue', 'publisher'] as const),
    ...(['publisher-place', 'ISSN', 'genre', 'number', ...HELD, ...ONLINE] as const),
    ...REST,
  ],
  personal_communication: [
    ...(['title', 'author', 'recipient', 'issued', 'medium', 'genre', 'event-place'] as const),
    ...HELD,
    ...REST,
  ],
  review: review(),
  'review-book': review(),
  software: [
    ...(['title', 'author', 'version', 'issued', 'publisher', 'medium', ...ONLINE] as const),
    ...(['genre', 'number', 'publisher-place', 'archive', 'archive_location'] as const),
    ...REST,
  ],
  song: [
    ...(['title', 'performer', 'composer', 'author', 'container-title', 'issued'] as const),
    ...(['publisher', 'medium', 'dimensions', 'number', 'genre', 'URL', 'accessed'] as const),
    ...REST,
  ],
  speech: [
    ...(['title', 'author', 'event-title', 'event-place', 'event-date', 'issued'] as const),
    ...(['genre', 'medium', 'publisher', 'container-title', ...ONLINE] as const),
    ...REST,
  ],
  standard: [
    ...(['title', 'author', 'number', 'issued', 'publisher', 'publisher-place'] as const),
    ...(['authority', 'version', 'status', 'number-of-pages', 'ISBN', ...ONLINE] as const),
    ...REST,
  ],
};

function picture(...own: FieldName[]): FieldName[] {
  return [
    ...(['title', 'author', 'issued', 'genre', ...own] as const),
    ...(['publisher', ...HELD, ...ONLINE] as const),
    ...REST,
  ];
}

function review(): FieldName[] {
  return [
    ...(['title', 'author', 'reviewed-title', 'reviewed-author', 'container-title'] as const),
    ...(['issued', 'volume', 'issue', 'page', ...ONLINE, 'reviewed-genre', 'ISSN'] as const),
    ...REST,
  ];
}
