/** Formatted references as Markdown: what `sanitiseReference` lets through, and nothing else. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#38': '&',
  '#60': '<',
  '#62': '>',
  '#39': "'",
};

/** Signs that Markdown would take for its own. */
const SPECIAL = /[\\`*_[\]<>#|~^$]/g;

const MARKS: Readonly<Record<string, string>> = {
  i: '*',
  em: '*',
  b: '**',
  strong: '**',
  sup: '^',
  sub: '~',
};

function plain(html: string): string {
  return html.replace(/&(#?\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** What stands before and after in Markdown. */
function marksOf(name: string, attributes: string): readonly [opens: string, closes: string] {
  const href = name === 'a' ? /href="([^"]*)"/.exec(attributes)?.[1] : undefined;
  if (href !== undefined) {
    return ['[', `](<${plain(href).replace(/[<>\s]/g, encodeURIComponent)}>)`];
  }
  if (attributes.includes('small-caps')) return ['[', ']{.smallcaps}'];
  const mark = MARKS[name] ?? (/font-style: ?italic/.test(attributes) ? '*' : '');
  // A number and its entry stand in boxes side by side.
  return [mark, name === 'div' ? ' ' : mark];
}

/** One entry's HTML as one paragraph of Markdown, in pandoc's dialect. */
export function markdownOf(html: string): string {
  const closers: string[] = [];
  let out = '';
  let last = 0;
  for (const tag of html.matchAll(/<(\/?)(\w+)([^>]*)>/g)) {
    out += plain(html.slice(last, tag.index)).replace(SPECIAL, '\\$&');
    last = tag.index + tag[0].length;
    const [, slash, name = '', rest = ''] = tag;
    if (slash) out += closers.pop() ?? '';
    else if (name === 'br') out += ' ';
    else {
      const [opens, closes] = marksOf(name.toLowerCase(), rest);
      out += opens;
      closers.push(closes);
    }
  }
  out += plain(html.slice(last)).replace(SPECIAL, '\\$&');
  return out
    .replace(/\[(\S+)\]\(<(\S+)>\)/g, (link, text: string, address: string) =>
      text.replace(/\\(.)/g, '$1') === address ? `<${address}>` : link,
    )
    .replace(/[ \n\t]+/g, ' ')
    .trim();
}
