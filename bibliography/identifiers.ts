import type { CslData } from './csl.ts';

/** Identifiers in one form each, or null where the text is none. No network: form only. */

/** `10.1177/2053951720919776`, lower case (a DOI has no case), without resolver or `doi:`. */
export function normaliseDoi(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi:?\s*/i, '')
    .replace(/[\s.,;]+$/, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(bare) ? bare.toLowerCase() : null;
}

/** `halshs-01895138`, with or without a version, from the id or any HAL address. */
export function normaliseHal(text: string): string | null {
  const match =
    /^(?:https?:\/\/[\w.-]*(?:hal|archives-ouvertes|ccsd)[\w.-]*\/)?(?:HAL:\s*)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{8})(?:v\d+)?(?:[/?#].*)?$/i.exec(
      text.trim(),
    );
  return match?.[1]?.toLowerCase() ?? null;
}

function isbn10Check(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

function isbn13Check(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Thirteen digits without hyphens; an ISBN-10 becomes its ISBN-13. Null where the check digit is wrong. */
export function normaliseIsbn(text: string): string | null {
  const digits = text
    .replace(/^\s*isbn(?:-1[03])?:?/i, '')
    .replace(/[\s\u00A0‐-―-]/g, '')
    .toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    const body = digits.slice(0, 9);
    if (isbn10Check(body) !== digits[9]) return null;
    return `978${body}${isbn13Check(`978${body}`)}`;
  }
  if (!/^97[89]\d{10}$/.test(digits)) return null;
  return isbn13Check(digits.slice(0, 12)) === digits[12] ? digits : null;
}

/** `0000-0002-1825-0097`, its check digit verified (ISO 7064 11,2). */
export function normaliseOrcid(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '')
    .replace(/-/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) return null;
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  if ((check === 10 ? 'X' : String(check)) !== digits[15]) return null;
  return digits.replace(/(.{4})(?=.)/g, '$1-');
}

/** `32016R0679`: sector, year, document type, number; from the id or an EUR-Lex address. */
export function normaliseCelex(text: string): string | null {
  const match =
    /(?:^|CELEX(?::|%3A)|[/=])\s*([0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?)\s*(?:$|[&#/])/i.exec(
      text.trim(),
    );
  return match?.[1]?.toUpperCase() ?? null;
}

/** `ECLI:EU:C:2021:798`: country, court, year, number (Council conclusions 2011/C 127/01). */
export function normaliseEcli(text: string): string | null {
  const plain = text.trim().replace(/%3A/gi, ':');
  const match =
    /(?:^|[/=:\s])(ECLI:[A-Z]{2}:[A-Z0-9.]{1,7}:\d{4}:[A-Z0-9.]{1,25})(?=$|[&#?\s])/i.exec(plain);
  return match?.[1]?.toUpperCase() ?? null;
}

/**
 * `data.europa.eu/eli/reg/2016/679/oj`: a European Legislation Identifier is an address, each state
 * under its own host. `eli/...` alone is the Union's.
 */
export function normaliseEli(text: string): string | null {
  const match =
    /^(?:(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/)?eli\/([\w.-]+(?:\/[\w.()-]+){2,9})\/?(?:[?#].*)?$/i.exec(
      text.trim(),
    );
  return match ? `${(match[1] ?? 'data.europa.eu').toLowerCase()}/eli/${match[2]}` : null;
}

/** `2103.00020` or `math/0307200`, without version. */
export function normaliseArxiv(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\//i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(/\.pdf$/i, '');
  const match = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.exec(bare);
  return match?.[1] ?? null;
}

export interface Identifiers {
  doi: string | null;
  hal: string | null;
  isbn: string | null;
  arxiv: string | null;
  celex: string | null;
  ecli: string | null;
  eli: string | null;
}

/** Everything that names the work, wherever its fields hold it. A chapter's ISBN is its book's. */
export function identifiersOf(item: CslData): Identifiers {
  const archived = item.archive_location ?? '';
  const archive = item.archive?.toLowerCase() ?? '';
  const url = item.URL ?? '';
  const whole = item.type === 'book' || item.type === 'report' || item.type === 'thesis';
  return {
    doi: normaliseDoi(item.DOI ?? '') ?? (/doi\.org\//i.test(url) ? normaliseDoi(url) : null),
    hal: normaliseHal(archived) ?? normaliseHal(url),
    isbn: whole ? normaliseIsbn(item.ISBN?.split(/[,;]|\s{2,}/)[0] ?? '') : null,
    arxiv:
      (archive === 'arxiv' ? normaliseArxiv(archived) : null) ??
      // arXiv's own DOI holds its number.
      normaliseArxiv(/^10\.48550\/arxiv\.(.+)$/i.exec(item.DOI ?? '')?.[1] ?? '') ??
      (/arxiv\.org\//i.test(url) ? normaliseArxiv(url) : null),
    celex: normaliseCelex(archived) ?? (/europa\.eu/i.test(url) ? normaliseCelex(url) : null),
    ecli: normaliseEcli(archived) ?? normaliseEcli(url),
    eli: normaliseEli(archived) ?? normaliseEli(url),
  };
}
