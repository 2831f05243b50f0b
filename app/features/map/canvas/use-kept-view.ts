import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import { useStored } from '../../../components/use-stored.ts';
import { isWithin, overlaps } from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';
import { FIT, FIT_ALONE, fitRect, ZOOM } from './fit.ts';
import { mapBox, rectOf } from './view-box.ts';

/** The view has come to rest. */
const REST_MS = 400;

/**
 * A map is opened where one left it, in this browser; one that was seen whole is seen whole again,
 * whatever was added to it since. Shown alone it is seen whole. Returns what brings it there.
 */
export function useKeptView(presenting: boolean): () => void {
  const { map, scene } = useMap();
  const flow = useReactFlow();
  const store = useStoreApi();
  const [kept, keep] = useStored(`canevas-view-${map.id}`);

  const rest = useEffectEvent(() => {
    const box = mapBox(flow);
    if (!box || presenting) return;
    const { x, y, width, height } = rectOf(box);
    const isWhole = isWithin(scene.bounds, rectOf(box));
    keep(isWhole ? '' : `${x + width / 2} ${y + height / 2} ${flow.getZoom()}`);
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((state, before) => {
      if (state.transform === before.transform) return;
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);

  return () => {
    const view = presenting ? null : readView(kept ?? '');
    const { width, height } = store.getState();
    const sight = view && {
      x: view.x - width / 2 / view.zoom,
      y: view.y - height / 2 / view.zoom,
      width: width / view.zoom,
      height: height / view.zoom,
    };
    // What stood there may have gone.
    const holds = sight && [...scene.cards, ...scene.frames].some((item) => overlaps(item, sight));
    if (holds) {
      const { zoom } = view;
      void flow.setViewport({ x: -sight.x * zoom, y: -sight.y * zoom, zoom });
    } else fitRect(flow, store, scene.bounds, presenting ? FIT_ALONE : FIT);
  };
}

/** Null for what is not a view: nothing, or what an extension wrote there. */
function readView(text: string): { x: number; y: number; zoom: number } | null {
  const [x, y, zoom, ...rest] = text.split(' ').map(Number);
  if (x === undefined || y === undefined || !zoom || rest.length > 0) return null;
  if (![x, y, zoom].every(Number.isFinite) || zoom < 0 || zoom > ZOOM.most) return null;
  return { x, y, zoom };
}
