import { useTranslation } from 'react-i18next';
import classes from './drop-curtain.module.css';

/** What a file dragged over the page will do there. */
export function DropCurtain({ shown }: { shown: boolean }) {
  const { t } = useTranslation('library');
  if (!shown) return null;
  return (
    <div className={classes.curtain}>
      <div className={classes.frame}>
        <strong className={classes.title}>{t('drop.title')}</strong>
        <span>{t('drop.text')}</span>
      </div>
    </div>
  );
}
