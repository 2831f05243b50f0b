import { useLayoutEffect } from 'react';

/**
 * On leaving, gives the focus back to what had it; to the map where that is gone. Never takes it
 * from elsewhere. `open` is for what is drawn before it is opened.
 */
export function useReturnFocus(open = true): void {
  // Before the effects that put the focus into what opens.
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      // What is deleted by the same act is gone one frame later.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const isThere = before instanceof HTMLElement && before.isConnected;
        const back = isThere && before !== document.body ? before : null;
        (back ?? document.querySelector<HTMLElement>('[data-map-canvas]'))?.focus();
      });
    };
  }, [open]);
}
