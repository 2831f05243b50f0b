import { getViewportForBounds, type ReactFlowInstance, type useStoreApi } from '@xyflow/react';
import type { Rect } from '../../../domain/scene/index.ts';

interface Fit {
  padding: Record<'top' | 'bottom' | 'left' | 'right', `${number}px`>;
  maxZoom: number;
}

/** The whole map in sight, clear of the tools above it and of the legend under it. */
export const FIT: Fit = {
  padding: { top: '76px', bottom: '76px', left: '32px', right: '32px' },
  maxZoom: 1,
};

/** The map alone, for the room: as large as it goes. */
export const FIT_ALONE: Fit = {
  padding: { top: '24px', bottom: '64px', left: '24px', right: '24px' },
  maxZoom: 2,
};

export const ZOOM = { least: 0.15, most: 2.5 } as const;

/** How small a map may be shown: so that all of it fits a small screen, were it ever so large. */
export const leastZoom = ({ width, height }: Rect): number =>
  Math.max(0.02, Math.min(ZOOM.least, 0.8 * Math.min(600 / width, 400 / height)));

/**
 * Brings a part of the map in sight. From the scene and not by React Flow's own `fitView`, which
 * knows only what is on the page (use-in-sight.ts).
 */
export function fitRect(
  flow: Pick<ReactFlowInstance, 'setViewport'>,
  store: ReturnType<typeof useStoreApi>,
  rect: Rect,
  { padding, maxZoom }: Fit,
): void {
  const { width, height, minZoom } = store.getState();
  if (width === 0 || rect.width === 0) return;
  void flow.setViewport(getViewportForBounds(rect, width, height, minZoom, maxZoom, padding));
}
