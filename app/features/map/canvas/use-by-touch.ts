import { useEffect, useState } from 'react';

/**
 * Whether it was a finger that touched the page last. A finger that pans the map may land on any
 * card: it moves only those that were chosen before.
 */
export function useByTouch(): boolean {
  const [byTouch, setByTouch] = useState(() => matchMedia('(pointer: coarse)').matches);
  useEffect(() => {
    // Heard before React Flow hears of the same finger by its `touchstart`.
    const look = ({ pointerType }: PointerEvent) => setByTouch(pointerType === 'touch');
    document.addEventListener('pointerdown', look, { capture: true });
    return () => document.removeEventListener('pointerdown', look, { capture: true });
  }, []);
  return byTouch;
}
