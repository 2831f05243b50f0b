import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WORK_TYPES } from '../../../../bibliography/index.ts';
import { LiteratureSign } from '../../../components/literature-sign.tsx';
import { useLocalized } from '../../../components/localized.ts';
import { ReadingSign } from '../../readings/index.ts';
import { READING_STATES, type Literature, type Shelf } from '../types.ts';
import { isFiltered, NO_FILTER, type LibraryFilters } from './filters.ts';
import classes from './filter-bar.module.css';

/** More literatures than this stand in a menu. */
const PILLS = 5;

interface FilterBarProps {
  filters: LibraryFilters;
  literatures: readonly Literature[];
  /** Null where the drawer stands beside the list and offers the same. */
  shelf: Shelf | null;
  onChange: (change: Partial<LibraryFilters>) => void;
}

/** What the list leaves out, as pills that say it. */
export function FilterBar({ filters, literatures, shelf, onChange }: FilterBarProps) {
  const { t } = useTranslation(['library', 'work']);
  const say = useLocalized();
  const collection = shelf?.collections.find(({ id }) => id === filters.collection);
  const chosen = literatures.find(({ id }) => id === filters.literature);
  return (
    <div role="group" aria-label={t('filters.label')} className={classes.bar}>
      <ReadingFilter filters={filters} onChange={onChange} />
      {literatures.length <= PILLS ? (
        literatures.map((literature) => (
          <Pill
            key={literature.id}
            on={literature.id === filters.literature}
            onToggle={(on) => onChange({ literature: on ? literature.id : null })}
          >
            <LiteratureSign shape={literature.shape} hue={literature.hue} />
            {say(literature.label)}
          </Pill>
        ))
      ) : (
        <ChoicePill
          name={t('filters.literature')}
          chosen={chosen ? say(chosen.label) : null}
          any={t('filters.any')}
          options={literatures.map((literature) => ({
            value: literature.id,
            label: (
              <span className={classes.option}>
                <LiteratureSign shape={literature.shape} hue={literature.hue} />
                {say(literature.label)}
              </span>
            ),
          }))}
          onChoose={(literature) => onChange({ literature })}
        />
      )}
      <ChoicePill
        name={t('filters.type')}
        chosen={filters.type ? t(`work:types.${filters.type}`) : null}
        any={t('filters.anyType')}
        options={WORK_TYPES.map(({ type }) => ({ value: type, label: t(`work:types.${type}`) }))}
        onChoose={(type) => onChange({ type })}
      />
      {shelf && (shelf.collections.length > 0 || filters.collection) ? (
        <ChoicePill
          name={t('filters.collection')}
          chosen={filters.collection ? (collection?.name ?? t('filters.gone')) : null}
          any={t('filters.any')}
          options={shelf.collections.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(id) => onChange({ collection: id })}
        />
      ) : null}
      {shelf && (shelf.tags.length > 0 || filters.tag) ? (
        <ChoicePill
          name={t('filters.tag')}
          chosen={filters.tag}
          any={t('filters.any')}
          options={shelf.tags.map(({ name }) => ({ value: name, label: name }))}
          onChoose={(tag) => onChange({ tag })}
        />
      ) : null}
      <Pill on={filters.unused} onToggle={(unused) => onChange({ unused })}>
        {t('filters.unused')}
      </Pill>
      <Pill on={filters.deleted} onToggle={(deleted) => onChange({ deleted })}>
        {t('filters.deleted')}
      </Pill>
      {isFiltered(filters) ? (
        <UnstyledButton className={classes.clear} onClick={() => onChange(NO_FILTER)}>
          {t('actions.clear')}
        </UnstyledButton>
      ) : null}
    </div>
  );
}

function ReadingFilter({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const { t } = useTranslation('library');
  const states = [...READING_STATES, 'none' as const];
  return (
    <ChoicePill
      name={t('filters.reading')}
      chosen={
        filters.reading ? (
          <ReadingSign status={filters.reading === 'none' ? null : filters.reading} />
        ) : null
      }
      any={t('filters.any')}
      options={states.map((state) => ({
        value: state,
        label: <ReadingSign status={state === 'none' ? null : state} />,
      }))}
      onChoose={(value) => onChange({ reading: states.find((known) => known === value) ?? null })}
    />
  );
}

interface PillProps {
  on: boolean;
  onToggle: (on: boolean) => void;
  children: React.ReactNode;
}

function Pill({ on, onToggle, children }: PillProps) {
  return (
    <UnstyledButton className={classes.pill} aria-pressed={on} onClick={() => onToggle(!on)}>
      {children}
    </UnstyledButton>
  );
}

interface ChoicePillProps {
  name: string;
  chosen: React.ReactNode;
  any: string;
  options: { value: string; label: React.ReactNode }[];
  onChoose: (value: string | null) => void;
}

/** A pill with several values, one of them chosen. */
function ChoicePill({ name, chosen, any, options, onChoose }: ChoicePillProps) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.pill} data-on={chosen ? true : undefined}>
          {chosen ? (
            <>
              <span className="visually-hidden">{name}</span>
              {chosen}
            </>
          ) : (
            name
          )}
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item
          onClick={() => onChoose(null)}
          rightSection={chosen ? null : <IconCheck size={14} aria-hidden="true" />}
        >
          {any}
        </Menu.Item>
        {options.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
