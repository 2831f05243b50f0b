import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findWorks, shortCreators } from '../text.ts';
import type { PickableWork } from '../types.ts';
import classes from './work-picker.module.css';

const SHOWN = 30;

interface WorkPickerProps {
  /** What is searched here, by author, title, year and key, without regard to accents or case. */
  works: readonly PickableWork[];
  onPick: (work: PickableWork) => void;
  label: string;
  placeholder?: string;
  /** Works not to offer: the one that is being replaced. */
  exclude?: readonly string[];
  autoFocus?: boolean;
  /** Asks the server for `works` where the library is too large to be held here. */
  onQuery?: (query: string) => void;
  loading?: boolean;
  /** Offers to add a work of the title typed. */
  onCreate?: (title: string) => void;
}

/** No work's id has such a sign. */
const CREATE = '+';

/** Finds one work of the library, by keyboard or pointer. */
export function WorkPicker({
  works,
  onPick,
  label,
  placeholder,
  exclude = [],
  autoFocus = false,
  onQuery,
  loading = false,
  onCreate,
}: WorkPickerProps) {
  const { t, i18n } = useTranslation(['library', 'waiting']);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [query, setQuery] = useState('');
  const found = useMemo(() => {
    // Also of the server's answer: it may still be the one to what was typed before.
    return findWorks(works, query).filter((work) => !exclude.includes(work.id));
  }, [works, query, exclude]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const work = found.find((candidate) => candidate.id === id);
        if (work) onPick(work);
        if (id === CREATE) onCreate?.(query.trim());
        setQuery('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          placeholder={placeholder ?? t('picker.placeholder')}
          value={query}
          // The picker opens in answer to a click that asks for it.
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          rightSection={loading ? <Loader size={14} /> : null}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            onQuery?.(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('title')}>
          {found.slice(0, SHOWN).map((work) => (
            <Combobox.Option key={work.id} value={work.id}>
              <span className={classes.title}>{work.title}</span>
              <span className={classes.detail}>
                {[shortCreators(work.creators, i18n.language), work.year]
                  .filter(Boolean)
                  .join(', ')}
                {work.key ? (
                  <code className={classes.key}>{work.key}</code>
                ) : (
                  <em>{t('waiting:keyPending')}</em>
                )}
              </span>
            </Combobox.Option>
          ))}
          {found.length > SHOWN ? (
            <Combobox.Footer>{t('picker.more', { count: found.length - SHOWN })}</Combobox.Footer>
          ) : null}
          {onCreate && query.trim() ? (
            <Combobox.Option value={CREATE}>
              {t('waiting:addNamed', { title: query.trim() })}
            </Combobox.Option>
          ) : null}
          {found.length === 0 ? <Combobox.Empty>{t('picker.nothing')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
