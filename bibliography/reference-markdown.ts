import { decodeEntities } from './sanitise.ts';

const MARKS: Record<string, string> = {
  i: '*',
  em: '*',
  b: '**',
  strong: '**',
  sup: '^',
  sub: '~',
};

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>^~]/g, '\\$&');
}

/**
 * A sanitised reference as Markdown: italics and bold, `^` and `~` for raised and lowered (pandoc's),
 * small capitals as pandoc's span. One line.
 */
export function referenceMarkdown(html: string): string {
  const closing: string[] = [];
  const pieces = html.split(/(<[^>]*>)/);
  const made = pieces.map((piece) => {
    const tag = /^<(\/?)(\w+)([^>]*)>$/.exec(piece);
    if (!tag) return escape(decodeEntities(piece));
    const [, slash, name, attributes] = tag;
    if (slash) return closing.pop() ?? '';
    const mark = MARKS[name!] ?? '';
    const small = attributes!.includes('small-caps');
    closing.push(small ? ']{.smallcaps}' : mark || (name === 'div' ? ' ' : ''));
    return small ? '[' : mark;
  });
  return made
    .join('')
    .replace(/[ \n\t]+/g, ' ')
    .trim();
}
