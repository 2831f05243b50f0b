import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { takeNext, useFileQueue } from './file-queue.ts';

/** The way on to the next of several files that were dropped together. */
export function NextFile({ busy, onTake }: { busy: boolean; onTake: (file: File) => void }) {
  const { t } = useTranslation('library');
  const [next, ...others] = useFileQueue();
  if (!next) return null;
  const take = () => {
    const file = takeNext();
    if (file) onTake(file);
  };
  return (
    <Button variant="default" loading={busy} onClick={take}>
      {t('import.next', { name: next.name, count: others.length })}
    </Button>
  );
}
