import { SaxesParser } from 'saxes';
import { MAX_BRACE_DEPTH } from '../limits.ts';

export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  /** Of itself and of what it holds. */
  text: string;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Text of XML as text: the five entities, `&nbsp;` and numbers. What is no entity is left as it is. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      const forbidden = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code < 9;
      return forbidden ? '' : String.fromCodePoint(code);
    },
  );
}

/** Control signs, lone surrogates and non-characters, which XML has no way to write. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

export function encodeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * A whole document as a tree. Entities of its own are never expanded, what is nested deeper than 500
 * is left out, and reading goes on after an error.
 * @returns the root (null where there is none) and whether the markup was faulty
 */
export function parseXml(source: string): { root: XmlNode | null; broken: boolean } {
  const { text, broken: stray } = escapeStray(source);
  const parser = new SaxesParser({ xmlns: false });
  const stack: XmlNode[] = [];
  let root: XmlNode | null = null;
  let broken = stray;
  let deeper = 0;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (stack.length >= MAX_BRACE_DEPTH) {
      deeper += 1;
      return;
    }
    const node: XmlNode = { name, attributes, children: [], text: '' };
    root ??= node;
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  const addText = (piece: string) => {
    const top = stack.at(-1);
    if (top) top.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (deeper > 0) {
      deeper -= 1;
      return;
    }
    const node = stack.pop();
    const parent = stack.at(-1);
    if (node && parent) parent.text += node.text;
  });
  parser.write(text).close();
  return { root, broken };
}

/** An ampersand that begins no entity; the parser would read on for its end. */
const STRAY = /&(?!#x?[\da-f]{1,7};|\w{1,32};)/gi;

function escapeStray(text: string): { text: string; broken: boolean } {
  const escaped = text.replace(STRAY, '&amp;');
  return { text: escaped, broken: escaped !== text };
}

export interface XmlLeaf {
  /** The names from the root's children down, joined by `/`. */
  path: string;
  attributes: Readonly<Record<string, string>>;
  /** What stands between its tags, as it stands there. */
  inner: string;
}

/**
 * The elements of a fragment that hold text and no others, `<style>` apart, in their order.
 * @param fragment one element and what it holds
 */
export function xmlLeaves(fragment: string): { leaves: XmlLeaf[]; broken: boolean } {
  const { text: source, broken: stray } = escapeStray(fragment);
  const parser = new SaxesParser({ xmlns: false });
  const leaves: XmlLeaf[] = [];
  const stack: Array<{ name: string; start: number; attributes: Record<string, string> }> = [];
  let broken = stray;
  let open: number | null = null;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'style') return;
    stack.push({ name, start: parser.position, attributes: attributes });
    open = stack.length;
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (name === 'style') return;
    const top = stack.at(-1);
    if (!top) return;
    if (open === stack.length && stack.length > 1 && !isSelfClosing) {
      const end = source.lastIndexOf('</', parser.position - 1);
      leaves.push({
        path: stack
          .slice(1)
          .map((element) => element.name)
          .join('/'),
        attributes: top.attributes,
        inner: source.slice(top.start, Math.max(end, top.start)),
      });
    }
    stack.pop();
    open = null;
  });
  parser.write(source).close();
  return { leaves, broken };
}
