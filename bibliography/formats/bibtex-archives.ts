/** Where an entry says that its work is kept: HAL, arXiv, PubMed and others, and on the web. */
import { normaliseArxiv, normaliseHal } from '../identifiers.ts';
import { archiveName } from './bibtex-fields.ts';
import { decodeVerbatim } from './tex-verbatim.ts';

/** An entry's fields by their lower-case names; what is taken from them is remembered by the reader. */
export interface FieldReader {
  readonly fields: ReadonlyMap<string, string>;
  get(name: string): string | undefined;
  first(names: readonly string[]): string | undefined;
  /** TeX as text. */
  text(value: string | undefined): string | undefined;
}

export function readArchive(reader: FieldReader): { name: string; location: string } | null {
  for (const name of ['hal_id', 'hal-id', 'halid']) {
    const hal = normaliseHal(decodeVerbatim(reader.fields.get(name) ?? ''));
    if (hal) {
      reader.get(name);
      return { name: 'HAL', location: hal };
    }
  }
  const eprint = reader.get('eprint');
  if (eprint === undefined) return plainArchive(reader);
  const location = decodeVerbatim(eprint).replace(/^arxiv:\s*/i, '');
  const type = reader.text(reader.first(['eprinttype', 'archiveprefix', 'archive']))?.trim();
  if (type !== undefined) {
    if (/^pubmed$|^pmid$/i.test(type)) return null;
    return { name: archiveName(type), location };
  }
  if (normaliseHal(location)) return { name: 'HAL', location };
  if (normaliseArxiv(location)) return { name: 'arXiv', location };
  return null;
}

function plainArchive(reader: FieldReader): { name: string; location: string } | null {
  const location = reader.get('archivelocation');
  const name = reader.text(reader.first(['archive', 'eprinttype']));
  return name === undefined && location === undefined
    ? null
    : {
        name: archiveName(name ?? ''),
        location: location === undefined ? '' : decodeVerbatim(location),
      };
}

export function readPubmed(reader: FieldReader): string | undefined {
  const type = reader.first(['eprinttype', 'archiveprefix']) ?? '';
  const eprint = /^(pubmed|pmid)$/i.test(type.trim()) ? reader.get('eprint') : undefined;
  const value = reader.get('pmid') ?? eprint;
  return value === undefined ? undefined : decodeVerbatim(value);
}

export function readAddress(reader: FieldReader): string | undefined {
  const url = reader.get('url');
  if (url !== undefined) return decodeVerbatim(url);
  const howpublished = reader.fields.get('howpublished') ?? '';
  const [, found] =
    /\\url\s*\{([^{}]*)\}/.exec(howpublished) ?? /(https?:\S+)/.exec(howpublished) ?? [];
  if (found === undefined) return undefined;
  reader.get('howpublished');
  return decodeVerbatim(found).replace(/[.,;]$/, '');
}
