import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { useKeptDraft } from './kept-draft.ts';

interface UnsavedEditProps {
  /** Under which it is kept. */
  name: string;
  onResume: () => void;
}

/** Where an edit of this work was left unsaved: the way back to it, and the way to give it up. */
export function UnsavedEdit({ name, onResume }: UnsavedEditProps) {
  const { t } = useTranslation('work');
  const [kept, keep] = useKeptDraft(name);
  if (!kept) return null;
  return (
    <Notice title={t('unsaved.title')}>
      <p>{t('unsaved.text')}</p>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onResume}>
          {t('unsaved.resume')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => keep(null)}>
          {t('unsaved.forget')}
        </Button>
      </Group>
    </Notice>
  );
}

/** Said in a form whose fields hold what was left unsaved earlier. */
export function Restored({ onRestart }: { onRestart: () => void }) {
  const { t } = useTranslation('work');
  return (
    <Notice title={t('unsaved.restored')}>
      <Button size="xs" variant="default" onClick={onRestart}>
        {t('unsaved.restart')}
      </Button>
    </Notice>
  );
}
