import Mention from '@tiptap/extension-mention';
import type { CitedWorks } from './cited-works.ts';
import type { SuggestionKeyDownProps, SuggestionProps } from '@tiptap/suggestion';

export interface MentionItem {
  kind: 'work' | 'concept' | 'proposition';
  id: string;
  label: string;
}

/** What the list under the `@` shows, and how one of it is taken. */
export interface MentionList {
  items: MentionItem[];
  index: number;
  rect: DOMRect | null;
  take: (item: MentionItem) => void;
}

interface MentionOptions {
  base: string;
  find: (query: string) => Promise<MentionItem[]>;
  /** The name that a concept or proposition has now; null where that is not known here. */
  nameNow: (kind: string, id: string) => string | null;
  /** Works are shown as the reader's style cites them. */
  works: CitedWorks;
  /** Called with what is to be shown; null closes it. */
  onList: (list: MentionList | null) => void;
}

/** `@` cites a work or names a concept or proposition: a link that follows it when it moves or is renamed. */
export function mentionExtension({ base, find, nameNow, works, onList }: MentionOptions) {
  let shown: MentionList | null = null;
  const put = (list: MentionList | null): void => {
    shown = list;
    onList(list);
  };
  const show = ({ items, clientRect, command }: SuggestionProps<MentionItem, MentionItem>) =>
    put({ items, index: 0, rect: clientRect?.() ?? null, take: command });
  return Mention.extend({
    addAttributes() {
      return {
        kind: { default: 'work' },
        id: { default: '' },
        label: { default: '' },
      };
    },
    parseHTML: () => [
      {
        tag: 'a[data-mention]',
        getAttrs: (element) => ({
          kind: element.getAttribute('data-mention'),
          id: element.getAttribute('data-id'),
          label: element.textContent,
        }),
      },
    ],
    renderHTML({ node }) {
      const { kind, id, label } = node.attrs as MentionItem;
      const href = `${base}/at/${kind}/${encodeURIComponent(id)}`;
      return [
        'a',
        { 'data-mention': kind, 'data-id': id, href, contenteditable: 'false' },
        nameNow(kind, id) ?? label,
      ];
    },
    addNodeView() {
      return ({ node }) => {
        const { kind, id, label } = node.attrs as MentionItem;
        const dom = document.createElement('a');
        dom.dataset.mention = kind;
        dom.dataset.id = id;
        dom.href = `${base}/at/${kind}/${encodeURIComponent(id)}`;
        dom.contentEditable = 'false';
        if (kind !== 'work') {
          dom.textContent = nameNow(kind, id) ?? label;
          return { dom };
        }
        // A number alone, in some styles: the name is said too.
        dom.title = label;
        const paint = () => (dom.textContent = works.nameOf(id) ?? label);
        paint();
        return { dom, destroy: works.watch(id, paint) };
      };
    },
    renderText: ({ node }) => String(node.attrs.label),
  }).configure({
    suggestion: {
      char: '@',
      allowSpaces: true,
      items: ({ query }) => find(query),
      command: ({ editor, range, props }) => {
        editor
          .chain()
          .focus()
          .insertContentAt(range, [
            { type: 'mention', attrs: props },
            { type: 'text', text: ' ' },
          ])
          .run();
      },
      render: () => ({
        onStart: show,
        onUpdate: show,
        onExit: () => put(null),
        onKeyDown: ({ event }: SuggestionKeyDownProps) => {
          const list = shown;
          if (!list || list.items.length === 0) return false;
          const { items, index } = list;
          if (event.key === 'ArrowDown') put({ ...list, index: (index + 1) % items.length });
          else if (event.key === 'ArrowUp') {
            put({ ...list, index: (index - 1 + items.length) % items.length });
          } else if (event.key === 'Enter' || event.key === 'Tab') list.take(items[index]!);
          else if (event.key === 'Escape') put(null);
          else return false;
          return true;
        },
      }),
    },
  });
}
