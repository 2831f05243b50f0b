import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeConcepts } from '../../../domain/graph/commands.ts';
import { besideOf, freePlace } from '../../../domain/scene/index.ts';
import type { Activity } from '../activity.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { suggestConcepts } from '../suggestions.ts';
import classes from './inspector.module.css';

interface LinkToProps {
  from: string;
  setActivity: (activity: Activity) => void;
}

const NEW_SIZE = { width: 184, height: 74 };

/** "Link to…": the click in the place of the drag. The other concept may not be on this map yet. */
export function LinkTo({ from, setActivity }: LinkToProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, scene, edit } = useMap();
  const combobox = useCombobox({ onDropdownClose: () => setQuery('') });
  const [query, setQuery] = useState('');
  const found =
    query.trim() === ''
      ? scene.cards.flatMap(({ id }) => (id === from ? [] : (graph.concepts[id] ?? [])))
      : suggestConcepts(graph, query, { limit: 12, except: [from] });

  const choose = (to: string) => {
    combobox.closeDropdown();
    const card = scene.cards.find(({ id }) => id === from);
    if (!map.places[to] && card) {
      const at = freePlace(NEW_SIZE, besideOf(card, NEW_SIZE), scene.cards);
      edit((doc) => placeConcepts(doc, { map: map.id, places: { [to]: at } }));
    }
    setActivity({ kind: 'link-phrase', from, to });
  };
  return (
    <Combobox store={combobox} width={280} position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button size="xs" variant="default" onClick={() => combobox.toggleDropdown()}>
          {t('link.linkTo')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.EventsTarget>
          <TextInput
            aria-label={t('link.target')}
            placeholder={t('link.targetPlaceholder')}
            value={query}
            data-autofocus
            ref={(element) => element?.focus()}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.EventsTarget>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={t('link.target')}>
          {found.map((concept) => (
            <Combobox.Option key={concept.id} value={concept.id}>
              <span className={classes.option}>{plainIn(concept.label, language)}</span>
              {map.places[concept.id] ? null : (
                <small className={classes.optionNote}>{t('link.offMap')}</small>
              )}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
