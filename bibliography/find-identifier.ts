import { normaliseArxiv, normaliseDoi, normaliseHal, normaliseIsbn } from './identifiers.ts';

/** The schemes that a service on the network answers for. */
export const LOOKUP_SCHEMES = ['doi', 'hal', 'arxiv', 'isbn'] as const;
export type LookupScheme = (typeof LOOKUP_SCHEMES)[number];

export interface FoundIdentifier {
  scheme: LookupScheme;
  id: string;
}

/** Where each may stand in a text, the surest first. */
const PLACES: ReadonlyArray<
  readonly [scheme: LookupScheme, pattern: RegExp, normalise: (text: string) => string | null]
> = [
  ['doi', /\b10\.\d{4,9}(?:\.\d+)*\/[^\s"'<>«»⟨⟩{}|\\^`]+/gi, trimmedDoi],
  [
    'arxiv',
    /(?:arxiv(?:\.org\/(?:abs|pdf)\/|:\s*))([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})/gi,
    (text) => normaliseArxiv(text.replace(/^arxiv:\s*/i, '').replace(/^.*\/(?:abs|pdf)\//i, '')),
  ],
  [
    'hal',
    /\b(?:[a-z]{2,12}-)?(?:hal|halshs|tel|inria|dumas|cel|medihal|hceres|ird|pasteur|ensl|sic|artxibo|jpa|in2p3|insu|inserm|emse)-\d{8}(?:v\d+)?/gi,
    normaliseHal,
  ],
  [
    'isbn',
    /\b97[89](?:[\s\u00A0‐-―-]?\d){10}\b|\b\d(?:[\s\u00A0‐-―-]?\d){8}[\s\u00A0‐-―-]?[\dXx]\b/g,
    normaliseIsbn,
  ],
];

/** Without the sign that ends the sentence, or the bracket that the DOI does not open. */
function trimmedDoi(text: string): string | null {
  let bare = text.replace(/[.,;:!?]+$/, '');
  for (const [open, close] of ['()', '[]'] as const) {
    while (bare.endsWith(close!) && bare.split(open!).length < bare.split(close!).length) {
      bare = bare.slice(0, -1).replace(/[.,;:!?]+$/, '');
    }
  }
  return normaliseDoi(bare);
}

/**
 * The first identifier of an identifier, a link or a pasted citation that holds one; DOIs before
 * arXiv's and HAL's, ISBNs last (their check digit must be right).
 */
export function findIdentifier(text: string): FoundIdentifier | null {
  const source = text.slice(0, 10_000);
  const decoded = source.replace(/%2F/gi, '/');
  for (const [scheme, pattern, normalise] of PLACES) {
    for (const [found] of decoded.matchAll(pattern)) {
      const id = normalise(found);
      if (id !== null) return { scheme, id };
    }
  }
  const bare = normaliseArxiv(source);
  return bare === null ? null : { scheme: 'arxiv', id: bare };
}

/** Characters of a pasted list that are looked at. */
const LIST_LENGTH = 100_000;

/**
 * Every identifier of a list, in its order and once each. A line is a reference: one that gives its DOI
 * and its number in HAL is asked for by the first; several of one scheme on a line are several.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const found = new Map<string, FoundIdentifier>();
  for (const line of text.slice(0, LIST_LENGTH).split(/[\n\r]+/)) {
    for (const one of inLine(line)) found.set(`${one.scheme}:${one.id}`, one);
  }
  return [...found.values()];
}

function inLine(line: string): FoundIdentifier[] {
  const decoded = line.replace(/%2F/gi, '/');
  for (const [scheme, pattern, normalise] of PLACES) {
    const ids = [...decoded.matchAll(pattern)].map(([match]) => normalise(match));
    const found = ids.flatMap((id) => (id === null ? [] : [{ scheme, id }]));
    if (found.length > 0) return found;
  }
  const bare = normaliseArxiv(line.trim());
  return bare === null ? [] : [{ scheme: 'arxiv', id: bare }];
}
