/**
 * French as it is printed. The CSL locale of Debian says "éd." for an editor and "&" for "and";
 * French academic usage is "dir." and "et". Terms are replaced where they stand, in the locale and
 * in a style's own French terms; the file on disk stays the published one.
 */
const TERMS: ReadonlyArray<readonly [name: string, form: string, one: string, several: string]> = [
  ['editor', '', 'dir.', 'dir.'],
  ['editor', 'short', 'dir.', 'dir.'],
  ['editor', 'verb', 'sous la direction de', ''],
  ['editor', 'verb-short', 'sous la dir. de', ''],
  ['collection-editor', 'short', 'dir.', 'dir.'],
  ['and', 'symbol', 'et', ''],
  ['and others', '', 'et al.', ''],
  ['et-al', '', 'et al.', ''],
  ['in', '', 'dans', ''],
  ['issue', 'short', 'n°', 'n°'],
  ['number', 'short', 'n°', 'n°'],
  ['page-range-delimiter', '', '-', ''],
];

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function termXml(name: string, form: string, one: string, several: string): string {
  const attributes = `name="${name}"${form ? ` form="${form}"` : ''}`;
  return several
    ? `<term ${attributes}><single>${one}</single><multiple>${several}</multiple></term>`
    : `<term ${attributes}>${one}</term>`;
}

function withoutTerm(xml: string, name: string, form: string): string {
  const formPattern = form ? `\\s+form="${escapeRegExp(form)}"` : '';
  return xml.replace(
    new RegExp(`<term\\s+name="${escapeRegExp(name)}"${formPattern}\\s*>[\\s\\S]*?</term>`, 'g'),
    '',
  );
}

/** Puts terms into a locale, in place of its own. */
export function withTerms(
  localeXml: string,
  terms: ReadonlyArray<readonly [name: string, form: string, one: string, several: string]>,
): string {
  const bare = terms.reduce((xml, [name, form]) => withoutTerm(xml, name, form), localeXml);
  const added = terms.map((term) => termXml(...term)).join('');
  return bare.replace(/<\/terms>(?![\s\S]*<\/terms>)/, () => `${added}</terms>`);
}

export function frenchLocale(localeXml: string): string {
  return withTerms(localeXml, TERMS);
}

/** What a style says in its own words or punctuation, and what French says instead. */
const STYLE_CHANGES: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
  // A style's own terms would win over the locale's.
  [
    /<term name="editor" form="short">\s*(?:éd\.|<single>éd\.<\/single>\s*<multiple>éds?\.<\/multiple>)\s*<\/term>/g,
    '<term name="editor" form="short">dir.</term>',
  ],
  [/<multiple>pp\.<\/multiple>/g, '<multiple>p.</multiple>'],
  [/prefix="pp\.(?:&#160;|\u00A0)"/g, 'prefix="p.\u00A0"'],
  [/Report No\.: /g, 'Rapport n°\u00A0'],
  [/"Pub\. L\. No\. "/g, '"n°\u00A0"'],
  // "et", and no comma before it: "Aufrère, L. et Maurel, L.".
  [/ and="symbol"/g, ' and="text"'],
  [
    /(<name\b(?=[^>]*name-as-sort-order="all")[^>]*)delimiter-precedes-last="always"/g,
    '$1delimiter-precedes-last="never"',
  ],
  [
    /<name\b(?=[^>]* and=)(?![^>]*delimiter-precedes-last)/g,
    '<name delimiter-precedes-last="never"',
  ],
  // "2023, 21 janvier".
  [
    /<date-part prefix=", " name="month"\/>\s*<date-part prefix=" " name="day"\/>/g,
    '<date-part prefix=", " name="day"/><date-part prefix=" " name="month"/>',
  ],
  // A colon that the style writes has its space; those of English titles are not the style's.
  [
    /((?:prefix|suffix|delimiter|value)="[^"]*?[^\s":]|(?:prefix|suffix|delimiter)="): "/g,
    '$1\u00A0: "',
  ],
];

/** A style as French wants it. */
export function frenchStyle(styleXml: string): string {
  return STYLE_CHANGES.reduce(
    (xml, [pattern, replacement]) => xml.replace(pattern, replacement),
    styleXml,
  );
}

/** Quotation marks inside guillemets: `« a « b » c »` -> `« a “b” c »`. */
function nestGuillemets(text: string): string {
  let depth = 0;
  return text.replace(/«[\s\u00A0\u202F]*|[\s\u00A0\u202F]*»/g, (mark) => {
    if (mark.includes('«')) return depth++ === 0 ? '«\u00A0' : '“';
    depth = Math.max(0, depth - 1);
    return depth === 0 ? '\u00A0»' : '”';
  });
}

/**
 * French spacing in one piece of running text: a narrow no-break space before `;`, `?` and `!`, a
 * no-break space before `:`, guillemets nested. Only spaces that are there are changed, but for
 * the semicolon between two citations, which is the style's own. Addresses have no such space.
 */
export function frenchSpacing(text: string): string {
  return nestGuillemets(text)
    .replace(/[ \u00A0\u202F]+([;?!])/g, '\u202F$1')
    .replace(/(?<=[^\s;\u202F]);(?= )/g, '\u202F;')
    .replace(/[ \u00A0\u202F]+:/g, '\u00A0:')
    .replace(/\(Dir\.\)/g, '(dir.)')
    .replace(/(?<=[\p{L}\d)] )N°(?=[ \u00A0]\d)/gu, 'n°')
    .replace(/([nN]°)[ \u00A0\u202F]?(?=\d)/g, '$1\u00A0');
}
