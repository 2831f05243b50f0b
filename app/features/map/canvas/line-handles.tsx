import { useStore, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setBends } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import type { Anchored } from '../../../domain/graph/types.ts';
import {
  aside,
  boxesOf,
  GRID,
  handlesOf,
  type LineHandle,
  type Point,
  type Scene,
  withBend,
  withoutBend,
} from '../../../domain/scene/index.ts';
import { focusElement } from '../focus-element.ts';
import { useMap } from '../map-context.ts';
import classes from './line-handles.module.css';
import type { Shaping } from './shaping.ts';

/** Pixels on the screen that a stretch has at least, to be offered a bend. */
const SHORTEST = 56;
const STEPS: Partial<Record<string, Point>> = {
  ArrowLeft: [-GRID, 0],
  ArrowRight: [GRID, 0],
  ArrowUp: [0, -GRID],
  ArrowDown: [0, GRID],
};

/**
 * What the chosen line is bent by: a dot on each bend, a smaller one where a new bend would be. They
 * are buttons above the map and not in the line, which is one itself: by a key or a click they do what
 * a drag does.
 */
export function LineHandles({ scene, shaping }: { scene: Scene; shaping: Shaping }) {
  const { t } = useTranslation('lines');
  const { map, selection, edit } = useMap();
  const zoom = useStore(({ transform }) => transform[2]);
  const group = useRef<HTMLDivElement>(null);
  /** The bend that a key or a click has just made, which takes the focus once it is there. */
  const made = useRef<number | null>(null);
  const edge = scene.edges.find(({ id }) => id === selection.only);
  const count = edge?.bends.length ?? 0;
  useEffect(() => {
    if (made.current === null) return;
    group.current?.querySelector<HTMLElement>(`[data-bend="${made.current}"]`)?.focus();
    made.current = null;
  }, [count]);
  if (!edge) return null;
  const boxes = boxesOf(scene, edge);
  const handles = handlesOf(edge, boxes, SHORTEST / zoom);

  const store = (bends: Anchored[]) =>
    edit((doc) => setBends(doc, { map: map.id, id: edge.id, bends }));
  const remove = (handle: LineHandle) => {
    store(withoutBend(edge, handle.index));
    focusElement(edge.id);
  };
  const add = (handle: LineHandle) => {
    made.current = handle.index;
    store(withBend(edge, boxes, handle, aside(edge, boxes, handle)));
  };
  const onKeyDown = (handle: LineHandle) => (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === 'Escape') focusElement(edge.id);
    else if (step && !handle.isNew) {
      const to: Point = [handle.at[0] + step[0], handle.at[1] + step[1]];
      store(withBend(edge, boxes, handle, to));
    } else if (!handle.isNew && (event.key === 'Delete' || event.key === 'Backspace')) {
      remove(handle);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ViewportPortal>
      <div ref={group} role="group" aria-label={t('handles.label')} data-own-keys>
        {handles
          .filter(({ isNew }) => !isNew || count < LIMITS.bends)
          .map((handle) => (
            <button
              key={`${handle.isNew ? 'new' : 'bend'} ${handle.index}`}
              type="button"
              className={`nopan nodrag ${classes.handle}`}
              data-new={handle.isNew || undefined}
              data-bend={handle.isNew ? undefined : handle.index}
              aria-label={
                handle.isNew
                  ? t('handles.add', { number: handle.index + 1 })
                  : t('handles.bend', { number: handle.index + 1, count })
              }
              title={t(handle.isNew ? 'handles.addHint' : 'handles.bendHint')}
              style={{
                transform: `translate(${handle.at[0]}px, ${handle.at[1]}px) translate(-50%, -50%) scale(${1 / zoom})`,
              }}
              onPointerDown={(event) =>
                shaping.takeBend(edge.id, handle, event, () => handle.isNew && add(handle))
              }
              // By a key: the pointer's own clicks are heard as it is let go, and not after a drag.
              onClick={({ detail }) => detail === 0 && handle.isNew && add(handle)}
              onDoubleClick={(event) => {
                event.stopPropagation();
                if (!handle.isNew) remove(handle);
              }}
              onKeyDown={onKeyDown(handle)}
            />
          ))}
      </div>
    </ViewportPortal>
  );
}
