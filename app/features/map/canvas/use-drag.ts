import { type NodeChange, useReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useStable } from '../use-stable.ts';
import { moveOnMap } from '../../../domain/graph/commands.ts';
import type { Box } from '../../../domain/graph/types.ts';
import {
  createMover,
  createRectIndex,
  type Guide,
  type Movable,
  type Places,
  type Rect,
  type Reshaped,
  snap,
  storedPlaces,
  withHeld,
} from '../../../domain/scene/index.ts';
import { useGraphSession } from '../../sync/index.ts';
import { useMap } from '../map-context.ts';
import type { MapFlowNode } from './flow-elements.ts';
import { usePeerDrags } from './use-peer-marks.ts';

/** Pixels on the screen within which a dragged thing is drawn into line with another. */
const REACH = 6;
const NO_GUIDES: readonly Guide[] = [];

/**
 * Cards, frames and remarks under the hand: the scene as it looks meanwhile, and what they are in
 * line with. Others see a drag by presence; it is stored once, at its end. A frame takes along what
 * lies in it. `reshaped` are lines under a hand meanwhile (shaping.ts).
 */
export function useDrag(sight: () => Rect, reshaped: Reshaped | null) {
  const flow = useReactFlow();
  const { map, scene: stored, edit, selection } = useMap();
  const session = useGraphSession();
  const [drag, setDrag] = useState<{ places: Places; guides: readonly Guide[] } | null>(null);
  const [size, setSize] = useState<{ id: string; box: Box } | null>(null);
  const peerDrags = usePeerDrags(map.id, stored);

  const ids = Object.keys({
    ...{ ...peerDrags, ...drag?.places, ...reshaped?.routes, ...reshaped?.hubs },
  }).sort();
  const key = ids.join(' ');
  // What stands still is looked at once a drag, not once a frame.
  const mover = useMemo(
    () => (key === '' ? null : createMover(stored, key.split(' '))),
    [stored, key],
  );
  const moved = useMemo(
    () => (mover ? mover({ ...peerDrags, ...drag?.places }, reshaped ?? undefined) : stored),
    [mover, stored, peerDrags, drag, reshaped],
  );
  const scene = useMemo(
    () => (size ? { ...moved, frames: resized(moved.frames, size) } : moved),
    [moved, size],
  );

  const items = useMemo(
    () => new Map([...stored.cards, ...stored.frames].map((item) => [item.id, item])),
    [stored],
  );
  const around = useMemo(() => {
    const index = createRectIndex<Movable>();
    for (const item of items.values()) index.add(item, item);
    return index;
  }, [items]);

  /** With what is chosen and not on the page, of which React Flow knows nothing. */
  const withRest = (given: Places): Places => {
    const [lead] = Object.keys(given);
    const from = lead === undefined ? undefined : items.get(lead);
    if (!lead || !from || !selection.ids.has(lead)) return { ...given };
    const [dx, dy] = [given[lead]![0] - from.x, given[lead]![1] - from.y];
    const places: Places = { ...given };
    for (const id of selection.ids) {
      const item = id in places ? undefined : items.get(id);
      if (item && !map.locked.includes(id)) places[id] = [item.x + dx, item.y + dy];
    }
    return places;
  };

  /** With frames' contents, and drawn into line with what stands still in sight. */
  const settle = (given: Places): { places: Places; guides: readonly Guide[] } => {
    const places = withHeld(stored, withRest(given));
    const [lead] = Object.keys(given);
    const item = lead === undefined ? undefined : items.get(lead);
    if (!item || !lead) return { places, guides: NO_GUIDES };
    const [x, y] = given[lead]!;
    const others = around.near(sight()).filter(({ id }) => !(id in places));
    const { dx, dy, guides } = snap({ ...item, x, y }, others, REACH / flow.getZoom());
    for (const at of Object.values(places)) {
      at[0] += dx;
      at[1] += dy;
    }
    return { places, guides };
  };

  const store = (places: Places) =>
    edit((doc) => moveOnMap(doc, { map: map.id, ...storedPlaces(stored.frames, places) }));

  const move = (given: Places, underWay: boolean) => {
    if (!underWay) {
      // The last moment of a drag is as it was drawn; a key moves by itself.
      const places = drag ? drag.places : withHeld(stored, withRest(given));
      setDrag(null);
      session?.setPresence({ drag: null });
      const isMoved = Object.entries(places).some(([id, [x, y]]) => {
        const from = items.get(id);
        return from && (from.x !== x || from.y !== y);
      });
      if (isMoved) store(places);
      return;
    }
    const settled = settle(given);
    setDrag(settled);
    const [id, at] = Object.entries(settled.places)[0]!;
    const from = items.get(id);
    if (!from) return;
    // What is dragged without having been selected is selected by it.
    if (!selection.ids.has(id)) selection.select(id);
    session?.setPresence({ drag: { map: map.id, dx: at[0] - from.x, dy: at[1] - from.y } });
  };

  const resize = (id: string, box: Box, underWay: boolean) => {
    setSize(underWay ? { id, box } : null);
    if (!underWay) edit((doc) => moveOnMap(doc, { map: map.id, places: {}, boxes: { [id]: box } }));
  };

  const onChanges = useStable((changes: readonly NodeChange<MapFlowNode>[]) => {
    const sizes = changes.filter((change) => change.type === 'dimensions');
    const moves = changes.filter((change) => change.type === 'position');
    const sized = sizes.find(({ dimensions, resizing }) => dimensions && resizing !== undefined);
    if (sized) {
      const held = size?.id === sized.id ? size.box : null;
      const frame = stored.frames.find(({ id }) => id === sized.id);
      const at = moves.find(({ id }) => id === sized.id)?.position;
      if (!frame) return;
      const [x, y, width, height] = held ?? [frame.x, frame.y, frame.width, frame.height];
      const box: Box = [
        at?.x ?? x,
        at?.y ?? y,
        sized.dimensions?.width ?? width,
        sized.dimensions?.height ?? height,
      ];
      resize(sized.id, box, sized.resizing === true);
      return;
    }
    const places: Places = {};
    for (const { id, position } of moves) if (position) places[id] = [position.x, position.y];
    if (Object.keys(places).length === 0) return;
    move(
      places,
      moves.some(({ dragging }) => dragging),
    );
  });
  return {
    scene,
    isMoving: key !== '' || size !== null,
    guides: drag?.guides ?? NO_GUIDES,
    onChanges,
  };
}

const resized = <Item extends { id: string }>(
  frames: Item[],
  { id, box: [x, y, width, height] }: { id: string; box: Box },
): Item[] => frames.map((frame) => (frame.id === id ? { ...frame, x, y, width, height } : frame));
