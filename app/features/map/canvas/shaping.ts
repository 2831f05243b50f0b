import { useReactFlow } from '@xyflow/react';
import { createContext, useMemo, useState, type PointerEvent } from 'react';
import { placeHub, placeLabelOn, setBends } from '../../../domain/graph/commands.ts';
import type { Anchored } from '../../../domain/graph/types.ts';
import {
  aligned,
  boxesOf,
  hubOffset,
  isInLine,
  labelAnchor,
  type LineHandle,
  type Point,
  type Reshaped,
  type Scene,
  withBend,
  withoutBend,
} from '../../../domain/scene/index.ts';
import { useGraphSession, usePeers } from '../../sync/index.ts';
import { useMap } from '../map-context.ts';
import { useStable } from '../use-stable.ts';
import { followPointer } from './follow-pointer.ts';

/** A line or a shared phrase as a hand has it now. */
interface Shape {
  id: string;
  bends: Anchored[];
  /** Of a shared phrase: [0, dx, dy], how far it stands from its own place. */
  label: Anchored | null;
}

/**
 * Takes lines, labels and shared phrases up; what is drawn meanwhile is `reshaped`. `onClick`: let go
 * without a move.
 */
export interface Shaping {
  /** A bend, or the place of a new one. */
  takeBend(id: string, handle: LineHandle, event: PointerEvent, onClick: () => void): void;
  takeLabel(id: string, event: PointerEvent): void;
  takeHub(id: string, event: PointerEvent, onClick: () => void): void;
}

export const ShapingContext = createContext<Shaping | null>(null);

/**
 * Lines, labels and shared phrases under one's own hand and those of others, by presence. Each is
 * stored once, when it is let go; Escape leaves it as it was.
 */
export function useShaping(canEdit: boolean): {
  shaping: Shaping | null;
  reshaped: Reshaped | null;
} {
  const flow = useReactFlow();
  const { map, scene, edit } = useMap();
  const session = useGraphSession();
  const [shape, setShape] = useState<Shape | null>(null);
  const peers = usePeers().filter((peer) => peer.shape?.map === map.id);
  const key = JSON.stringify([...peers.map((peer) => peer.shape), ...(shape ? [shape] : [])]);
  const reshaped = useMemo(() => reshapedBy(JSON.parse(key) as Shape[], scene), [key, scene]);

  const show = (next: Shape | null) => {
    setShape(next);
    session?.setPresence({ shape: next && { map: map.id, ...next } });
  };
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    return [x, y];
  };

  const takeBend = useStable(
    (id: string, handle: LineHandle, event: PointerEvent, onClick: () => void) => {
      const edge = scene.edges.find((one) => one.id === id);
      if (!edge) return;
      const boxes = boxesOf(scene, edge);
      let point = handle.at;
      followPointer(event, {
        onMove: (moved) => {
          point = aligned(edge, boxes, handle, at(moved));
          show({ id, bends: withBend(edge, boxes, handle, point), label: edge.pin });
        },
        onEnd: (isKept) => {
          show(null);
          if (!isKept) return;
          const isStraight = isInLine(edge, boxes, handle, point);
          const rest = handle.isNew ? [...edge.bends] : withoutBend(edge, handle.index);
          const bends = isStraight ? rest : withBend(edge, boxes, handle, point);
          edit((doc) => setBends(doc, { map: map.id, id, bends }));
        },
        onClick,
      });
    },
  );
  const takeLabel = useStable((id: string, event: PointerEvent) => {
    const edge = scene.edges.find((one) => one.id === id);
    if (!edge) return;
    const { x, y, width, height } = edge.label;
    const [startX, startY] = at(event);
    let place: Anchored | null = edge.pin;
    followPointer(event, {
      onMove: (moved) => {
        const [nowX, nowY] = at(moved);
        const middle: Point = [x + width / 2 + nowX - startX, y + height / 2 + nowY - startY];
        place = labelAnchor(edge, middle);
        show({ id, bends: [...edge.bends], label: place });
      },
      onEnd: (isKept) => {
        show(null);
        if (isKept) edit((doc) => placeLabelOn(doc, { map: map.id, id, at: place }));
      },
    });
  });
  const takeHub = useStable((id: string, event: PointerEvent, onClick: () => void) => {
    const hub = scene.hubs.find((one) => one.id === id);
    if (!hub) return;
    const [startX, startY] = at(event);
    const [dx, dy] = hubOffset(scene, hub);
    let offset: [number, number] = [dx, dy];
    followPointer(event, {
      onMove: (moved) => {
        const [nowX, nowY] = at(moved);
        offset = [Math.round(dx + nowX - startX), Math.round(dy + nowY - startY)];
        show({ id, bends: [], label: [0, ...offset] });
      },
      onEnd: (isKept) => {
        show(null);
        if (isKept) edit((doc) => placeHub(doc, { map: map.id, group: id, at: offset }));
      },
      onClick,
    });
  });
  const shaping = useMemo(
    () => (canEdit ? { takeBend, takeLabel, takeHub } : null),
    [canEdit, takeBend, takeLabel, takeHub],
  );
  return { shaping, reshaped };
}

/** null where nothing is being shaped. What the map does not show is left out. */
function reshapedBy(shapes: readonly Shape[], scene: Scene): Reshaped | null {
  const routes: NonNullable<Reshaped['routes']> = {};
  const hubs: NonNullable<Reshaped['hubs']> = {};
  const [edgeIds, hubIds] = [scene.edges, scene.hubs].map(
    (items) => new Set(items.map(({ id }) => id)),
  );
  for (const { id, bends, label } of shapes) {
    if (edgeIds!.has(id)) Object.assign(routes, { [id]: { bends, ...(label && { label }) } });
    else if (hubIds!.has(id) && label) Object.assign(hubs, { [id]: [label[1], label[2]] });
  }
  return Object.keys(routes).length + Object.keys(hubs).length === 0 ? null : { routes, hubs };
}
