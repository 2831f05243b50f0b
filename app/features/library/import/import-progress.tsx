import { Button, Progress as Bar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './import-progress.module.css';
import type { Progress } from './types.ts';

interface ImportProgressProps {
  /** Null before the first news. */
  progress: Progress | null;
  cancelling: boolean;
  onCancel: () => void;
}

/** What the import is doing, how far it has come, and the way out of it. */
export function ImportProgress({ progress, cancelling, onCancel }: ImportProgressProps) {
  const { t } = useTranslation('library');
  const { phase = 'reading', done = 0, total = 0 } = progress ?? {};
  const share = total > 0 ? Math.round((done / total) * 100) : null;
  return (
    <div className={classes.progress}>
      <p role="status" className={classes.words}>
        {t(`import.progress.${phase}`)}
        {total > 0 ? ` ${t('import.progress.count', { done, total })}` : ''}
      </p>
      <Bar
        value={share ?? 100}
        animated={share === null}
        size="sm"
        aria-label={t(`import.progress.${phase}`)}
      />
      <Button variant="subtle" size="xs" loading={cancelling} onClick={onCancel}>
        {t(phase === 'storing' ? 'import.progress.stop' : 'import.progress.cancel')}
      </Button>
    </div>
  );
}
