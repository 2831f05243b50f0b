import { Button } from '@mantine/core';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './kept-notice.module.css';
import { KeptTextsContext } from './kept-texts.ts';

/** What one was typing in something that another deleted: shown whole, with a way to put it back. */
export function KeptNotice() {
  const { t } = useTranslation('map');
  const kept = use(KeptTextsContext);
  if (!kept || kept.texts.length === 0) return null;
  return (
    <section role="alert" className={classes.notice}>
      {kept.texts.map(({ id, text, putBack }) => (
        <div key={id}>
          <h2 className={classes.title}>{t('kept.title')}</h2>
          <p className={classes.text}>{text}</p>
          <div className={classes.choices}>
            <Button
              size="xs"
              onClick={() => {
                putBack();
                kept.drop(id);
              }}
            >
              {t('kept.putBack')}
            </Button>
            <Button size="xs" variant="default" onClick={() => kept.drop(id)}>
              {t('kept.leave')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}
