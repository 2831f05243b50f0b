import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SheetPeriod } from '../../../domain/meeting-sheet.ts';
import { sayPeriod } from './say-line.ts';
import classes from './sheet.module.css';

export interface SheetListed extends SheetPeriod {
  id: string;
  title: string;
  by: { id: string; name: string } | null;
}

interface SharedSheetsProps {
  sheets: readonly SheetListed[];
  userId: string;
  base: string;
}

/** The pages that members share for a meeting, each a link. */
export function SharedSheets({ sheets, userId, base }: SharedSheetsProps) {
  const { t, i18n } = useTranslation('sheets');
  if (sheets.length === 0) return <p className={classes.note}>{t('sharedNone')}</p>;
  return (
    <ul className={classes.shared}>
      {sheets.map(({ id, title, by, since, until }) => (
        <li key={id}>
          <Link to={`${base}/readings/meeting/${id}`}>{title}</Link>
          <span>
            {t('sharedBy', {
              name: by?.id === userId ? t('yours') : (by?.name ?? t('former')),
              period: sayPeriod(since, until, i18n.language),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
