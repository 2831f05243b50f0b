import { escapeHtml } from './markup.ts';

/** Tags that a formatted reference may contain, and nothing else: no attribute but these survives. */
const SIMPLE = new Set(['i', 'b', 'em', 'strong', 'sup', 'sub', 'div', 'span']);
const CLASSES = new Set([
  'csl-entry',
  'csl-left-margin',
  'csl-right-inline',
  'csl-indent',
  'csl-block',
  'nocase',
]);
const STYLES: Record<string, string> = {
  'font-variant:small-caps': 'font-variant:small-caps',
  'font-style:normal': 'font-style:normal',
  'font-weight:normal': 'font-weight:normal',
  'text-decoration:underline': 'text-decoration:underline',
};
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+\s*=\s*"[^"<>]*")*)\s*\/?>/y;

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1] ?? null;
}

/** In a tab of its own: whoever follows a reference has not done with the page. `href` is escaped. */
const linkTo = (href: string) => `<a href="${href}" target="_blank" rel="noopener noreferrer">`;

/** An address ends before the sign that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<>"'«»“”]*[^\s<>"'«»“”.,;:!?)\]]/gi;

function openTag(name: string, attributes: string): string | null {
  if (name === 'a') {
    const href = attribute(attributes, 'href');
    return href && /^https?:\/\/[^\s"'<>]+$/i.test(href) ? linkTo(href) : null;
  }
  if (!SIMPLE.has(name)) return null;
  const style = STYLES[(attribute(attributes, 'style') ?? '').replace(/[\s;]/g, '').toLowerCase()];
  const named = attribute(attributes, 'class') ?? '';
  return `<${name}${CLASSES.has(named) ? ` class="${named}"` : ''}${style ? ` style="${style}"` : ''}>`;
}

/**
 * HTML of a known kind made safe: a tag that is not on the list becomes text, every tag is closed,
 * no event, script or foreign address can pass; http(s) addresses in the text become links. `onText`
 * sees each piece of decoded text, but no address.
 */
export function sanitiseReference(
  html: string,
  onText: (text: string) => string = (t) => t,
): string {
  const open: string[] = [];
  let out = '';
  let text = '';
  const flush = () => {
    if (text !== '') {
      const safe = (plain: string) => escapeHtml(onText(plain));
      out += open.includes('a')
        ? safe(decodeEntities(text))
        : withLinks(decodeEntities(text), safe);
    }
    text = '';
  };
  for (let i = 0; i < html.length;) {
    TAG.lastIndex = i;
    const match = html[i] === '<' ? TAG.exec(html) : null;
    const name = match?.[2]?.toLowerCase() ?? '';
    const tag = match && match[1] === '' ? openTag(name, match[3] ?? '') : null;
    if (match && tag) {
      flush();
      out += tag;
      open.push(name);
      i = TAG.lastIndex;
    } else if (match && match[1] === '/' && open.includes(name)) {
      flush();
      for (let closed = open.pop(); closed !== undefined; closed = open.pop()) {
        out += `</${closed}>`;
        if (closed === name) break;
      }
      i = TAG.lastIndex;
    } else {
      text += html[i];
      i++;
    }
  }
  flush();
  while (open.length > 0) out += `</${open.pop()}>`;
  return out;
}

/** Text whose addresses lead there; `safe` makes HTML of what is between them. */
function withLinks(text: string, safe: (text: string) => string): string {
  let out = '';
  let last = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const escaped = escapeHtml(address);
    out += `${safe(text.slice(last, index))}${linkTo(escaped)}${escaped}</a>`;
    last = index + address.length;
  }
  return out + safe(text.slice(last));
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The same reference without any tag, for a plain-text clipboard. */
export function referenceText(html: string): string {
  return decodeEntities(html.replace(/<\/div>\s*(?=<div)/g, ' ').replace(/<[^>]*>/g, ''))
    .replace(/[ \n\t]+/g, ' ')
    .trim();
}
