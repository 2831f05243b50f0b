import { Panel, useReactFlow, useStore, useViewport } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardItem, Rect, Scene } from '../../../domain/scene/index.ts';
import classes from './canvas.module.css';

/** Canvases narrower than this have no room to spare for it. */
const WIDE = 900;
/** It helps one find one's way only where most of the map is out of sight. */
const MOSTLY_HIDDEN = 0.5;
const SIZE = { width: 200, height: 150 };

/**
 * The whole map in small, where the canvas is wide and shows only a part of it; a press goes there.
 * One path a colour: React Flow's own draws each card anew at each moment of a drag.
 */
export function Overview({ scene }: { scene: Scene }) {
  const { t } = useTranslation('map');
  const { bounds, cards } = scene;
  const { x, y, zoom } = useViewport();
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = (start: number, length: number, offset: number, room: number): number => {
    const from = Math.max(0, start * zoom + offset);
    const to = Math.min(room, (start + length) * zoom + offset);
    return Math.max(0, to - from) / Math.max(1, length * zoom);
  };
  const part = shown(bounds.x, bounds.width, x, width) * shown(bounds.y, bounds.height, y, height);
  if (width < WIDE || part > MOSTLY_HIDDEN) return null;

  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(at.x, at.y, { zoom });
  };
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  return (
    <Panel position="bottom-right" className={classes.overview}>
      <svg
        {...SIZE}
        viewBox={[bounds.x, bounds.y, bounds.width, bounds.height].join(' ')}
        role="img"
        aria-label={t('canvas.minimap')}
        onPointerDown={go}
        onPointerMove={go}
      >
        <Cards cards={cards} />
        <path d={`${pathOf(bounds)}${pathOf(view)}`} fill="var(--map-mask)" fillRule="evenodd" />
      </svg>
    </Panel>
  );
}

const Cards = memo(function Cards({ cards }: { cards: readonly CardItem[] }) {
  const byColor = Map.groupBy(cards, colorOf);
  return [...byColor].map(([color, held]) => (
    <path key={color} d={held.map(pathOf).join('')} fill={color} />
  ));
});

const pathOf = ({ x, y, width, height }: Rect): string =>
  `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`;

function colorOf(card: CardItem): string {
  if (card.appearance === 'question') return 'var(--ink)';
  const hue = card.bars[0]?.hue;
  return hue ? `var(--hue-${hue})` : 'var(--line-strong)';
}
