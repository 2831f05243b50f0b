/** A value that is no text (a DOI, an address, a file): only TeX's escapes are taken out. */
export function decodeVerbatim(source: string): string {
  return source
    .replace(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replace(/\{\\textunderscore\s*\}|\\textunderscore\s*(\{\})?/g, '_')
    .replace(/\{\\textasciitilde\s*\}|\\textasciitilde\s*(\{\})?|\\~\{\}/g, '~')
    .replace(/\\([&%$#_{}~])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
