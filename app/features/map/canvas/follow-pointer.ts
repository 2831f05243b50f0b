import type { PointerEvent as ReactPointerEvent } from 'react';

/** Pixels below which a press is a click and no drag. */
const SLACK = 3;

interface Followed {
  onMove: (event: PointerEvent) => void;
  /** Once, after a move: whether what was moved is to be kept. */
  onEnd: (isKept: boolean) => void;
  /** Let go without a move. */
  onClick?: () => void;
}

/**
 * Follows the pointer that went down until it comes up, wherever it goes and whatever becomes of the
 * element meanwhile. Escape, or a gesture that the browser takes over, leaves things as they were.
 */
export function followPointer(
  event: ReactPointerEvent,
  { onMove, onEnd, onClick }: Followed,
): void {
  if (event.button !== 0) return;
  const { pointerId, clientX, clientY } = event;
  let hasMoved = false;
  const heard = new AbortController();
  const { signal } = heard;
  const end = (isKept: boolean): void => {
    heard.abort();
    if (hasMoved) onEnd(isKept);
    else if (isKept) onClick?.();
  };
  const ofPointer = (act: (event: PointerEvent) => void) => (other: PointerEvent) => {
    if (other.pointerId === pointerId) act(other);
  };
  window.addEventListener(
    'pointermove',
    ofPointer((moved) => {
      hasMoved ||= Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > SLACK;
      if (hasMoved) onMove(moved);
    }),
    { signal },
  );
  window.addEventListener(
    'pointerup',
    ofPointer(() => end(true)),
    { signal },
  );
  window.addEventListener(
    'pointercancel',
    ofPointer(() => end(false)),
    { signal },
  );
  window.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      end(false);
    },
    { signal, capture: true },
  );
}
