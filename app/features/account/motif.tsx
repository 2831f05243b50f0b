import { useTranslation } from 'react-i18next';
import { LiteratureSign } from '../../components/literature-sign.tsx';
import classes from './motif.module.css';

/** What Canevas is, said in its own form: three concepts and the phrases that link them. */
export function Motif() {
  const { t } = useTranslation('account');
  return (
    <div role="img" aria-label={t('motif.label')} className={classes.motif}>
      <span className={classes.card}>
        <LiteratureSign shape="circle" hue="red" /> {t('motif.first')}
      </span>
      <span className={classes.phrase}>{t('motif.firstPhrase')}</span>
      <span className={classes.card}>
        <LiteratureSign shape="square" hue="blue" /> {t('motif.second')}
      </span>
      <span className={classes.phrase}>{t('motif.secondPhrase')}</span>
      <span className={classes.card}>
        <LiteratureSign shape="triangle" hue="green" /> {t('motif.third')}
      </span>
    </div>
  );
}
