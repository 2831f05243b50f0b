import { Button, Checkbox, MultiSelect, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconColumns, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  READING_COLUMNS,
  READING_SORTS,
  readReadingFilter,
  type ReadingFilter,
  type ReadingSort,
} from '../../domain/reading-filter.ts';
import { PRIORITIES, READING_STATES } from '../../domain/readings.ts';
import classes from './readings.module.css';

interface FiltersProps {
  filter: ReadingFilter;
  tags: readonly string[];
  onFilter: (change: Partial<ReadingFilter>) => void;
  onClear: () => void;
}

const STATUSES = [...READING_STATES, 'none' as const];

/** What a view lets through, each choice in the address. */
export function Filters({ filter, tags, onFilter, onClear }: FiltersProps) {
  const { t } = useTranslation(['readings', 'library']);
  // On a phone they would hide what they filter.
  const [open, setOpen] = useState(false);
  const base = readReadingFilter(new URLSearchParams({ view: filter.view }));
  const chosen =
    filter.q !== '' ||
    filter.tag !== '' ||
    filter.status.join() !== base.status.join() ||
    filter.priority !== null ||
    filter.recommended ||
    filter.serves;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={classes.filterToggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('filters.label')}
      </Button>
      <div
        className={classes.filters}
        data-open={open || undefined}
        role="search"
        aria-label={t('filters.label')}
      >
        <TextInput
          type="search"
          label={t('filters.search')}
          placeholder={t('filters.searchPlaceholder')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          defaultValue={filter.q}
          key={chosen ? 'kept' : 'cleared'}
          onChange={(event) => onFilter({ q: event.currentTarget.value })}
          className={classes.search}
        />
        <MultiSelect
          label={t('filters.status')}
          placeholder={filter.status.length === 0 ? t('filters.anyStatus') : undefined}
          data={STATUSES.map((value) => ({ value, label: t(`library:reading.${value}`) }))}
          value={filter.status}
          onChange={(value) => onFilter({ status: STATUSES.filter((one) => value.includes(one)) })}
          className={classes.select}
        />
        <Select
          label={t('filters.priority')}
          placeholder={t('filters.any')}
          data={PRIORITIES.map((value) => ({
            value: String(value),
            label: t(`priority.${value}`),
          }))}
          value={filter.priority === null ? null : String(filter.priority)}
          clearable
          onChange={(value) =>
            onFilter({ priority: PRIORITIES.find((one) => String(one) === value) ?? null })
          }
          className={classes.narrow}
        />
        {tags.length > 0 ? (
          <Select
            label={t('filters.tag')}
            placeholder={t('filters.any')}
            data={[...tags]}
            value={filter.tag || null}
            clearable
            searchable
            onChange={(value) => onFilter({ tag: value ?? '' })}
            className={classes.narrow}
          />
        ) : null}
        <Select
          label={t('sort.label')}
          data={READING_SORTS.map((value) => ({ value, label: t(`columns.${value}`) }))}
          value={filter.sort}
          allowDeselect={false}
          onChange={(value) => value && onFilter({ sort: value as ReadingSort, direction: 'asc' })}
          className={classes.narrow}
        />
        <div className={classes.toggles}>
          <Checkbox
            label={t('filters.recommended')}
            checked={filter.recommended}
            onChange={(event) => onFilter({ recommended: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('filters.serves')}
            checked={filter.serves}
            onChange={(event) => onFilter({ serves: event.currentTarget.checked })}
          />
        </div>
        {filter.view === 'table' ? (
          <Popover position="bottom-end">
            <Popover.Target>
              <Button
                variant="default"
                leftSection={<IconColumns size={16} aria-hidden="true" />}
                className={classes.columnsButton}
              >
                {t('filters.columns')}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <Stack gap={8}>
                {READING_COLUMNS.map((column) => (
                  <Checkbox
                    key={column}
                    label={t(`columns.${column}`)}
                    checked={filter.columns.includes(column)}
                    onChange={(event) =>
                      onFilter({
                        columns: READING_COLUMNS.filter((one) =>
                          one === column
                            ? event.currentTarget.checked
                            : filter.columns.includes(one),
                        ),
                      })
                    }
                  />
                ))}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        ) : null}
        {chosen ? (
          <Button variant="subtle" onClick={onClear} className={classes.columnsButton}>
            {t('filters.clear')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
