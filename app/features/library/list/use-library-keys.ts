import { useEffect, useEffectEvent } from 'react';
import { useSingleKeys } from '../../../components/use-single-keys.ts';

/** What each key of the list does, outside of a field; the help lists them in this order. */
export const LIBRARY_KEYS = [
  { act: 'search', keys: ['/'] },
  { act: 'first', keys: ['↓'] },
  { act: 'move', keys: ['↑', '↓'] },
  { act: 'open', keys: ['Enter'] },
  { act: 'select', keys: ['X'] },
  { act: 'range', keys: ['Shift', 'X'] },
  { act: 'extend', keys: ['Shift', '↑', '↓'] },
  { act: 'all', keys: ['Ctrl', 'A'] },
  { act: 'edit', keys: ['E'] },
  { act: 'add', keys: ['N'] },
  { act: 'clear', keys: ['Esc'] },
  { act: 'help', keys: ['?'] },
] as const;

/** Where keys have a meaning of their own. */
const ELSEWHERE =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=radiogroup]';

interface LibraryActs {
  search: () => void;
  /** To the first row, where no row has the focus. */
  first: () => void;
  edit: () => void;
  add: () => void;
  clear: () => void;
  help: () => void;
}

/** Single keys anywhere on the page, except where one types or a menu is open. */
export function useLibraryKeys(acts: LibraryActs): void {
  const [single] = useSingleKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!single && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(ELSEWHERE)) return;
    const act = new Map<string, () => void>([
      ['/', acts.search],
      ['ArrowDown', acts.first],
      ['e', acts.edit],
      ['n', acts.add],
      ['Escape', acts.clear],
      ['?', acts.help],
    ]).get(event.key);
    if (!act || (event.key === 'ArrowDown' && target !== document.body)) return;
    if (event.key === 'ArrowDown') event.preventDefault();
    // The key is not typed into the field that it leads to.
    if (event.key === '/') event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
