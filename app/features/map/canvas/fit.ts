import { getViewportForBounds, type ReactFlowInstance, type useStoreApi } from '@xyflow/react';
import type { Rect } from '../../../domain/scene/index.ts';

interface Fit {
  /** Pixels at the left and right. */
  sides: number;
  maxZoom: number;
}

/** The whole map in sight. */
export const FIT: Fit = { sides: 32, maxZoom: 1 };

/** The map alone, for the room: as large as it goes. */
export const FIT_ALONE: Fit = { sides: 24, maxZoom: 2 };

/** Pixels between the map and the tools above it, or the legend under it. */
const AIR = 20;

export const ZOOM = { least: 0.15, most: 2.5 } as const;

/** How small a map may be shown: so that all of it fits a small screen, were it ever so large. */
export const leastZoom = ({ width, height }: Rect): number =>
  Math.max(0.02, Math.min(ZOOM.least, 0.8 * Math.min(600 / width, 400 / height)));

/**
 * Brings a part of the map in sight, clear of the tools and of the legend, however many rows it has.
 * From the scene and not by React Flow's own `fitView`, which knows only what is on the page
 * (use-in-sight.ts).
 */
export function fitRect(
  flow: Pick<ReactFlowInstance, 'setViewport'>,
  store: ReturnType<typeof useStoreApi>,
  rect: Rect,
  { sides, maxZoom }: Fit,
  duration = 0,
): void {
  const { width, height, minZoom, domNode } = store.getState();
  if (width === 0 || rect.width === 0 || !domNode) return;
  const room = domNode.getBoundingClientRect();
  const tools = document.querySelector('[data-map-tools]')?.getBoundingClientRect();
  const foot = document.querySelector('[data-map-foot]')?.getBoundingClientRect();
  const top = tools && tools.height > 0 ? tools.bottom - room.top : 0;
  const bottom = foot && foot.height > 0 ? room.bottom - foot.top : 0;
  const padding = {
    top: `${top + AIR}px`,
    bottom: `${bottom + AIR}px`,
    left: `${sides}px`,
    right: `${sides}px`,
  } as const;
  const viewport = getViewportForBounds(rect, width, height, minZoom, maxZoom, padding);
  void flow.setViewport(viewport, { duration });
}
