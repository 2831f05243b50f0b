import { useTranslation } from 'react-i18next';
import classes from './failure-list.module.css';
import type { Failure } from './types.ts';

interface FailureListProps {
  failures: readonly Failure[];
  /** With what to do about them. */
  lead?: boolean;
}

/** The entries that could not be read: where, which, why, and how they begin. */
export function FailureList({ failures, lead = false }: FailureListProps) {
  const { t } = useTranslation(['library', 'importFailures']);
  if (failures.length === 0) return null;
  return (
    <section className={classes.failures} aria-label={t('import.failures')}>
      <h3 className={classes.title}>{t('import.failures')}</h3>
      {lead ? <p className={classes.lead}>{t('import.failuresLead')}</p> : null}
      <ul className={classes.list}>
        {failures.map((failure, index) => (
          <li key={`${failure.line}-${index}`} className={classes.failure}>
            <p className={classes.where}>
              <span>{t('import.line', { line: failure.line })}</span>
              {failure.key ? <code>{failure.key}</code> : <span>{t('import.noKey')}</span>}
            </p>
            <p className={classes.why}>
              {t(`importFailures:failure.${failure.code}`, {
                ...failure.params,
                defaultValue: failure.code,
              })}
            </p>
            {failure.excerpt ? <code className={classes.excerpt}>{failure.excerpt}</code> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
