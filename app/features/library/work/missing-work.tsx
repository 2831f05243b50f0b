import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import classes from './work-panel.module.css';

/** An address that names no work of this project. */
export function MissingWork({ back }: { back: string }) {
  const { t } = useTranslation('work');
  return (
    <aside aria-label={t('panel')} className={classes.panel}>
      <EmptyState title={t('missing.title')} text={t('missing.text')}>
        <Link to={back}>{t('missing.back')}</Link>
      </EmptyState>
    </aside>
  );
}
