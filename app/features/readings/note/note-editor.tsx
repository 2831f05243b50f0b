import { Button, Group, TextInput } from '@mantine/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { UndoManager } from 'yjs';
import { Notice } from '../../../components/notice.tsx';
import { graphLanguage } from '../../../components/localized.ts';
import { post } from '../../../components/post.ts';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import { shortCreators } from '../../../components/creators.ts';
import { withoutEmphasis } from '../../../domain/graph/emphasis.ts';
import { folded } from '../../../domain/graph/queries.ts';
import { inLanguage } from '../../../domain/graph/sentence.ts';
import type { Language } from '../../../domain/graph/types.ts';
import { NOTE_FIELD } from '../../../domain/notes/document.ts';
import { peerColor, type NoteSession } from '../../sync/index.ts';
import type { CiteTarget } from '../excerpts/types.ts';
import { cleanPasted } from './clean-pasted.ts';
import { createCitedWorks } from './cited-works.ts';
import { mentionExtension, type MentionItem, type MentionList } from './mention.ts';
import classes from './note.module.css';

const OFFERED = 8;

interface NoteEditorProps {
  session: NoteSession;
  canEdit: boolean;
  targets: readonly CiteTarget[];
  base: string;
}

/** The note's text, the same for all who have it open. */
export default function NoteEditor({ session, canEdit, targets, base }: NoteEditorProps) {
  const { t, i18n } = useTranslation('notes');
  const navigate = useNavigate();
  const [list, setList] = useState<MentionList | null>(null);
  const [refused, setRefused] = useState(0);
  const language = graphLanguage(i18n.language);
  const works = useMemo(() => createCitedWorks(base), [base]);
  const [{ style, locale }] = useBibliographyStyle();
  useEffect(() => works.setStyle({ style, locale }), [works, style, locale]);

  const named = useMemo(() => createNamed(), []);
  useEffect(() => named.set(namedOf(targets, language)), [named, targets, language]);

  const extensions = useMemo(() => {
    const find = async (query: string): Promise<MentionItem[]> => {
      const wanted = folded(query).split(' ').filter(Boolean);
      const here = named
        .all()
        .filter(({ label }) => wanted.every((word) => folded(label).includes(word)))
        .slice(0, OFFERED);
      if (wanted.length === 0) return here;
      const answer = await post<
        { id: string; creators: string; title: string; year: number | null }[]
      >(`${base}/readings/act`, { act: 'find-mentions', query });
      // Without the server, works cannot be found; concepts and propositions are here.
      if (!answer.ok) return here;
      const works = answer.value.map(({ id, creators, title, year }): MentionItem => {
        const by = [shortCreators(creators, language), year].filter(Boolean).join(', ');
        return { kind: 'work', id, label: by || title };
      });
      return [...works, ...here].slice(0, OFFERED);
    };
    return [
      // Undo is the shared document's: one's own steps alone.
      StarterKit.configure({
        undoRedo: false,
        heading: { levels: [1, 2, 3] },
        link: { openOnClick: false, protocols: ['http', 'https', 'mailto'], autolink: true },
      }),
      Collaboration.configure({ document: session.doc, field: NOTE_FIELD }),
      CollaborationCaret.configure({
        provider: session,
        // The server puts the name that it knows in the place of this one.
        user: { name: session.user.name, color: peerColor(session.user.id) },
        render: caretOf,
      }),
      mentionExtension({
        base,
        find,
        nameNow: (kind, id) =>
          named.all().find((item) => item.id === id && item.kind === kind)?.label ?? null,
        works,
        onList: setList,
      }),
    ];
  }, [session, base, language, works, named]);

  const editor = useEditor(
    {
      extensions,
      editable: canEdit,
      immediatelyRender: false,
      // A style element would be refused by the page's policy: note.module.css holds those rules.
      injectCSS: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          // It keeps the focus when it can no longer be written: the next keys are no shortcuts.
          tabindex: '0',
          'aria-label': t('label'),
          class: classes.text!,
        },
        // What is pasted is a step of its own to undo: the words typed just before stay.
        handlePaste: (view) => {
          const { undoManager } = yUndoPluginKey.getState(view.state) as {
            undoManager: UndoManager;
          };
          undoManager.stopCapturing();
          return false;
        },
        transformPastedHTML: (html) => {
          const cleaned = cleanPasted(html, (name) => t('image', { name: name || t('unnamed') }));
          setRefused(cleaned.images);
          return cleaned.html;
        },
        handleClick: (_view, _at, event) => {
          const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-mention]');
          if (!link) return false;
          void navigate(link.getAttribute('href')!);
          return true;
        },
      },
    },
    [extensions],
  );
  useEffect(() => {
    editor?.setEditable(canEdit, false);
  }, [editor, canEdit]);
  if (!editor) return null;
  return (
    <>
      {canEdit ? <Tools editor={editor} /> : null}
      {refused > 0 ? (
        <Notice title={t('images', { count: refused })}>
          <Button size="compact-xs" variant="default" onClick={() => setRefused(0)}>
            {t('understood')}
          </Button>
        </Notice>
      ) : null}
      <EditorContent editor={editor} />
      {list && list.items.length > 0 && list.rect ? (
        <ul
          className={classes.mentions}
          role="listbox"
          aria-label={t('mention')}
          style={{ top: list.rect.bottom + 4, left: Math.min(list.rect.left, innerWidth - 300) }}
        >
          {list.items.map((item, index) => (
            <li
              key={`${item.kind} ${item.id}`}
              role="option"
              aria-selected={index === list.index}
              onMouseDown={(event) => {
                event.preventDefault();
                list.take(item);
              }}
            >
              <span>{item.label}</span> <small>{t(`kind.${item.kind}`)}</small>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/**
 * What of the graph can be named, read when it is wanted: what others do brings new ones, and an
 * editor that is made anew drops the hand that writes in it.
 */
function createNamed() {
  let items: readonly MentionItem[] = [];
  return {
    all: () => items,
    set: (next: readonly MentionItem[]) => {
      items = next;
    },
  };
}

function namedOf(targets: readonly CiteTarget[], language: Language): MentionItem[] {
  return targets.map(({ kind, id, number, label }) => {
    const words = withoutEmphasis(inLanguage(label, language) ?? '');
    return { kind, id, label: number === null ? words : `P${number} ${words}` };
  });
}

/** Another writer's place in the text, under their name. */
function caretOf({ name, color }: Record<string, string>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = classes.caret!;
  caret.style.borderColor = color ?? '';
  const label = document.createElement('span');
  label.style.backgroundColor = color ?? '';
  label.textContent = name ?? '';
  caret.append(label);
  return caret;
}

/** What the text can be made, in words: nothing waits behind an icon. */
function Tools({ editor }: { editor: Editor }) {
  const { t } = useTranslation('notes');
  const [linking, setLinking] = useState(false);
  const [href, setHref] = useState('');
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      heading: now.isActive('heading'),
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools = [
    ['heading', () => chain().toggleHeading({ level: 2 }).run()],
    ['bold', () => chain().toggleBold().run()],
    ['italic', () => chain().toggleItalic().run()],
    ['bulletList', () => chain().toggleBulletList().run()],
    ['orderedList', () => chain().toggleOrderedList().run()],
    ['blockquote', () => chain().toggleBlockquote().run()],
    ['strike', () => chain().toggleStrike().run()],
  ] as const;
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools')}>
      {tools.map(([name, run]) => (
        <Button
          key={name}
          size="compact-xs"
          variant={on[name] ? 'light' : 'subtle'}
          aria-pressed={on[name]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          {t(`tool.${name}`)}
        </Button>
      ))}
      <Button
        size="compact-xs"
        variant={on.link ? 'light' : 'subtle'}
        aria-expanded={linking}
        onClick={() => {
          setHref(String(editor.getAttributes('link').href ?? ''));
          setLinking(!linking);
        }}
      >
        {t('tool.link')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => chain().insertContent('@').run()}
      >
        {t('tool.mention')}
      </Button>
      {linking ? (
        <form
          className={classes.link}
          onSubmit={(event) => {
            event.preventDefault();
            if (href.trim()) chain().extendMarkRange('link').setLink({ href: href.trim() }).run();
            else chain().extendMarkRange('link').unsetLink().run();
            setLinking(false);
          }}
        >
          <Group gap={6} align="end" wrap="nowrap">
            <TextInput
              size="xs"
              type="url"
              label={t('href')}
              placeholder="https://…"
              value={href}
              autoFocus
              onChange={(event) => setHref(event.currentTarget.value)}
            />
            <Button size="xs" variant="default" type="submit">
              {t('setLink')}
            </Button>
          </Group>
        </form>
      ) : null}
    </div>
  );
}
