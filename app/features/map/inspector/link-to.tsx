import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeConcepts } from '../../../domain/graph/commands.ts';
import { besideOf, freePlace } from '../../../domain/scene/index.ts';
import type { Activity } from '../activity.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { PickMenu } from '../parts/pick-menu.tsx';
import { suggestConcepts } from '../suggestions.ts';

interface LinkToProps {
  from: string;
  setActivity: (activity: Activity) => void;
}

const NEW_SIZE = { width: 184, height: 74 };

/** "Link to…": the click in the place of the drag. The other concept may not be on this map yet. */
export function LinkTo({ from, setActivity }: LinkToProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, scene, edit } = useMap();

  const choicesFor = (query: string) => {
    const found =
      query.trim() === ''
        ? scene.cards.flatMap(({ id }) => (id === from ? [] : (graph.concepts[id] ?? [])))
        : suggestConcepts(graph, query, { limit: 12, except: [from] });
    return found.map(({ id, label }) => ({
      id,
      label: plainIn(label, language),
      note: map.places[id] ? null : t('link.offMap'),
    }));
  };

  const choose = (to: string) => {
    const card = scene.cards.find(({ id }) => id === from);
    if (!map.places[to] && card) {
      const at = freePlace(NEW_SIZE, besideOf(card, NEW_SIZE), scene.cards);
      edit((doc) => placeConcepts(doc, { map: map.id, places: { [to]: at } }));
    }
    setActivity({ kind: 'link-phrase', from, to });
  };
  return (
    <PickMenu
      label={t('link.target')}
      placeholder={t('link.targetPlaceholder')}
      choicesFor={choicesFor}
      empty={t('link.noTarget')}
      onPick={choose}
      target={(isOpen, toggle) => (
        <Button size="xs" variant="default" aria-expanded={isOpen} onClick={toggle}>
          {t('link.linkTo')}
        </Button>
      )}
    />
  );
}
