import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conceptsOn, folded, propositionsOn } from '../../../domain/graph/queries.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { SentenceText } from '../parts/sentence-text.tsx';
import classes from './library-drawer.module.css';

const SHOWN = 40;

interface SourceTargetsProps {
  onPick: (id: string) => void;
  children: ReactNode;
}

/** "Add as source…": the propositions and concepts of this map, the click in place of the drag. */
export function SourceTargets({ onPick, children }: SourceTargetsProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, sentenceOf } = useMap();
  const combobox = useCombobox({ onDropdownClose: () => setQuery('') });
  const [query, setQuery] = useState('');
  const words = folded(query).split(/\s+/).filter(Boolean);
  const isWanted = (text: string) => words.every((word) => folded(text).includes(word));
  const offered = combobox.dropdownOpened
    ? [
        ...propositionsOn(graph, map).flatMap(({ id }) => {
          const sentence = sentenceOf(id);
          return sentence && isWanted(sentence.text)
            ? [{ id, label: <SentenceText sentence={sentence} /> }]
            : [];
        }),
        ...conceptsOn(graph, map)
          .map(({ id, label }) => ({ id, label: plainIn(label, language) }))
          .filter(({ label }) => isWanted(label)),
      ]
    : [];
  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-start"
      onOptionSubmit={(id) => {
        combobox.closeDropdown();
        onPick(id);
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          type="button"
          className={classes.use}
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {children}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.EventsTarget>
          <TextInput
            aria-label={t('sources.target')}
            placeholder={t('sources.target')}
            value={query}
            ref={(element) => element?.focus()}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.EventsTarget>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('sources.target')}>
          {offered.slice(0, SHOWN).map(({ id, label }) => (
            <Combobox.Option key={id} value={id}>
              <span className="serif">{label}</span>
            </Combobox.Option>
          ))}
          {offered.length === 0 ? <Combobox.Empty>{t('sources.noTarget')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
