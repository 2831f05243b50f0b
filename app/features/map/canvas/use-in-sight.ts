import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import {
  type EdgeItem,
  extentOf,
  type HubItem,
  overlaps,
  type Rect,
  type Scene,
} from '../../../domain/scene/index.ts';

/** From so many cards and lines on, only those in sight and about it are on the page. */
const MANY = 400;
/** Pixels of the screen. What is on the page changes when the view leaves a tile, and not before. */
const TILE = 400;
/** So many chosen things are on the page wherever they stand; of more, those that are in sight. */
const CHOSEN = 100;
/** Below this zoom no text can be read, and none is drawn. */
const FAR = 0.3;

interface Sight {
  /** What is to be on the page. */
  scene: Scene;
  far: boolean;
}

/**
 * The part of a scene that React Flow is given: all of a small one, of a large one what lies in
 * sight or about it, what is chosen, and the cards at the ends of the lines (a line whose end is not
 * there is not drawn). React Flow's own `onlyRenderVisibleElements` still looks at each element at
 * every moment of a drag.
 */
export function useInSight(scene: Scene, selected: ReadonlySet<string>): Sight {
  const isLarge = scene.cards.length + scene.edges.length > MANY;
  const far = useStore(({ transform: [, , zoom] }) => isLarge && zoom < FAR);
  const key = useStore(({ transform: [x, y, zoom], width, height }) => {
    if (!isLarge) return '';
    // Tiles are as large on the screen at any zoom, give or take a half.
    const tile = TILE / 2 ** Math.round(Math.log2(zoom));
    const edge = (at: number, step: number): number => Math.floor(at / tile + step) * tile;
    const [left, top] = [edge(-x / zoom, -0.5), edge(-y / zoom, -0.5)];
    const [right, bottom] = [edge((width - x) / zoom, 1.5), edge((height - y) / zoom, 1.5)];
    return width === 0 ? '0 0 0 0' : [left, top, right - left, bottom - top].join(' ');
  });
  return useMemo(() => {
    if (key === '') return { scene, far };
    const [x, y, width, height] = key.split(' ').map(Number) as [number, number, number, number];
    return { scene: within(scene, { x, y, width, height }, selected), far };
  }, [key, scene, selected, far]);
}

/** `extents` of lines that did not change are not looked for again. */
const extents = new WeakMap<EdgeItem | HubItem, Rect>();

function reachOf(line: EdgeItem | HubItem): Rect {
  const held = extents.get(line) ?? extentOf(line);
  extents.set(line, held);
  return held;
}

export function within(scene: Scene, sight: Rect, selected: ReadonlySet<string>): Scene {
  const isChosen = (id: string): boolean => selected.size <= CHOSEN && selected.has(id);
  const isShown = (item: Rect & { id: string }) => overlaps(item, sight) || isChosen(item.id);
  // A shared phrase is drawn with all that share it (proposition-edge.tsx).
  const hubs = scene.hubs.filter((hub) => overlaps(reachOf(hub), sight));
  const shared = new Set(hubs.map(({ id }) => id));
  const edges = scene.edges.filter(
    (edge) =>
      overlaps(reachOf(edge), sight) ||
      isChosen(edge.id) ||
      (edge.hub !== null && shared.has(edge.hub)),
  );
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    ...scene,
    edges,
    cards: scene.cards.filter((card) => isShown(card) || ends.has(card.id)),
    frames: scene.frames.filter(isShown),
  };
}
