/** Text as search and sorting compare it: without accents, case or ligatures. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');
}

/** French words that lose their vowel: "l'ubérisation" is found by "uberisation", and the other way round. */
const ELISION = /(^|[^\p{L}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu;

/** The words of a query or of a text, folded, elisions apart. */
export function words(text: string): string[] {
  return fold(text.replace(ELISION, '$1')).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How FTS5 is asked for texts that hold, for each word, one that begins with it; null for no word. */
export function ftsQuery(query: string): string | null {
  const terms = words(query).slice(0, 20);
  return terms.length === 0 ? null : terms.map((term) => `"${term}"*`).join(' ');
}

/** The same test on one text, for what is searched in memory. */
export function matches(query: readonly string[], text: string): boolean {
  const held = words(text);
  return query.every((term) => held.some((word) => word.startsWith(term)));
}
