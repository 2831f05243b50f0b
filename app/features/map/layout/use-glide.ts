import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** As in canvas.module.css. */
export const GLIDE_MS = 320;

/**
 * Lets every card glide to the place that a layout gives it, so that the eye keeps it. Readers who
 * wish for stillness see it there at once (canvas.module.css).
 */
export function useGlide(): () => void {
  const store = useStoreApi();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    const { domNode } = store.getState();
    if (!domNode) return;
    domNode.dataset.gliding = '';
    clearTimeout(timer.current);
    timer.current = setTimeout(() => delete domNode.dataset.gliding, GLIDE_MS);
  };
}
