import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveOnMap } from '../../../domain/graph/commands.ts';
import {
  type Blocks,
  blocksOf,
  boxRound,
  columnsLayout,
  heldBy,
  matrixLayout,
  type Movable,
  type Places,
  type Placing,
  type Rect,
  storedPlaces,
  union,
} from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';
import type { LayoutTask } from './compute.ts';
import { useBringInSight } from './use-bring-in-sight.ts';
import { useGlide } from './use-glide.ts';

export const ALGORITHMS = ['layered', 'tree', 'force'] as const;

/** Cards put in columns by a vocabulary, and in rows by another where there is one. */
export interface Grid {
  columns: Placing;
  rows: Placing | null;
}
export type Layout = (typeof ALGORITHMS)[number] | Grid;
export const nameOf = (layout: Layout) => (typeof layout === 'string' ? layout : 'grid');

const placedAt = (items: Movable[], places: Places): Rect =>
  union(
    items.map(({ id, x, y, width, height }) => {
      const [left, top] = places[id] ?? [x, y];
      return { x: left, y: top, width, height };
    }),
  );

/** Longer than any map that one can read; then it is given up and said. */
const PATIENCE_MS = 30_000;

/**
 * Lays out what is selected, what the selected frame holds (which then closes round it), or else the
 * whole map, each frame going as one: one undo step. What is locked stays.
 */
export function useLayout() {
  const { t } = useTranslation('map');
  const { graph, map, scene, selection, edit } = useMap();
  const glide = useGlide();
  const bringInSight = useBringInSight();
  const [running, setRunning] = useState<ReturnType<typeof nameOf> | null>(null);

  const run = async (layout: Layout): Promise<void> => {
    const frame = scene.frames.find(({ id }) => id === selection.only);
    const ids = new Set(frame ? heldBy(frame, scene) : selection.ids);
    const among = scene.cards.filter(({ id }) => ids.has(id));
    // In columns and rows a card's place says what it is, in a frame or not.
    const blocks =
      among.length > 1
        ? blocksOf({ cards: among, frames: [] }, map.locked)
        : blocksOf(typeof layout === 'string' ? scene : { ...scene, frames: [] }, map.locked);
    setRunning(nameOf(layout));
    try {
      const places = await placesFor(layout, blocks);
      const stored = storedPlaces(scene.frames, blocks.unfold(places));
      const whole = placedAt(blocks.items, places);
      if (frame && among.length > 1) {
        const others = scene.frames.filter(({ id }) => ids.has(id));
        const still = among.filter(({ id }) => !(id in places));
        stored.boxes[frame.id] = boxRound([whole, ...others, ...still]);
      }
      glide();
      edit((doc) => moveOnMap(doc, { map: map.id, ...stored }));
      bringInSight(whole);
    } catch (error) {
      notifications.show({ message: t('layout.failed'), color: 'ink' });
      reportError(error);
    } finally {
      setRunning(null);
    }
  };
  const placesFor = (layout: Layout, { items, blockOf }: Blocks): Promise<Places> | Places => {
    if (typeof layout === 'object') {
      const { columns, rows } = layout;
      return rows === null
        ? columnsLayout(graph, items, columns)
        : matrixLayout(graph, items, { rows, columns });
    }
    const shared = new Map(scene.hubs.map((hub) => [hub.id, hub.label]));
    const links = scene.edges.flatMap(({ id, from, to, hub, label }) => {
      const [start, end] = [blockOf(from), blockOf(to)];
      // A phrase that is shared stands before what the line says by itself.
      const phrase = shared.get(hub ?? '') ?? { width: 0, height: 0 };
      const width = label.width + phrase.width;
      const height = Math.max(label.height, phrase.height);
      return start && end && (start !== end || start === from)
        ? [{ id, from: start, to: end, width, height }]
        : [];
    });
    return inWorker({ kind: layout, items, links });
  };
  return { run, running };
}

function inWorker(task: LayoutTask): Promise<Places> {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Places>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('layout took too long')), PATIENCE_MS);
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ places?: Places; error?: string }>) => {
        clearTimeout(timer);
        if (data.places) resolve(data.places);
        else reject(new Error(data.error));
      },
    );
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
