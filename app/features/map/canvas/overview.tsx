import { MiniMap, type Node, useStore, useViewport } from '@xyflow/react';
import type { Rect } from '../../../domain/scene/index.ts';
import type { ConceptFlowNode } from './flow-elements.ts';
import classes from './canvas.module.css';

/** Canvases narrower than this have no room to spare for it. */
const WIDE = 900;

/** The whole map in small, where the canvas is wide and shows only a part of it. */
export function Overview({ bounds }: { bounds: Rect }) {
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isWhole =
    bounds.x * zoom + x >= -1 &&
    bounds.y * zoom + y >= -1 &&
    (bounds.x + bounds.width) * zoom + x <= width + 1 &&
    (bounds.y + bounds.height) * zoom + y <= height + 1;
  if (width < WIDE || isWhole) return null;
  return (
    <MiniMap
      pannable
      className={classes.overview}
      position="bottom-right"
      nodeColor={colorOf}
      nodeBorderRadius={20}
      bgColor="var(--paper-raised)"
      maskColor="var(--map-mask)"
    />
  );
}

function colorOf(node: Node): string {
  const { card } = (node as ConceptFlowNode).data;
  if (card.appearance === 'question') return 'var(--ink)';
  const hue = card.bars[0]?.hue;
  return hue ? `var(--hue-${hue})` : 'var(--line-strong)';
}
