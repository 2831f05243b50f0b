import { isCslType, type CslType } from '../csl.ts';
import { CSL_BY_ENTRY } from './bibtex-types.ts';

interface ReadType {
  type: CslType;
  /** Whether `entrysubtype` said it. */
  fromSubtype: boolean;
  /** False for a type that nobody knows, which is read as a document. */
  isKnown: boolean;
}

/**
 * The CSL type of an entry.
 * @param entryType in lower case
 * @param fields by lower-case name
 */
export function readEntryType(entryType: string, fields: ReadonlyMap<string, string>): ReadType {
  const subtype = fields.get('entrysubtype')?.trim().toLowerCase();
  const said = (type: CslType): ReadType => ({ type, fromSubtype: false, isKnown: true });
  if (subtype) {
    const named =
      subtype === 'newspaper' || subtype === 'magazine' ? `article-${subtype}` : subtype;
    if (isCslType(named)) return { type: named, fromSubtype: true, isKnown: true };
  }
  const known = CSL_BY_ENTRY[entryType];
  if (known === undefined) {
    if (isCslType(entryType)) return said(entryType);
    return { type: 'document', fromSubtype: false, isKnown: false };
  }
  // `@misc` with nothing but an address is how classic BibTeX cites a page of the web.
  if (known === 'document' && subtype === undefined) {
    const howpublished = fields.get('howpublished') ?? '';
    if (/^\s*\{?\\url|^\s*\{?https?:/.test(howpublished)) return said('webpage');
  }
  return said(subtype === undefined ? narrowed(known, fields) : known);
}

/** A preprint is a page of the web by its entry's type, a talk is something unpublished. */
function narrowed(known: CslType, fields: ReadonlyMap<string, string>): CslType {
  if (known === 'webpage' || known === 'document') {
    const archive = fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '';
    if (/^arxiv$/i.test(archive.trim()) && fields.has('eprint')) return 'article';
  }
  return known === 'manuscript' && fields.has('eventtitle') ? 'speech' : known;
}
