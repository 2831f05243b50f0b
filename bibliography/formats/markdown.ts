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
      const href = name === 'a' ? /href="([^"]*)"/.exec(rest)?.[1] : undefined;
      const italic = /font-style: ?italic/.test(rest) ? '*' : undefined;
      const mark = href === undefined ? (MARKS[name.toLowerCase()] ?? italic ?? '') : '[';
      out += mark;
      closers.push(
        href === undefined ? mark : `](<${plain(href).replace(/[<>\s]/g, encodeURIComponent)}>)`,
      );
    }
  }
  out += plain(html.slice(last)).replace(SPECIAL, '\\$&');
  return out
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
