import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveOnMap } from '../../../domain/graph/commands.ts';
import {
  columnsLayout,
  heldBy,
  matrixLayout,
  type Movable,
  type Places,
} from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';
import type { LayoutTask } from './compute.ts';

export const LAYOUTS = ['layered', 'tree', 'force', 'columns', 'matrix'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** Longer than any map that one can read; then it is given up and said. */
const PATIENCE_MS = 30_000;

/**
 * Lays out what is selected, what the selected frame holds, or else the whole map: one undo step.
 * What is locked stays.
 */
export function useLayout() {
  const { t } = useTranslation('map');
  const { graph, map, scene, selection, edit } = useMap();
  const [running, setRunning] = useState<LayoutName | null>(null);

  const chosen = (): Movable[] => {
    const frame = scene.frames.find(({ id }) => id === selection.only);
    const ids = new Set(frame ? heldBy(frame, scene) : selection.ids);
    const among = scene.cards.filter(({ id }) => ids.has(id));
    const cards = among.length > 1 ? among : scene.cards;
    return cards
      .filter(({ id }) => !map.locked.includes(id))
      .map(({ id, x, y, width, height }) => ({ id, x, y, width, height }));
  };

  const run = async (layout: LayoutName): Promise<void> => {
    const items = chosen();
    setRunning(layout);
    try {
      const places = await placesFor(layout, items);
      edit((doc) => moveOnMap(doc, { map: map.id, places, boxes: {} }));
    } catch (error) {
      notifications.show({ message: t('layout.failed'), color: 'ink' });
      reportError(error);
    } finally {
      setRunning(null);
    }
  };
  const placesFor = (layout: LayoutName, items: Movable[]): Promise<Places> | Places => {
    if (layout === 'columns') return columnsLayout(graph, items);
    if (layout === 'matrix') {
      return matrixLayout(graph, items, { rows: 'level', columns: 'literature' });
    }
    const links = scene.edges.map(({ id, from, to, label: { width, height } }) => ({
      id,
      from,
      to,
      width,
      height,
    }));
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
