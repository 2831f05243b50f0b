import Mention from '@tiptap/extension-mention';
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
  /** Called with what is to be shown; null closes it. */
  onList: (list: MentionList | null) => void;
}

/** `@` cites a work or names a concept or proposition: a link that follows it when it moves or is renamed. */
export function mentionExtension({ base, find, nameNow, onList }: MentionOptions) {
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
