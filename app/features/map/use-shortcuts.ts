import { useEffect, useEffectEvent } from 'react';

export interface Shortcuts {
  undo(): void;
  redo(): void;
  present(): void;
  link(): void;
  remove(): void;
  rename(): void;
  escape(): void;
}

/** Fields take letters; lists, menus and dialogs have keys of their own. */
const TAKES_KEYS =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';
const PRESSES = 'button, a, summary';

/** The map's keys. A letter alone does nothing while one types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.isComposing || target?.closest(TAKES_KEYS)) return;
    const act = actOf(event, target, shortcuts);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    // React Flow stops keys on its own nodes: ours are heard before.
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
}

function actOf(
  event: KeyboardEvent,
  target: Element | null,
  shortcuts: Shortcuts,
): (() => void) | null {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === 'z') return event.shiftKey ? shortcuts.redo : shortcuts.undo;
    return key === 'y' ? shortcuts.redo : null;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (key) {
    case 'f':
      return shortcuts.present;
    case 'l':
      return shortcuts.link;
    case 'delete':
    case 'backspace':
      return shortcuts.remove;
    case 'f2':
      return shortcuts.rename;
    case 'escape':
      return shortcuts.escape;
    case 'enter':
      // On a card that is selected already; a first Enter selects it, and buttons press themselves.
      return target?.matches('.react-flow__node.selected') && !target.closest(PRESSES)
        ? shortcuts.rename
        : null;
    default:
      return null;
  }
}
