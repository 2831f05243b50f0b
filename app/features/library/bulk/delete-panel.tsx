import { ActionIcon, Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './bulk-panel.module.css';
import { BulkPreviewList } from './bulk-preview.tsx';
import type { Bulk } from './use-bulk.ts';
import { usePreview } from './use-preview.ts';

interface DeletePanelProps {
  bulk: Bulk;
  base: string;
  ids: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

const DELETE = { delete: true } as const;

/** Which of the chosen references would go to the bin, and which serve as sources and stay. */
export function DeletePanel({ bulk, base, ids, onClose, onDone }: DeletePanelProps) {
  const { t } = useTranslation(['library', 'work', 'common']);
  const preview = usePreview(base, ids, DELETE);
  const count = preview?.ok ? preview.value.changed : 0;
  return (
    <aside aria-label={t('selection.delete')} className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('selection.deleteQuestion', { count: ids.length })}</h2>
        <ActionIcon variant="subtle" aria-label={t('work:close')} onClick={onClose}>
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <p className={classes.count}>{t('selection.deleteText')}</p>
      <BulkPreviewList preview={preview} base={base} />
      <Group gap="xs" className={classes.acts}>
        <Button
          disabled={count === 0}
          loading={bulk.busy}
          onClick={() => void bulk.apply(ids, DELETE).then((done) => done && onDone())}
        >
          {t('selection.deleteConfirm', { count })}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </aside>
  );
}
