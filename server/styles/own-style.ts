import { CanevasError } from '../../app/domain/errors.ts';
import {
  childNamed,
  isNode,
  parseXml,
  textOf,
  walk,
  type CslNode,
  type XmlNode,
} from '../../bibliography/index.ts';
import type { StyleFault } from '../types.ts';
import { kindOf } from './package-index.ts';
import { readStyle } from './style-files.ts';

export const MAX_STYLE_BYTES = 500 * 1024;
/** The deepest style of the CSL project has some 20 levels. */
const MOST_DEEP = 60;
/** The largest has 1,256 elements. The schema's faults in a file of 40,000 took 9 s to say. */
const MOST_ELEMENTS = 12_000;
/** Macros within macros, and elements that they unfold to: more than ten times the largest style's. */
const MOST_MACROS_DEEP = 60;
const MOST_UNFOLDED = 200_000;
const LONGEST_TITLE = 200;

export interface OwnStyle {
  title: string;
  kind: string;
  /** The style of the catalogue that it refers to. */
  parent: string | null;
  tree: CslNode;
}

/**
 * What no schema sees and must not even reach it: size, entities, depth, elements without number.
 * Errors: 'style-too-large', 'style-doctype', 'style-heavy'.
 */
export function checkFile(csl: string): void {
  if (Buffer.byteLength(csl) > MAX_STYLE_BYTES) throw new CanevasError('style-too-large');
  // A style needs no document type; entities that multiply are made in one.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(csl)) throw new CanevasError('style-doctype');
  const { root } = parseXml(csl);
  if (root && (depthOf(root) > MOST_DEEP || countOf(root) > MOST_ELEMENTS)) {
    throw new CanevasError('style-heavy');
  }
}

/** A file that is valid by the schema. Errors: 'style-parent-unknown'. */
export function readOwnStyle(csl: string): OwnStyle {
  const file = treeOf(parseXml(csl).root!);
  const info = childNamed(file, 'info');
  const title = info && childNamed(info, 'title');
  const parent = info ? parentOf(info) : null;
  const tree = parent === null ? file : readStyle(parent);
  if (!tree) throw new CanevasError('style-parent-unknown', { parent: parent! });
  return {
    title: (title ? textOf(title) : '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE),
    kind: kindOf(tree),
    parent,
    tree,
  };
}

/**
 * The macros that are called and not there. Errors: 'style-loops' where one calls itself, by others
 * too; 'style-heavy' where they unfold to more than any style needs.
 */
export function checkMacros(tree: CslNode): StyleFault[] {
  const macros = new Map<string, CslNode>();
  for (const node of tree.children.filter(isNode)) {
    if (node.name === 'macro' && node.attrs.name !== undefined) macros.set(node.attrs.name, node);
  }
  const missing = new Set<string>();
  const sizes = new Map<string, number>();
  const open: string[] = [];

  function sizeOf(node: CslNode): number {
    const called = node.attrs.macro;
    let size = 1 + (called === undefined ? 0 : macroSize(called));
    for (const child of node.children) if (isNode(child)) size += sizeOf(child);
    return size;
  }
  function macroSize(name: string): number {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const macro = macros.get(name);
    if (!macro) {
      missing.add(name);
      return 0;
    }
    if (open.includes(name)) throw new CanevasError('style-loops', { macro: name });
    if (open.length >= MOST_MACROS_DEEP) throw new CanevasError('style-heavy');
    open.push(name);
    const size = sizeOf(macro);
    open.pop();
    sizes.set(name, size);
    return size;
  }

  // One that nothing calls may call itself all the same.
  for (const name of macros.keys()) macroSize(name);
  if (sizeOf(tree) > MOST_UNFOLDED) throw new CanevasError('style-heavy');
  return [...missing].map((name) => ({
    code: 'style-fault-macro',
    params: { name: name.slice(0, LONGEST_TITLE) },
    line: null,
    column: null,
    expected: [],
  }));
}

function depthOf(node: XmlNode): number {
  return 1 + node.children.reduce((deepest, child) => Math.max(deepest, depthOf(child)), 0);
}

function countOf(node: XmlNode): number {
  return node.children.reduce((sum, child) => sum + countOf(child), 1);
}

/** Only terms have text that blanks count in; elsewhere it is what indents the file. */
const TERMS = ['term', 'single', 'multiple'];

function treeOf({ name, attributes, children, text }: XmlNode): CslNode {
  const isText = children.length === 0 && (text.trim() !== '' || TERMS.includes(name));
  return { name, attrs: { ...attributes }, children: isText ? [text] : children.map(treeOf) };
}

/** "http://www.zotero.org/styles/apa" -> "apa". */
function parentOf(info: CslNode): string | null {
  for (const { name, attrs } of walk(info)) {
    if (name !== 'link' || attrs.rel !== 'independent-parent') continue;
    return /([^/]*)\/?$/.exec(attrs.href ?? '')![1]!;
  }
  return null;
}
