import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { addFrame } from '../../../domain/graph/commands.ts';
import { freePlace, WORK_CARD } from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';

/** Lays a work on the map as a card; one that stands there already is shown instead. */
export function useWorkCard(): (work: string, at: [number, number]) => void {
  const { t } = useTranslation('map');
  const { map, scene, edit, selection } = useMap();
  return (work, at) => {
    const say = (key: 'laid' | 'laidAlready') =>
      notifications.show({ message: t(`sources.${key}`), color: 'ink' });
    const held = scene.frames.find((frame) => frame.work === work);
    if (held) {
      selection.select(held.id);
      return say('laidAlready');
    }
    const [x, y] = freePlace(WORK_CARD, at, [...scene.cards, ...scene.frames]);
    const { width, height } = WORK_CARD;
    const laid = edit((doc) =>
      addFrame(doc, { map: map.id, look: 'work', work, box: [x, y, width, height] }),
    );
    if (!laid.ok) return;
    selection.select(laid.value);
    say('laid');
  };
}
