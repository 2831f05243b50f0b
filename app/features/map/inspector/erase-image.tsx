import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { imageAddress } from '../../../domain/images.ts';
import { useMap } from '../map-context.ts';
import { Fold } from './fold.tsx';
import classes from './inspector.module.css';

/** For good, history included: what someone shown on an image may ask. No undo brings it back. */
export function EraseImage({ image }: { image: string }) {
  const { t, i18n } = useTranslation('map');
  const { workspace, selection } = useMap();
  const say = useErrorWords();
  const [isBusy, setBusy] = useState(false);
  const erase = async () => {
    setBusy(true);
    const answer = await post<{ backupsUntil: string; kept: string[] }>(
      imageAddress(workspace.id, image),
      { act: 'erase' },
    );
    setBusy(false);
    if (answer.ok) selection.clear();
    const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
    const message = answer.ok
      ? t('image.erased', { date: day.format(new Date(answer.value.backupsUntil)) })
      : say(answer.error);
    notifications.show({ message, color: 'ink', autoClose: 15_000 });
  };
  return (
    <Fold title={t('image.erase')}>
      <p className={classes.summary}>{t('image.eraseText')}</p>
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void erase()}>
        {t('image.eraseNow')}
      </Button>
    </Fold>
  );
}
