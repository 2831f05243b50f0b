import type { CslData, LookupScheme } from '../../bibliography/index.ts';
import { fromArxiv, fromOpenLibrary } from '../../bibliography/index.ts';
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
    'data.medra.org',
    'www.medra.org',
    'api.archives-ouvertes.fr',
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

/** In a thread: what a stranger answers is read as carefully as what a stranger sends. */
async function firstEntry(
  data: Uint8Array,
  format: 'csl-json' | 'bibtex',
): Promise<CslData | null> {
  const { entries } = await readApart({ data, format });
  return entries[0]?.item ?? null;
}

const SOURCES: Record<LookupScheme, Source> = {
  // Content negotiation: https://citation.doi.org/docs.html
  doi: {
    accept: 'application/vnd.citationstyles.csl+json',
    address: (base, id) => new URL(encodeURI(id).replace(/[?#]/g, encodeURIComponent), base),
    read: (body) => firstEntry(body, 'csl-json'),
  },
  // https://api.archives-ouvertes.fr/docs/search
  hal: {
    accept: 'application/x-bibtex, text/plain',
    address: (base, id) => withQuery(base, { q: `halId_s:"${id}"`, wt: 'bibtex' }),
    read: (body) => firstEntry(body, 'bibtex'),
  },
  // https://info.arxiv.org/help/api/user-manual.html
  arxiv: {
    accept: 'application/atom+xml',
    address: (base, id) => withQuery(base, { id_list: id, max_results: '1' }),
    read: (body, id) => fromArxiv(new TextDecoder().decode(body), id),
  },
  // https://openlibrary.org/dev/docs/api/books
  isbn: {
    accept: 'application/json',
    address: (base, id) =>
      withQuery(base, { bibkeys: `ISBN:${id}`, format: 'json', jscmd: 'data' }),
    read: (body, id) => fromOpenLibrary(new TextDecoder().decode(body), id),
  },
};

/** Asks the scheme's service. Errors: those of `guardedFetch`; 'lookup-unknown' for an empty answer. */
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
    throw new CanevasError('lookup-unreachable', { host: scheme }, { cause });
  }
  if (!item?.title) throw new CanevasError('lookup-unknown', { scheme, id });
  return item;
}
