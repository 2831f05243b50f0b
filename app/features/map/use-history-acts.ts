import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { type GraphSession, useGraphSession } from '../sync/index.ts';
import { plainIn } from './labels.ts';
import { useMap } from './map-context.ts';

/** Undo and redo of one's own steps; one that happens out of sight is said. */
export function useHistoryActs() {
  const { t, i18n } = useTranslation('map');
  const { graph, map, language } = useMap();
  const session = useGraphSession();

  const announce = (outcome: ReturnType<GraphSession['undo']> | undefined) => {
    if (!outcome) return;
    if (!outcome.changed) {
      notifications.show({ message: t('history.nothing'), color: 'ink' });
      return;
    }
    if (outcome.maps.length === 0 || outcome.maps.includes(map.id)) return;
    const names = outcome.maps.flatMap((id) => {
      const other = graph.maps[id];
      return other ? [plainIn(other.name, language)] : [];
    });
    const maps = new Intl.ListFormat(i18n.language).format(names);
    notifications.show({ message: t('history.elsewhere', { maps }), color: 'ink' });
  };
  return {
    undo: () => announce(session?.undo()),
    redo: () => announce(session?.redo()),
  };
}
