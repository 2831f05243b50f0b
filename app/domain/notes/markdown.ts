/** A note as Markdown that pandoc reads: a work mentioned becomes its citation `[@key]`. */
import { mentionOf, safeLink, type NoteNode } from './document.ts';

/** The citation key of a work now; null where there is none to cite. */
export type KeyOf = (workId: string) => string | null;

export function noteMarkdown(note: NoteNode, keyOf: KeyOf): string {
  const body = blocks(note.content ?? [], keyOf);
  return body ? `${body}\n` : '';
}

function blocks(nodes: readonly NoteNode[], keyOf: KeyOf, tight = false): string {
  return nodes
    .map((node) => block(node, keyOf))
    .filter((text) => text !== '')
    .join(tight ? '\n' : '\n\n');
}

function block(node: NoteNode, keyOf: KeyOf): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return startOfLine(inline(content, keyOf));
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(node.attrs?.level) || 1));
      return `${'#'.repeat(level)} ${inline(content, keyOf).replaceAll('\n', ' ')}`;
    }
    case 'blockquote':
      return indent(blocks(content, keyOf), '> ', '> ');
    case 'bulletList':
      return content.map((item) => listItem(item, '- ', keyOf)).join('\n');
    case 'orderedList': {
      const start = Number(node.attrs?.start) || 1;
      return content
        .map((item, index) => listItem(item, `${String(start + index)}. `, keyOf))
        .join('\n');
    }
    case 'codeBlock': {
      const text = content.map((child) => child.text ?? '').join('');
      const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
      return `${fence}\n${text}\n${fence}`;
    }
    case 'horizontalRule':
      return '* * *';
    default:
      return node.text !== undefined || mentionOf(node)
        ? inline([node], keyOf)
        : blocks(content, keyOf);
  }
}

function listItem(item: NoteNode, sign: string, keyOf: KeyOf): string {
  return indent(blocks(item.content ?? [], keyOf) || '', sign, ' '.repeat(sign.length));
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
}

const SIGNS: Record<string, string> = { bold: '**', italic: '*', strike: '~~' };

function inline(nodes: readonly NoteNode[], keyOf: KeyOf): string {
  return nodes
    .map((node) => {
      if (node.type === 'hardBreak') return '\\\n';
      const mention = mentionOf(node);
      if (mention) {
        const key = mention.kind === 'work' ? keyOf(mention.id) : null;
        return key ? citation(key) : escapeMarkdown(mention.label);
      }
      return node.text === undefined ? inline(node.content ?? [], keyOf) : marked(node);
    })
    .join('');
}

function marked(node: NoteNode): string {
  const text = node.text!;
  const marks = node.marks ?? [];
  if (marks.some(({ type }) => type === 'code')) {
    const fence = '`'.repeat(longestRun(text, '`') + 1);
    const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${text}${pad}${fence}`;
  }
  // Signs close to the words: "** word**" is no bold for pandoc.
  const [, before, core, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!;
  if (!core) return text;
  let out = escapeMarkdown(core);
  for (const { type } of marks) if (SIGNS[type]) out = SIGNS[type] + out + SIGNS[type];
  const link = marks.find(({ type }) => type === 'link');
  const href = link && safeLink(link);
  if (href) out = `[${out}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  return before! + out + after!;
}

/** Whatever pandoc would read as more than a character. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#@$~^|"'!]/g, '\\$&').replaceAll('\n', ' ');
}

/** A line that begins like a list, a heading or a rule, and is none. */
function startOfLine(text: string): string {
  return text.replace(/^(\s*)(\d+)([.)])/, '$1$2\\$3').replace(/^(\s*)([-+=:%])/, '$1\\$2');
}

/** `[@key, p. 12]`; `locator` is empty for none. */
export function citation(key: string, locator = ''): string {
  return `[@${bracedKey(key)}${locator ? `, ${locator}` : ''}]`;
}

/** Keys that are not plain are braced, as pandoc asks. */
function bracedKey(key: string): string {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(key)
    ? key
    : `{${key}}`;
}

function longestRun(text: string, sign: string): number {
  let longest = 0;
  for (const run of text.match(new RegExp(`${sign}+`, 'g')) ?? []) {
    longest = Math.max(longest, run.length);
  }
  return longest;
}
