import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import type { BulkPreview } from '../types.ts';
import classes from './bulk-notice.module.css';

/** The works that are not deleted, because they serve as sources. */
export function UsedWorks({ works, base }: { works: BulkPreview['used']; base: string }) {
  const { t } = useTranslation('library');
  if (works.length === 0) return null;
  return (
    <div className={classes.used}>
      <p>{t('deleted.kept', { count: works.length })}</p>
      <ul>
        {works.map(({ id, key, title, uses }) => (
          <li key={id}>
            <Link to={`${base}/library/${encodeURIComponent(key)}`}>
              {plainText(title) || t('row.noTitle')}
            </Link>{' '}
            ({t('row.uses', { count: uses })})
          </li>
        ))}
      </ul>
    </div>
  );
}
