import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ExportMenu } from '../parts/export-menu.tsx';
import { MAX_IDS_IN_ADDRESS, scopeParams, type ScopeChoice } from '../render/scope.ts';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  base: string;
  ids: readonly string[];
  canEdit: boolean;
  /** The list shows the bin: what is chosen can be brought back. */
  deleted: boolean;
  busy: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
}

/** What can be done with the chosen references. */
export function SelectionBar(props: SelectionBarProps) {
  const { base, ids, canEdit, deleted, busy, onEdit, onDelete, onRestore, onClear } = props;
  const { t } = useTranslation('library');
  const count = ids.length;
  const scope: ScopeChoice = { kind: 'works', ids: [...ids] };
  const tooMany = count > MAX_IDS_IN_ADDRESS;
  return (
    <div role="region" aria-label={t('selection.label')} className={classes.bar}>
      <strong aria-live="polite">{t('selection.count', { count })}</strong>
      {deleted ? null : (
        <>
          <ExportMenu
            base={base}
            scope={scope}
            label={t('selection.export')}
            variant="default"
            size="xs"
          />
          {tooMany ? (
            <Tooltip label={t('selection.tooMany', { max: MAX_IDS_IN_ADDRESS })}>
              <Button variant="default" size="xs" aria-disabled="true" data-disabled>
                {t('selection.bibliography')}
              </Button>
            </Tooltip>
          ) : (
            <Button
              component={Link}
              to={`${base}/bibliography?${scopeParams(scope)}`}
              variant="default"
              size="xs"
            >
              {t('selection.bibliography')}
            </Button>
          )}
        </>
      )}
      {canEdit && !deleted && count === 2 ? (
        <Button
          component={Link}
          to={`${base}/duplicates?${new URLSearchParams({ a: ids[0]!, b: ids[1]! })}`}
          variant="default"
          size="xs"
        >
          {t('selection.merge')}
        </Button>
      ) : null}
      {canEdit && !deleted ? (
        <>
          <Button variant="default" size="xs" onClick={onEdit}>
            {t('selection.edit')}
          </Button>
          <Button variant="default" size="xs" onClick={onDelete}>
            {t('selection.delete')}
          </Button>
        </>
      ) : null}
      {canEdit && deleted ? (
        <Button variant="default" size="xs" loading={busy} onClick={onRestore}>
          {t('selection.restore')}
        </Button>
      ) : null}
      <UnstyledButton className={classes.clear} onClick={onClear}>
        {t('selection.clear')}
      </UnstyledButton>
    </div>
  );
}
