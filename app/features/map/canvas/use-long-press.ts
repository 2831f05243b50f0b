import { type PointerEvent, useEffect, useRef } from 'react';
import { useStable } from '../use-stable.ts';

const LONG_MS = 500;
/** Pixels that a finger may slip while it rests. */
const SLIP = 10;

/**
 * A finger that rests on one spot, in the place of Ctrl and a click, or of a double-click. A second
 * finger, or one that slips, is no long press.
 *
 * @param onLong with the element under the finger and where it rests, in pixels of the window
 */
export function useLongPress(onLong: (under: Element, x: number, y: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef<[x: number, y: number]>([0, 0]);
  const long = useStable(onLong);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => stop, []);
  return {
    onPointerDownCapture: ({ pointerType, isPrimary, target, clientX, clientY }: PointerEvent) => {
      stop();
      if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
      start.current = [clientX, clientY];
      timer.current = setTimeout(() => {
        swallowTap();
        long(target, clientX, clientY);
      }, LONG_MS);
    },
    onPointerMoveCapture: ({ clientX, clientY }: PointerEvent) => {
      const [x, y] = start.current;
      if (Math.hypot(clientX - x, clientY - y) > SLIP) stop();
    },
    onPointerUpCapture: stop,
    onPointerCancelCapture: stop,
    /** Android's own menu comes at the same moment. */
    onContextMenu: (event: { preventDefault(): void; nativeEvent: Event }) => {
      const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
      if (pointerType === 'touch') event.preventDefault();
    },
  };
}

/** The finger that is lifted after a long press would yet count as a tap, and take it back. */
function swallowTap(): void {
  const swallow = (event: TouchEvent) => event.preventDefault();
  document.addEventListener('touchend', swallow, { capture: true, once: true, passive: false });
}
