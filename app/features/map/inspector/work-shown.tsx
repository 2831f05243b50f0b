import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReadingSign } from '../../library/index.ts';
import { useMap } from '../map-context.ts';
import { workAddress } from '../sources/use-open-work.ts';
import classes from './inspector.module.css';

/** Of a work whose card is chosen: one's own reading, and the way to its page, where there is one for this reader. */
export function WorkShown({ work }: { work: string }) {
  const { t } = useTranslation('map');
  const { workspace, works } = useMap();
  const known = works.get(work);
  if (!known || known.hidden) return null;
  if (known.waiting) return <p className={classes.summary}>{t('frame.waiting')}</p>;
  return (
    <>
      <p className={classes.summary}>
        {t('frame.ownState')} <ReadingSign status={known.state ?? null} />
      </p>
      <p className={classes.summary}>
        <Link to={workAddress(workspace, work)}>{t('frame.openWork')}</Link>
      </p>
    </>
  );
}
