import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../components/save-file.ts';
import { failureCsv } from './failure-csv.ts';
import classes from './failure-list.module.css';
import { isAside, type Failure } from './types.ts';

interface FailureListProps {
  failures: readonly Failure[];
  /** With what to do about them. */
  lead?: boolean;
}

/** The entries that could not be read: where, which, why, and how they begin; and those that are no works. */
export function FailureList({ failures, lead = false }: FailureListProps) {
  const { t } = useTranslation(['library', 'importFailures']);
  const unreadable = failures.filter((failure) => !isAside(failure));
  const aside = failures.filter(isAside);
  const reason = ({ code, params }: Failure): string =>
    t(`importFailures:failure.${code}`, { ...params, defaultValue: code });
  const save = () => {
    const head = ['line', 'key', 'reason', 'excerpt'].map((column) => t(`import.csv.${column}`));
    const csv = failureCsv(head, unreadable, reason);
    saveFile(new Blob([csv], { type: 'text/csv' }), `${t('import.csv.file')}.csv`);
  };
  return (
    <>
      {unreadable.length > 0 ? (
        <section className={classes.failures} aria-label={t('import.failures')}>
          <div className={classes.head}>
            <h3 className={classes.title}>{t('import.failures')}</h3>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconDownload size={15} aria-hidden="true" />}
              onClick={save}
            >
              {t('import.csv.save')}
            </Button>
          </div>
          {lead ? <p className={classes.lead}>{t('import.failuresLead')}</p> : null}
          <Lines failures={unreadable} reason={reason} />
        </section>
      ) : null}
      {aside.length > 0 ? (
        <details className={classes.aside}>
          <summary>{t('import.aside', { count: aside.length })}</summary>
          <Lines failures={aside} reason={reason} />
        </details>
      ) : null}
    </>
  );
}

interface LinesProps {
  failures: readonly Failure[];
  reason: (failure: Failure) => string;
}

function Lines({ failures, reason }: LinesProps) {
  const { t } = useTranslation('library');
  return (
    <ul className={classes.list}>
      {failures.map((failure, index) => (
        <li key={`${failure.line}-${index}`} className={classes.failure}>
          <p className={classes.where}>
            <span>{t('import.line', { line: failure.line })}</span>
            {failure.key ? <code>{failure.key}</code> : <span>{t('import.noKey')}</span>}
          </p>
          <p className={classes.why}>{reason(failure)}</p>
          {failure.excerpt ? <code className={classes.excerpt}>{failure.excerpt}</code> : null}
        </li>
      ))}
    </ul>
  );
}
