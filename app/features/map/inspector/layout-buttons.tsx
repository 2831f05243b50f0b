import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Placing, PLACINGS } from '../../../domain/scene/index.ts';
import { ALGORITHMS, type Layout, nameOf, useLayout } from '../layout/use-layout.ts';
import classes from './inspector.module.css';

/** Lays out the whole map, or what is selected. Undo brings it back in one step. */
export function LayoutButtons() {
  const { t } = useTranslation(['map', 'graph']);
  const { run, running } = useLayout();
  const [columns, setColumns] = useState<Placing>('literature');
  const [rows, setRows] = useState<Placing | null>(null);

  const button = (layout: Layout) => {
    const name = nameOf(layout);
    return (
      <Button
        key={name}
        size="xs"
        variant="default"
        loading={running === name}
        disabled={running !== null && running !== name}
        onClick={() => void run(layout)}
      >
        {t(`layout.${name}`)}
      </Button>
    );
  };
  const named = (vocabularies: readonly Placing[]) =>
    vocabularies.map((value) => ({ value, label: t(`graph:vocabularies.${value}`) }));
  const others = PLACINGS.filter((vocabulary) => vocabulary !== columns);
  return (
    <>
      <div className={classes.actions}>{ALGORITHMS.map(button)}</div>
      <div className={classes.grid}>
        <NativeSelect
          size="xs"
          label={t('layout.columns')}
          value={columns}
          data={named(PLACINGS)}
          onChange={({ currentTarget }) => {
            const next = currentTarget.value as Placing;
            setColumns(next);
            if (rows === next) setRows(null);
          }}
        />
        <NativeSelect
          size="xs"
          label={t('layout.rows')}
          value={rows ?? ''}
          data={[{ value: '', label: t('layout.noRows') }, ...named(others)]}
          onChange={({ currentTarget }) => setRows((currentTarget.value || null) as Placing | null)}
        />
        {button({ columns, rows })}
      </div>
    </>
  );
}
