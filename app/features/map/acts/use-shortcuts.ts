import { useEffect, useEffectEvent } from 'react';
import { type ActId, actOf } from './keys.ts';

/** Fields take letters; lists, menus, dialogs and handles have keys of their own. */
const TAKES_KEYS =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [data-own-keys]';
const PRESSES = 'button, a, summary';
/** Tab and Enter write only from a card that is chosen already: everywhere else they are the page's. */
const FROM_CARD: ReadonlySet<ActId> = new Set(['child', 'sibling']);

/**
 * The map's keys. One alone does nothing while one types, and none does when `letters` is off.
 * `perform` tells whether it did anything; what it did not do is left to the page.
 */
export function useShortcuts(perform: (act: ActId) => boolean, letters: boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.isComposing) return;
    const act = actOf(event, letters);
    if (!act) return;
    if (act !== 'palette' && target?.closest(TAKES_KEYS)) return;
    if (FROM_CARD.has(act)) {
      if (!target?.matches('.react-flow__node.selected') || target.closest(PRESSES)) return;
    }
    if (!perform(act)) return;
    event.preventDefault();
    // React Flow would move the card that one leaves.
    if (event.key.startsWith('Arrow')) event.stopPropagation();
  });
  useEffect(() => {
    // React Flow stops keys on its own nodes: ours are heard before.
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
