/** A note as HTML, made of a few known tags; text is always escaped. */
import { mentionOf, safeLink, type NoteNode } from './document.ts';

/** Where a mention leads; null where it is only named. */
export type LinkOf = (mention: { kind: string; id: string }) => string | null;

const TAGS: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
};
const MARKS: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  underline: 'u',
};

export function noteHtml(note: NoteNode, linkOf: LinkOf = () => null): string {
  return (note.content ?? []).map((node) => html(node, linkOf)).join('');
}

function html(node: NoteNode, linkOf: LinkOf): string {
  if (node.text !== undefined) return marked(node);
  const inner = () => (node.content ?? []).map((child) => html(child, linkOf)).join('');
  if (node.type === 'hardBreak') return '<br>';
  if (node.type === 'horizontalRule') return '<hr>';
  if (node.type === 'heading') {
    const level = Math.min(6, Math.max(1, Number(node.attrs?.level) || 1));
    return `<h${String(level)}>${inner()}</h${String(level)}>`;
  }
  if (node.type === 'codeBlock') return `<pre><code>${inner()}</code></pre>`;
  const mention = mentionOf(node);
  if (mention) {
    const href = linkOf(mention);
    const label = escapeHtml(mention.label);
    return href ? `<a href="${escapeHtml(href)}">${label}</a>` : label;
  }
  const tag = TAGS[node.type];
  return tag ? `<${tag}>${inner()}</${tag}>` : inner();
}

function marked(node: NoteNode): string {
  let out = escapeHtml(node.text!);
  for (const mark of node.marks ?? []) {
    const tag = MARKS[mark.type];
    if (tag) out = `<${tag}>${out}</${tag}>`;
    const href = mark.type === 'link' ? safeLink(mark) : null;
    if (href) out = `<a href="${escapeHtml(href)}" rel="noreferrer">${out}</a>`;
  }
  return out;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
