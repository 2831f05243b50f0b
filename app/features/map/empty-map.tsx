import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import classes from './empty-map.module.css';
import { useMap } from './map-context.ts';

/** A map with nothing on it: how one begins. */
export function EmptyMap({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('map');
  const { workspace, canEdit } = useMap();
  const mayEdit = workspace.abilities.editGraph;
  return (
    <div className={classes.empty}>
      <EmptyState
        title={t('canvas.empty')}
        text={t(mayEdit ? 'canvas.emptyText' : 'canvas.emptyReadOnly')}
      >
        {mayEdit ? (
          <Button onClick={onAdd} disabled={!canEdit}>
            {t('canvas.addFirst')}
          </Button>
        ) : null}
      </EmptyState>
    </div>
  );
}
