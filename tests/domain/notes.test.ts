import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  mentionsIn,
  NOTE_FIELD,
  noteText,
  openQuestions,
  readNote,
  type NoteNode,
} from '../../app/domain/notes/document.ts';
import { noteHtml } from '../../app/domain/notes/html.ts';
import { noteMarkdown } from '../../app/domain/notes/markdown.ts';

const text = (words: string, ...marks: string[]): NoteNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const p = (...content: NoteNode[]): NoteNode => ({ type: 'paragraph', content });
const doc = (...content: NoteNode[]): NoteNode => ({ type: 'doc', content });
const mention = (kind: string, id: string, label: string): NoteNode => ({
  type: 'mention',
  attrs: { kind, id, label },
});
const keyOf = (id: string) => (id === 'w1' ? 'casilli2018plateforme' : null);

describe('a note’s document', () => {
  it('is read as it stands, marks and mentions with it', () => {
    const ydoc = new Y.Doc();
    const paragraph = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insert(0, 'gras', { bold: {} });
    words.insert(4, ' et lien', { 'link--AbCd1234': { href: 'https://example.org' } });
    const cited = new Y.XmlElement('mention');
    for (const [name, value] of [
      ['kind', 'work'],
      ['id', 'w1'],
      ['label', 'Casilli, 2018'],
    ]) {
      cited.setAttribute(name!, value!);
    }
    ydoc.getXmlFragment(NOTE_FIELD).insert(0, [paragraph]);
    paragraph.insert(0, [words, cited]);
    expect(readNote(ydoc)).toEqual(
      doc({
        type: 'paragraph',
        attrs: {},
        content: [
          { type: 'text', text: 'gras', marks: [{ type: 'bold', attrs: {} }] },
          {
            type: 'text',
            text: ' et lien',
            marks: [{ type: 'link', attrs: { href: 'https://example.org' } }],
          },
          {
            type: 'mention',
            attrs: { kind: 'work', id: 'w1', label: 'Casilli, 2018' },
            content: [],
          },
        ],
      }),
    );
  });

  it('is cut off where nesting is no writing any more', () => {
    const ydoc = new Y.Doc();
    let parent: Y.XmlFragment = ydoc.getXmlFragment(NOTE_FIELD);
    for (let depth = 0; depth < 5000; depth += 1) {
      const quote = new Y.XmlElement('blockquote');
      parent.insert(0, [quote]);
      parent = quote;
    }
    expect(JSON.stringify(readNote(ydoc)).length).toBeLessThan(5000);
  });

  it('leaves open the questions that are not struck out', () => {
    const note = doc(
      p(text('Qui paie ?')),
      p(text('Qui est payé ?', 'strike')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('Et où ?'))] }] },
      p(text('Une affirmation.')),
    );
    expect(openQuestions(note)).toEqual(['Qui paie ?', 'Et où ?']);
  });

  it('tells what it mentions, once each, and nothing made up', () => {
    const note = doc(
      p(mention('work', 'w1', 'A'), mention('work', 'w1', 'A'), mention('concept', 'c', 'B')),
      p(mention('script', 'x', 'C'), mention('work', '', 'D')),
    );
    expect(mentionsIn(note)).toEqual([
      { kind: 'work', id: 'w1' },
      { kind: 'concept', id: 'c' },
    ]);
    expect(noteText(note)).toBe('AAB');
  });
});

const RICH = doc(
  { type: 'heading', attrs: { level: 2 }, content: [text('Titre *non* gras')] },
  p(
    text('Un '),
    text('mot', 'bold'),
    text(' et '),
    mention('work', 'w1', 'Casilli, 2018'),
    text(', 2 < 3.'),
  ),
  p(text('# pas un titre'), { type: 'hardBreak' }, text('1. pas une liste')),
  { type: 'blockquote', content: [p(text('Une citation,')), p(text('en deux temps.'))] },
  {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      { type: 'listItem', content: [p(text('trois'))] },
      { type: 'listItem', content: [p(text('quatre', 'italic')), p(text('suite'))] },
    ],
  },
  p(mention('work', 'gone', 'Une référence partie'), text(' $x$ @personne')),
);

describe('its Markdown', () => {
  it('cites works and escapes what would be read as signs', () => {
    const markdown = noteMarkdown(RICH, keyOf);
    expect(markdown).toContain('[@casilli2018plateforme]');
    expect(markdown).toContain('\\# pas un titre');
    expect(markdown).toContain('Une référence partie \\$x\\$ \\@personne');
    expect(markdown).toContain('3. trois');
    expect(markdown).toContain('> Une citation,\n>\n> en deux temps.');
  });

  it.skipIf(!existsSync('/usr/bin/pandoc'))('is what pandoc reads', () => {
    const markdown = noteMarkdown(RICH, keyOf);
    const read = JSON.parse(
      execFileSync('/usr/bin/pandoc', ['-f', 'markdown', '-t', 'json'], {
        input: markdown,
      }).toString(),
    ) as { blocks: Array<{ t: string; c: unknown }> };
    expect(read.blocks.map(({ t }) => t)).toEqual([
      'Header',
      'Para',
      'Para',
      'BlockQuote',
      'OrderedList',
      'Para',
    ]);
    const json = JSON.stringify(read);
    expect(json).toContain('"citationId":"casilli2018plateforme"');
    expect(json).not.toContain('"personne","citationPrefix"');
    expect(json.match(/"t":"Cite"/g)).toHaveLength(1);
    expect(json).not.toContain('"t":"Math"');
    expect(json.match(/"t":"Strong"/g)).toHaveLength(1);
    expect(json.match(/"t":"Emph"/g)).toHaveLength(1);
  });
});

describe('its HTML', () => {
  it('is a few known tags around escaped text', () => {
    const html = noteHtml(
      doc(
        p(text('<script>alert(1)</script>'), {
          type: 'text',
          text: 'lien',
          marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
        }),
        { type: 'iframe', attrs: { src: 'x' }, content: [p(text('dedans'))] },
        p(mention('concept', '"><img>', '<b>nom</b>')),
      ),
      ({ id }) => `/at/${id}`,
    );
    expect(html).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;lien</p><p>dedans</p><p><a href="/at/&quot;&gt;&lt;img&gt;">&lt;b&gt;nom&lt;/b&gt;</a></p>',
    );
  });
});
