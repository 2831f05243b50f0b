import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import { useMap } from './map-context.ts';

/** Pixels: the tools stand above, the legend below. */
const MARGIN = { side: 24, top: 72, bottom: 72 };
/** The canvas has its new size one frame after a panel has opened. */
const SETTLE_MS = 60;

/**
 * When a panel opens and narrows the canvas, what is selected is moved out from under it; not while a
 * hand is at work there, which the map would slip away from.
 */
export function useKeepInSight(panelsOpen: boolean, atWork: boolean): void {
  const { scene, selection } = useMap();
  const flow = useReactFlow();
  const keep = useEffectEvent(() => {
    if (atWork) return;
    const { only } = selection;
    const card = [...scene.cards, ...scene.frames].find(({ id }) => id === only);
    const box = card ?? scene.edges.find(({ id }) => id === only)?.label;
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!box || !canvas) return;
    const { x, y, zoom } = flow.getViewport();
    const shift = {
      x: shiftOf(box.x * zoom + x, box.width * zoom, canvas.width, MARGIN.side, MARGIN.side),
      y: shiftOf(box.y * zoom + y, box.height * zoom, canvas.height, MARGIN.top, MARGIN.bottom),
    };
    if (shift.x === 0 && shift.y === 0) return;
    void flow.setViewport({ x: x + shift.x, y: y + shift.y, zoom });
  });
  useEffect(() => {
    if (!panelsOpen) return;
    const timer = setTimeout(keep, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [panelsOpen, selection.only]);
}

/** How far a stretch has to move to stand between the margins; its start wins where it is too long. */
function shiftOf(
  start: number,
  length: number,
  room: number,
  before: number,
  after: number,
): number {
  if (start < before) return before - start;
  const over = start + length - (room - after);
  return over > 0 ? -Math.min(over, start - before) : 0;
}
