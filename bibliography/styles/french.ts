import { element, isNode, mapTree, textOf, type CslNode } from '../csl-tree.ts';

/**
 * French as it is printed. The CSL locales say "éd." for an editor and "&" for "and"; French academic
 * usage is "dir." and "et". Terms are replaced where they stand, in the locale and in a style's own
 * French terms; the published files stay as they are.
 */
export type Term = readonly [name: string, form: string, one: string, several: string];

const TERMS: readonly Term[] = [
  ['editor', '', 'dir.', 'dir.'],
  ['editor', 'short', 'dir.', 'dir.'],
  ['editor', 'verb', 'sous la direction de', ''],
  ['editor', 'verb-short', 'sous la dir. de', ''],
  ['collection-editor', 'short', 'dir.', 'dir.'],
  ['editortranslator', 'short', 'dir. et trad.', 'dir. et trad.'],
  ['and', 'symbol', 'et', ''],
  ['and others', '', 'et al.', ''],
  ['et-al', '', 'et al.', ''],
  ['in', '', 'dans', ''],
  ['issue', 'short', 'n°', 'n°'],
  ['number', 'short', 'n°', 'n°'],
  ['page-range-delimiter', '', '-', ''],
  // The processor sets them against the year.
  ['bc', '', '\u00A0av. J.-C.', ''],
  ['ad', '', '\u00A0apr. J.-C.', ''],
];

function termNode([name, form, one, several]: Term): CslNode {
  const attrs = { name, ...(form && { form }) };
  return several
    ? element('term', attrs, element('single', {}, one), element('multiple', {}, several))
    : element('term', attrs, one);
}

const isTerm = (node: CslNode, [name, form]: Term) =>
  node.name === 'term' &&
  node.attrs.name === name &&
  (node.attrs.form ?? 'long') === (form || 'long');

/** Puts terms into a locale, in place of its own. */
export function withTerms(locale: CslNode, terms: readonly Term[]): CslNode {
  return mapTree(locale, (node) => {
    if (terms.some((term) => isTerm(node, term))) return null;
    return node.name === 'terms'
      ? { ...node, children: [...node.children, ...terms.map(termNode)] }
      : node;
  })!;
}

export function frenchLocale(locale: CslNode): CslNode {
  return mapTree(withTerms(locale, TERMS), (node) => {
    if (node.name === 'date' && node.attrs.form === 'text') frenchDate(node);
    return node;
  })!;
}

/** What a style says in its own words, whole or as a beginning. */
const WORDS: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
  [/^pp\.(?=[ \u00A0]$)/, 'p.'],
  [/^Report No\.: /, 'Rapport n°\u00A0'],
  [/^Pub\. L\. No\. $/, 'n°\u00A0'],
  // A colon that the style writes has its space; those of English titles are not the style's.
  [/(?<![\s\u00A0\u202F]):(?= )/g, '\u00A0:'],
];
const WORDED = ['prefix', 'suffix', 'delimiter', 'value'] as const;

function frenchWords(node: CslNode): void {
  for (const name of WORDED) {
    const value = node.attrs[name];
    // "doi:" and the like stand glued to an address.
    if (value === undefined || /^(?:https?|doi|DOI|PMID|PMCID|arXiv):/.test(value)) continue;
    node.attrs[name] = WORDS.reduce((text, [from, to]) => text.replace(from, to), value);
  }
}

/** "Aufrère, L. et Maurel, L.": "et", and no comma before it. */
function frenchNames(node: CslNode): void {
  if (node.attrs.and === 'symbol') node.attrs.and = 'text';
  if (node.attrs['name-as-sort-order'] === 'all' && node.attrs['delimiter-precedes-last'])
    node.attrs['delimiter-precedes-last'] = 'never';
  if (node.attrs.and !== undefined) node.attrs['delimiter-precedes-last'] ??= 'never';
}

/**
 * "2023, 21 janvier", where a style writes "2023, January 21" part by part; "1er janvier", the locale
 * being the one that limits ordinals to it.
 */
function frenchDate(node: CslNode): void {
  const parts = node.children.filter(isNode);
  const isNumeric =
    node.attrs.form === 'numeric' ||
    parts.some(({ attrs }) => /^numeric/.test(attrs.form ?? '') && attrs.name === 'month') ||
    parts.some(({ attrs }) => `${attrs.prefix ?? ''}${attrs.suffix ?? ''}`.includes('/')) ||
    (node.attrs.delimiter ?? '').includes('/');
  for (const { name, attrs } of isNumeric ? [] : parts) {
    if (name === 'date-part' && attrs.name === 'day') attrs.form ??= 'ordinal';
  }
  const [month, day] = ['month', 'day'].map((name) =>
    parts.findIndex((part) => part.name === 'date-part' && part.attrs.name === name),
  );
  if (month === undefined || day === undefined || month < 0 || day !== month + 1) return;
  const first = parts[month]!;
  const second = parts[day]!;
  if (/^numeric/.test(second.attrs.form ?? '') || first.attrs.suffix || second.attrs.prefix !== ' ')
    return;
  const before = first.attrs.prefix;
  parts[month] = { ...second, attrs: { ...second.attrs, prefix: before ?? '' } };
  parts[day] = { ...first, attrs: { ...first.attrs, prefix: ' ' } };
  node.children = parts;
}

/** A style's own terms would win over the locale's. */
function frenchTerm(node: CslNode): CslNode {
  const text = textOf(node);
  if (node.attrs.name === 'editor' && node.attrs.form === 'short' && /éd/.test(text))
    return termNode(['editor', 'short', 'dir.', 'dir.']);
  if (node.attrs.name === 'and' && /^\s*&\s*$/.test(text))
    return termNode(['and', node.attrs.form ?? '', 'et', '']);
  return node;
}

/** A style as French wants it. */
export function frenchStyle(style: CslNode): CslNode {
  return mapTree(style, (node) => {
    if (node.name === 'term') return frenchTerm(node);
    if (node.name === 'multiple' && textOf(node) === 'pp.') return element('multiple', {}, 'p.');
    frenchWords(node);
    // "art. 5", where English APA prints "Art. 5".
    if (node.name === 'label' && node.attrs.variable === 'locator') delete node.attrs['text-case'];
    if (node.name === 'name') frenchNames(node);
    if (node.name === 'date') frenchDate(node);
    return node;
  })!;
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
    .replace(/(?<=[\p{L}\d),] )N°(?=[ \u00A0][\p{Lu}\d])/gu, 'n°')
    .replace(/([nN]°)[ \u00A0\u202F]?(?=\d)/g, '$1\u00A0');
}
