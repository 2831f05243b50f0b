import type { ReactFlowInstance, Rect } from '@xyflow/react';
import type { ViewBox } from '../../../domain/protocol.ts';

/** The part of the map that is in sight; null where no canvas is on the page. */
export function mapBox(flow: Pick<ReactFlowInstance, 'getViewport'>): ViewBox | null {
  const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!canvas || canvas.width === 0) return null;
  const { x, y, zoom } = flow.getViewport();
  return [-x / zoom, -y / zoom, canvas.width / zoom, canvas.height / zoom].map(
    Math.round,
  ) as ViewBox;
}

export const rectOf = ([x, y, width, height]: ViewBox): Rect => ({ x, y, width, height });
