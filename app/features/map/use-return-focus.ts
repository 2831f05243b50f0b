import { useEffect } from 'react';

/** On leaving, gives the focus back to what had it; to the map where that is gone. Never takes it from elsewhere. */
export function useReturnFocus(): void {
  useEffect(() => {
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
  }, []);
}
