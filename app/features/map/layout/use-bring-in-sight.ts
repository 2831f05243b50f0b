import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { Rect } from '../../../domain/scene/index.ts';
import { FIT, fitRect } from '../canvas/fit.ts';
import { mapBox, rectOf } from '../canvas/view-box.ts';
import { prefersStillness } from '../stillness.ts';
import { GLIDE_MS } from './use-glide.ts';

/** Moves the view only where a part of the box is out of it, and changes its size only where it must. */
export function useBringInSight(): (box: Rect) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return (box) => {
    const view = mapBox(flow);
    if (!view) return;
    const seen = rectOf(view);
    const duration = prefersStillness() ? 0 : GLIDE_MS;
    const isInside =
      box.x >= seen.x &&
      box.y >= seen.y &&
      box.x + box.width <= seen.x + seen.width &&
      box.y + box.height <= seen.y + seen.height;
    if (isInside) return;
    if (box.width > seen.width || box.height > seen.height) {
      fitRect(flow, store, box, FIT, duration);
    } else {
      const { zoom } = flow.getViewport();
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration });
    }
  };
}
