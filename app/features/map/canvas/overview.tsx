import { MiniMap, type Node, useStore, useViewport } from '@xyflow/react';
import type { Rect } from '../../../domain/scene/index.ts';
import type { ConceptNodeData, MapFlowNode } from './flow-elements.ts';
import classes from './canvas.module.css';

/** Canvases narrower than this have no room to spare for it. */
const WIDE = 900;
/** It helps one find one's way only where most of the map is out of sight. */
const MOSTLY_HIDDEN = 0.5;

/** The whole map in small, where the canvas is wide and shows only a part of it. */
export function Overview({ bounds }: { bounds: Rect }) {
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = (start: number, length: number, offset: number, room: number): number => {
    const from = Math.max(0, start * zoom + offset);
    const to = Math.min(room, (start + length) * zoom + offset);
    return Math.max(0, to - from) / Math.max(1, length * zoom);
  };
  const part = shown(bounds.x, bounds.width, x, width) * shown(bounds.y, bounds.height, y, height);
  if (width < WIDE || part > MOSTLY_HIDDEN) return null;
  return (
    <MiniMap
      pannable
      className={classes.overview}
      position="bottom-right"
      nodeColor={colorOf}
      nodeBorderRadius={8}
      bgColor="var(--paper-raised)"
      maskColor="var(--map-mask)"
    />
  );
}

function colorOf(node: Node): string {
  const { type, data } = node as MapFlowNode;
  if (type !== 'concept') return 'var(--line)';
  const { card } = data as ConceptNodeData;
  if (card.appearance === 'question') return 'var(--ink)';
  const hue = card.bars[0]?.hue;
  return hue ? `var(--hue-${hue})` : 'var(--line-strong)';
}
