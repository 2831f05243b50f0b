import { findIdentifiers } from '../../../../bibliography/index.ts';

/** A text that is a bibliography and nothing else: BibTeX, CSL-JSON, RIS, EndNote, PubMed. */
const BIBLIOGRAPHY =
  /^\s*(?:@\w+\s*[{(]|\[\s*\{\s*"|\{\s*"(?:id|type|DOI|title)"|TY {2}- |%0 \w|PMID- ?\d)/;

/** A DOI, an arXiv, HAL or ISBN identifier, or a link, alone. */
const IDENTIFIER =
  /^(?:https?:\/\/\S+|(?:doi:\s*)?10\.\d{4,9}\/\S+|arxiv:\s*\S+|hal-\d{6,}(?:v\d+)?|(?:isbn[:\s]*)?97[89][\d\s-]{10,14}[\dx])$/i;

/** More than this is no list of references, but a document that cites some. */
const LIST_LENGTH = 20_000;

/**
 * What a text that is pasted outside of any field is taken for: a bibliography; an identifier, a list
 * of some, or citations that hold one each; null where it is nothing of ours.
 */
export function pastedKind(text: string): 'bibliography' | 'identifier' | null {
  if (BIBLIOGRAPHY.test(text)) return 'bibliography';
  const line = text.trim();
  if (line.length <= 500 && IDENTIFIER.test(line)) return 'identifier';
  if (line.length > LIST_LENGTH) return null;
  // A row of figures is an ISBN only where it stands alone.
  return findIdentifiers(line).some(({ scheme }) => scheme !== 'isbn') ? 'identifier' : null;
}

/** The files that the import reads, by their names' ends. */
export const IMPORTED_FILES =
  '.bib,.bibtex,.ris,.json,.xml,.rdf,.enw,.nbib,.txt,.docx,.odt,application/json,text/x-bibtex';

/** Whether a file dropped on any page is for the import: others may be for the page. */
export function isBibliographyFile(name: string): boolean {
  return /\.(?:bib|bibtex|ris|json|xml|rdf|enw|nbib|docx|odt)$/i.test(name);
}
