import type { CslItem } from '../../bibliography/index.ts';

/** Works made to hang, crash or break out of a formatted reference: each by its name. */
export interface Attack {
  name: string;
  item: CslItem;
}

const repeat = (text: string, times: number) => text.repeat(times);

/** Texts that are put into every kind of field. */
const TEXTS: Record<string, string> = {
  'unclosed italics': repeat('<i>', 50_000),
  'closing italics': repeat('</i>', 50_000),
  'alternating tags': repeat('<i><b></i></b>', 12_000),
  'nested tags': repeat('<i>', 5_000) + repeat('</i>', 5_000),
  'nocase spans': repeat('<span class="nocase">', 20_000),
  'straight quotes': repeat('"', 50_000),
  'quotes and words': repeat('"a b" ', 9_000),
  apostrophes: repeat("'", 50_000),
  'apostrophes and words': repeat("l'a ", 12_000),
  guillemets: repeat('« a ', 12_000),
  'curly quotes': repeat('“a', 25_000),
  brackets: repeat('([{', 17_000),
  blanks: repeat(' ', 50_000),
  'no-break spaces': repeat('\u00A0\u202F', 25_000),
  'one long word': repeat('x', 100_000),
  punctuation: repeat('.,:;!? ', 7_000),
  'full stops': repeat('.', 50_000),
  colons: repeat(' : ', 17_000),
  'capital letters': repeat('A ', 25_000),
  hyphens: repeat('-', 50_000),
  digits: repeat('9', 50_000),
  'number list': repeat('1, ', 17_000),
  'number ranges': repeat('1-2-', 12_000),
  ampersands: repeat('&amp;', 10_000),
  'numeric entities': repeat('&#x41;', 8_000),
  backslashes: repeat('\\', 50_000),
  'particles in lower case': repeat('de la ', 8_000),
  'surrogates alone': repeat('\uD800', 20_000),
  'right-to-left': repeat('\u202Eabc\u202C', 8_000),
  'combining marks': `e${repeat('\u0301', 50_000)}`,
  'private signs': repeat('\uE000\uE001', 20_000),
  'control signs': repeat('\u0000\u0007', 20_000),
  emoji: repeat('👩‍💻', 8_000),
  script: '<script>alert(1)</script>',
  'image with handler': '<img src=x onerror=alert(1)>',
  'svg with handler': '"><svg/onload=alert(1)>',
  'tag with handler': '<i onmouseover="alert(1)">a</i>',
  'span with handler': '<span class="nocase" onclick="alert(1)">a</span>',
  'style attribute': '<span style="background:url(javascript:alert(1))">a</span>',
  'javascript link': '<a href="javascript:alert(1)">a</a>',
  'quote in attribute': '" onmouseover="alert(1)" x="',
  'entity script': '&lt;script&gt;alert(1)&lt;/script&gt;',
  'double entity': '&amp;lt;script&amp;gt;',
  comment: '<!-- --><script>alert(1)</script><!--',
  cdata: '<![CDATA[<script>alert(1)</script>]]>',
  iframe: '<iframe srcdoc="<script>alert(1)</script>">',
  'prototype name': '__proto__',
  'processor variables': '{:title: x}{:author: y}\ntype: bill\nauthor: a || b',
  template: '${alert(1)} {{constructor.constructor("alert(1)")()}}',
};

const put: Record<string, (text: string) => Partial<CslItem>> = {
  title: (text) => ({ title: text }),
  author: (text) => ({ author: [{ family: text, given: text }] }),
  institution: (text) => ({ author: [{ literal: text }] }),
  container: (text) => ({ 'container-title': text, publisher: text, 'publisher-place': text }),
  numbers: (text) => ({ page: text, volume: text, issue: text, number: text, edition: text }),
  address: (text) => ({ URL: `https://x.org/${text}`, DOI: text }),
  date: (text) => ({ issued: { literal: text } }),
};

export function attacks(): Attack[] {
  const base: CslItem = {
    id: 'x',
    type: 'article-journal',
    title: 'T',
    author: [{ family: 'Bair', given: 'J.' }],
    issued: { 'date-parts': [[2005]] },
  };
  const made = Object.entries(TEXTS).flatMap(([what, text]) =>
    Object.entries(put).map(([where, into]): Attack => {
      const id = `"><script>${what}</script>`;
      return { name: `${what} in ${where}`, item: { ...base, ...into(text), id } };
    }),
  );
  const many = Array.from({ length: 20_000 }, (_, index) => ({ family: `N${index}`, given: 'A.' }));
  made.push(
    { name: '20,000 authors', item: { ...base, author: many } },
    { name: '20,000 editors and authors', item: { ...base, author: many, editor: many } },
    { name: 'a year of 10^15', item: { ...base, issued: { 'date-parts': [[1e15]] } } },
    { name: 'a negative month', item: { ...base, issued: { 'date-parts': [[2005, -3, 99]] } } },
    { name: 'no data at all', item: { id: 'x', type: 'book' } },
    { name: 'every type at once', item: { ...base, type: 'toString' as CslItem['type'] } },
  );
  return made;
}
