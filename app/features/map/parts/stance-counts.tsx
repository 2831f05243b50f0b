import { useTranslation } from 'react-i18next';
import { StanceSign } from '../../../components/stance-sign.tsx';
import { countStances } from '../../../domain/graph/queries.ts';
import { type Evidence, STANCES } from '../../../domain/graph/types.ts';
import classes from './stance-counts.module.css';

interface StanceCountsProps {
  evidence: readonly Evidence[];
  /** Signs and numbers alone, with the words for a screen reader. */
  short?: boolean;
}

/** "✓ 1 supports · ✕ 2 contest · 3 pages to specify". */
export function StanceCounts({ evidence, short = false }: StanceCountsProps) {
  const { t } = useTranslation('map');
  const counts = countStances(evidence);
  const pages = evidence.filter(({ locator }) => locator === null).length;
  const present = STANCES.filter((stance) => counts[stance] > 0);
  if (present.length === 0) return null;
  return (
    <span className={classes.counts}>
      {present.map((stance) => (
        <span key={stance} className={classes.count}>
          <StanceSign stance={stance} />{' '}
          {short ? <span aria-hidden="true">{counts[stance]}</span> : null}
          <span className={short ? 'visually-hidden' : undefined}>
            {t(`counts.${stance}`, { count: counts[stance] })}
          </span>
        </span>
      ))}
      {!short && pages > 0 ? (
        <span className={classes.count}>· {t('counts.pages', { count: pages })}</span>
      ) : null}
    </span>
  );
}
