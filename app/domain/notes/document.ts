/** The note of a work as plain data, read from its Yjs document whatever stands in it. */
import * as Y from 'yjs';

export interface NoteMark {
  type: string;
  attrs?: Record<string, unknown>;
}

export interface NoteNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NoteNode[];
  text?: string;
  marks?: NoteMark[];
}

/** Where the editor keeps its text in the document. */
export const NOTE_FIELD = 'default';

/** Deeper nesting than anyone writes is cut off, so that no reader overflows. */
const DEEPEST = 32;

export function readNote(doc: Y.Doc): NoteNode {
  return { type: 'doc', content: children(doc.getXmlFragment(NOTE_FIELD), 0) };
}

function children(parent: Y.XmlFragment, depth: number): NoteNode[] {
  if (depth > DEEPEST) return [];
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return runs(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const attrs = child.getAttributes() as Record<string, unknown>;
    return [{ type: child.nodeName, attrs, content: children(child, depth + 1) }];
  });
}

function runs(text: Y.XmlText): NoteNode[] {
  const delta = text.toDelta() as Array<{ insert: unknown; attributes?: Record<string, unknown> }>;
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return [];
    // A mark that may overlap itself carries a hash after its name.
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]): NoteMark => {
      const type = name.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
      return typeof attrs === 'object' && attrs !== null
        ? { type, attrs: attrs as Record<string, unknown> }
        : { type };
    });
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

export type MentionKind = 'work' | 'concept' | 'proposition';

/** What a note's mention points at; null for a node that is none. */
export function mentionOf(node: NoteNode): { kind: MentionKind; id: string; label: string } | null {
  if (node.type !== 'mention') return null;
  const { kind, id, label } = node.attrs ?? {};
  if (kind !== 'work' && kind !== 'concept' && kind !== 'proposition') return null;
  if (typeof id !== 'string' || id === '') return null;
  return { kind, id, label: typeof label === 'string' ? label : '' };
}

/** Only addresses that a reader may follow. */
export function safeLink(mark: NoteMark): string | null {
  const href = mark.attrs?.href;
  return typeof href === 'string' && /^(https?:|mailto:)/i.test(href.trim()) ? href.trim() : null;
}

const BLOCKS = new Set(['paragraph', 'heading', 'codeBlock']);

/** The plain text, a block a line; a mention by its label. */
export function noteText(note: NoteNode): string {
  return blocksOf(note)
    .map((block) => inlineText(block))
    .filter(Boolean)
    .join('\n');
}

function blocksOf(node: NoteNode): NoteNode[] {
  if (BLOCKS.has(node.type)) return [node];
  return (node.content ?? []).flatMap(blocksOf);
}

function inlineText(node: NoteNode): string {
  if (node.text !== undefined) return node.text;
  if (node.type === 'hardBreak') return '\n';
  const mention = mentionOf(node);
  if (mention) return mention.label;
  return (node.content ?? []).map(inlineText).join('');
}

/** Questions left open: paragraphs that end with a question mark and are not struck out. */
export function openQuestions(note: NoteNode): string[] {
  return blocksOf(note).flatMap((block) => {
    const open = (block.content ?? []).filter(
      ({ marks }) => !marks?.some(({ type }) => type === 'strike'),
    );
    const text = open.map(inlineText).join('').trim();
    return /[?？]$/.test(text) ? [text] : [];
  });
}

/** Everything that the note mentions, each once. */
export function mentionsIn(note: NoteNode): Array<{ kind: MentionKind; id: string }> {
  const found = new Map<string, { kind: MentionKind; id: string }>();
  const visit = (node: NoteNode): void => {
    const mention = mentionOf(node);
    if (mention) found.set(`${mention.kind} ${mention.id}`, { kind: mention.kind, id: mention.id });
    for (const child of node.content ?? []) visit(child);
  };
  visit(note);
  return [...found.values()];
}
