import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LAYOUTS, useLayout } from '../layout/use-layout.ts';
import classes from './inspector.module.css';

/** Lays out the whole map, or what is selected. Undo brings it back in one step. */
export function LayoutButtons() {
  const { t } = useTranslation('map');
  const { run, running } = useLayout();
  return (
    <div className={classes.actions}>
      {LAYOUTS.map((layout) => (
        <Button
          key={layout}
          size="xs"
          variant="default"
          loading={running === layout}
          disabled={running !== null && running !== layout}
          onClick={() => void run(layout)}
        >
          {t(`layout.${layout}`)}
        </Button>
      ))}
    </div>
  );
}
