import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useGraphSession } from '../../sync/index.ts';
import { mapBox } from './view-box.ts';

/** Tells the others what part of the map is in sight, for those who follow. */
export function useTellView(map: string): void {
  const session = useGraphSession();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const tell = () => session?.setPresence({ view: { map, box: mapBox(flow) } });
    tell();
    // The store itself: a single turn of the wheel begins a move and never reports one.
    return store.subscribe((state, before) => {
      const isSame =
        state.transform === before.transform &&
        state.width === before.width &&
        state.height === before.height;
      if (!isSame) tell();
    });
  }, [session, flow, store, map]);
}
