import type { CslData, LookupScheme } from '../../bibliography/index.ts';
import { fromArxiv, fromDoiAgency, fromOpenLibrary } from '../../bibliography/index.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { readApart } from '../workers/importing.ts';
import { guardedFetch, type Gate } from './guarded-fetch.ts';

export interface LookupConfig {
  /** The base address that each scheme is asked at. */
  bases: Record<LookupScheme, string>;
  /** Hosts that these may redirect to. */
  hosts: readonly string[];
}

/** The services that everyone uses; `doi.org` sends on to the agency that registered the DOI. */
export const LOOKUP_DEFAULTS: LookupConfig = {
  bases: {
    doi: 'https://doi.org/',
    hal: 'https://api.archives-ouvertes.fr/search/',
    arxiv: 'https://export.arxiv.org/api/query',
    isbn: 'https://openlibrary.org/api/books',
  },
  hosts: [
    'doi.org',
    'dx.doi.org',
    'api.crossref.org',
    'data.crossref.org',
    'api.datacite.org',
    'data.datacite.org',
    'data.crosscite.org',
    'data.medra.org',
    'www.medra.org',
    'api.archives-ouvertes.fr',
    'api.hal.science',
    'export.arxiv.org',
    'openlibrary.org',
  ],
};

interface Source {
  accept: string;
  address: (base: string, id: string) => URL;
  /** Null where the answer holds no such work. */
  read: (body: Uint8Array, id: string) => Promise<CslData | null> | CslData | null;
}

function withQuery(base: string, params: Record<string, string>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url;
}

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

/** In a thread: what a stranger answers is read as carefully as what a stranger sends. */
async function fromBibtex(data: Uint8Array): Promise<CslData | null> {
  const text = textOf(data).trim();
  // HAL says of what it does not know: nothing.
  if (text === '') return null;
  if (text.startsWith('<')) throw new SyntaxError('a page, not BibTeX');
  const { entries } = await readApart({ data, format: 'bibtex' });
  return entries[0]?.item ?? null;
}

const SOURCES: Record<LookupScheme, Source> = {
  // Content negotiation: https://citation.doi.org/docs.html
  doi: {
    accept: 'application/vnd.citationstyles.csl+json',
    address: (base, id) => new URL(encodeURI(id).replace(/[?#]/g, encodeURIComponent), base),
    read: (body) => fromDoiAgency(textOf(body)),
  },
  // https://api.archives-ouvertes.fr/docs/search
  hal: {
    accept: 'application/x-bibtex, text/plain',
    address: (base, id) => withQuery(base, { q: `halId_s:"${id}"`, wt: 'bibtex' }),
    read: fromBibtex,
  },
  // https://info.arxiv.org/help/api/user-manual.html
  arxiv: {
    accept: 'application/atom+xml',
    address: (base, id) => withQuery(base, { id_list: id, max_results: '1' }),
    read: (body, id) => fromArxiv(textOf(body), id),
  },
  // https://openlibrary.org/dev/docs/api/books
  isbn: {
    accept: 'application/json',
    address: (base, id) =>
      withQuery(base, { bibkeys: `ISBN:${id}`, format: 'json', jscmd: 'data' }),
    read: (body, id) => fromOpenLibrary(textOf(body), id),
  },
};

/**
 * Asks the scheme's service. Errors: those of `guardedFetch`; 'lookup-unknown' for an empty answer,
 * 'lookup-unreadable' for one in another format (the page of a portal that asks to sign in, say).
 */
export async function askSource(
  config: LookupConfig,
  scheme: LookupScheme,
  id: string,
): Promise<CslData> {
  const { accept, address, read } = SOURCES[scheme];
  const gate: Gate = {
    origins: new Set(Object.values(config.bases).map((base) => new URL(base).origin)),
    hosts: new Set(config.hosts),
  };
  const body = await guardedFetch(address(config.bases[scheme], id), accept, gate);
  let item: CslData | null;
  try {
    item = await read(body, id);
  } catch (cause) {
    throw new CanevasError('lookup-unreadable', { host: scheme }, { cause });
  }
  if (!item?.title) throw new CanevasError('lookup-unknown', { scheme, id });
  return item;
}
