import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { heldBy, type Places, type Scene } from '../../../domain/scene/index.ts';
import { usePeers } from '../../sync/index.ts';
import type { PeerMark } from './flow-elements.ts';

/**
 * Who holds what, by id of concept or proposition. A peer's cursor moves twenty times a second: the
 * answer is the same object until a selection changes.
 */
export function usePeerMarks(): ReadonlyMap<string, readonly PeerMark[]> {
  const { t } = useTranslation('map');
  const held = usePeers().filter(({ selection, editing }) => selection.length > 0 || editing);
  const key = JSON.stringify(
    held.map(({ client, name, color, selection, editing }) => [
      client,
      name,
      color,
      selection,
      editing?.id ?? null,
    ]),
  );
  return useMemo(() => {
    const marks = new Map<string, PeerMark[]>();
    const peers = JSON.parse(key) as [number, string, string, string[], string | null][];
    for (const [client, person, color, selection, writing] of peers) {
      for (const id of new Set(writing === null ? selection : [...selection, writing])) {
        const name = id === writing ? t('presence.editing', { name: person }) : person;
        marks.set(id, [...(marks.get(id) ?? []), { client, name, color }]);
      }
    }
    return marks;
  }, [key, t]);
}

/** Where others' drags under way have taken cards and frames of this map, in map units. */
export function usePeerDrags(mapId: string, scene: Scene): Places | null {
  const dragging = usePeers().filter(({ drag }) => drag?.map === mapId);
  const key = JSON.stringify(
    dragging.map(({ selection, drag }) => [selection, drag!.dx, drag!.dy]),
  );
  return useMemo(() => {
    const drags = JSON.parse(key) as [string[], number, number][];
    if (drags.length === 0) return null;
    const items = new Map([...scene.cards, ...scene.frames].map((item) => [item.id, item]));
    const moved: Places = {};
    for (const [selection, dx, dy] of drags) {
      const taken = scene.frames.filter(({ id }) => selection.includes(id));
      for (const id of [...selection, ...taken.flatMap((frame) => heldBy(frame, scene))]) {
        const item = items.get(id);
        if (item) moved[id] = [item.x + dx, item.y + dy];
      }
    }
    return moved;
  }, [key, scene]);
}
