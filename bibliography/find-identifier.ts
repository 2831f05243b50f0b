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
  readonly [
    scheme: LookupScheme,
    pattern: RegExp,
    normalise: (found: string, before: string) => string | null,
  ]
> = [
  // `<` and `>` only as in the old names of Wiley and the AMS: `<693::AID-ASI4>`.
  [
    'doi',
    /(?<![\d.])10\.\d{4,9}(?:\.\d+)*(?:\/|%2F)(?:[^\s"'<>«»“”‘’⟨⟩{}|\\^`]|<\d[^\s<>"']{0,60}>)+/gi,
    readDoi,
  ],
  [
    'arxiv',
    /(?:arxiv(?:\.org\/(?:abs|pdf|html)\/|:\s*))([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})/gi,
    (text) =>
      normaliseArxiv(text.replace(/^arxiv:\s*/i, '').replace(/^.*\/(?:abs|pdf|html)\//i, '')),
  ],
  [
    'hal',
    /\b(?:[a-z]{2,12}-)?(?:hal|halshs|tel|inria|dumas|cel|medihal|hceres|ird|pasteur|ensl|sic|artxibo|jpa|in2p3|insu|inserm|emse|cea|cirad|lirmm|ujm|mnhn|obspm|ineris|anses|meteo|ifp|edutice|hprints|memsic|agromonitor)-\d{8}(?:v\d+)?/gi,
    normaliseHal,
  ],
  // Of its own address, any portal's prefix.
  [
    'hal',
    /\bhttps?:\/\/[\w.-]*(?:\bhal\b|archives-ouvertes|ccsd)[\w.-]*\/[\w-]+-\d{8}(?:v\d+)?/gi,
    normaliseHal,
  ],
  [
    'isbn',
    /\b97[89](?:[\s\u00A0‐-―-]?\d){10}\b|\b\d(?:[\s\u00A0‐-―-]?\d){8}[\s\u00A0‐-―-]?[\dXx]\b/g,
    normaliseIsbn,
  ],
];

/** What a publisher's address has after the DOI. */
const PAGE_OF_DOI =
  /(?:\/(?:full|fulltext|pdf|epdf|epub|abstract|summary|html|meta|references|figures))+$|\.pdf$/i;

/** Without what follows it in an address, the sign that ends the sentence, the bracket that it does not open. */
function readDoi(text: string, before: string): string | null {
  const inAddress = /:\/\/\S*$/.test(before);
  const own = inAddress ? text.replace(/[?#&].*$/s, '') : text;
  let bare = trimmed(percentDecoded(own));
  // doi.org has nothing after it.
  if (inAddress && !/\bdoi\.org\/$/i.test(before)) bare = trimmed(bare.replace(PAGE_OF_DOI, ''));
  return normaliseDoi(bare);
}

function trimmed(text: string): string {
  let bare = text.replace(/[.,;:!?…]+$/, '');
  for (const [open, close] of ['()', '[]'] as const) {
    while (bare.endsWith(close!) && bare.split(open!).length < bare.split(close!).length) {
      bare = bare.slice(0, -1).replace(/[.,;:!?…]+$/, '');
    }
  }
  return bare;
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch (error) {
      // No UTF-8: it stands for itself.
      if (error instanceof URIError) return signs;
      throw error;
    }
  });
}

/** Those of the surest scheme that there is, in their order. */
function inText(text: string): FoundIdentifier[] {
  const source = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [scheme, pattern, normalise] of PLACES) {
    const found = [...source.matchAll(pattern)].flatMap(({ 0: match, index }) => {
      const id = normalise(match, source.slice(Math.max(0, index - 300), index));
      return id === null ? [] : [{ scheme, id }];
    });
    if (found.length > 0) return found;
  }
  const arxiv = normaliseArxiv(source);
  if (arxiv !== null) return [{ scheme: 'arxiv', id: arxiv }];
  const hal = normaliseHal(source);
  return hal === null ? [] : [{ scheme: 'hal', id: hal }];
}

/**
 * The first identifier of an identifier, a link or a pasted citation that holds one; DOIs before
 * arXiv's and HAL's, ISBNs last (their check digit must be right).
 */
export function findIdentifier(text: string): FoundIdentifier | null {
  return inText(text.slice(0, 10_000))[0] ?? null;
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
    for (const one of inText(line.trim())) found.set(`${one.scheme}:${one.id}`, one);
  }
  return [...found.values()];
}
