import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { dayFormat } from '../../../components/intl.ts';
import classes from './duplicates-screen.module.css';
import type { DoneMerge } from './types.ts';

interface DoneMergesProps {
  merges: DoneMerge[];
  base: string;
  canEdit: boolean;
  busy: boolean;
  onAct: (fields: Record<string, string>) => void;
}

/** What was merged, the last first, each to be taken back. */
export function DoneMerges({ merges, base, canEdit, busy, onAct }: DoneMergesProps) {
  const { t, i18n } = useTranslation(['duplicates', 'library']);
  if (merges.length === 0) return null;
  const day = dayFormat(i18n.language, 'medium');
  return (
    <section className={classes.done} aria-labelledby="done-merges">
      <h2 id="done-merges" className={classes.count}>
        {t('history')}
      </h2>
      <ul>
        {merges.map(({ batch, at, by, kept, merged }) => (
          <li key={batch} className={classes.doneLine}>
            <div>
              <Link to={`${base}/library/${encodeURIComponent(kept.key)}`}>
                {plainText(kept.title)}
              </Link>
              <p className={classes.detail}>
                {t('historyLine', {
                  keys: merged.map(({ key }) => key).join(', '),
                  date: day.format(new Date(at)),
                  name: by?.name ?? '',
                  context: by ? 'by' : undefined,
                })}
              </p>
              {merged.map(({ id, ownReading }) =>
                ownReading?.status ? (
                  <p key={id} className={classes.detail}>
                    {t('aside', { state: t(`library:reading.${ownReading.status}`) })}
                  </p>
                ) : null,
              )}
            </div>
            {canEdit ? (
              <Button
                size="xs"
                variant="default"
                loading={busy}
                aria-label={t('undoNamed', { title: plainText(kept.title) })}
                onClick={() => onAct({ intent: 'undo', batch })}
              >
                {t('undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
