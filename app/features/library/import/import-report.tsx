import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FailureList } from './failure-list.tsx';
import classes from './import-report.module.css';
import { isAside, type Report } from './types.ts';
import { UndoImport, type Undone } from './undo-import.tsx';

interface ImportReportProps {
  report: Report;
  base: string;
  /** The way to a file that waits. */
  next: ReactNode;
  onAgain: () => void;
}

/** What the import did: nothing is left unsaid. */
export function ImportReport({ report, base, next, onAgain }: ImportReportProps) {
  const { t } = useTranslation('library');
  const [undone, setUndone] = useState<Undone | null>(null);
  const changed = report.imported + report.updated;
  const details = [
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['kept', report.kept],
    ['failed', report.failed.filter((failure) => !isAside(failure)).length],
  ] as const;
  if (undone) {
    return (
      <div className={classes.report}>
        <div role="status">
          <h2 className={classes.title}>{t('import.undo.done', { count: undone.undone })}</h2>
          {undone.left > 0 ? <p>{t('import.undo.left', { count: undone.left })}</p> : null}
        </div>
        <Onward base={base} next={next} onAgain={onAgain} />
      </div>
    );
  }
  return (
    <div className={classes.report}>
      <div role="status">
        <h2 className={classes.title}>
          {report.imported > 0
            ? t('import.report.lead', { count: report.imported })
            : t(changed > 0 ? 'import.report.title' : 'import.report.leadNone')}
        </h2>
        <p className={classes.details}>
          {details
            .filter(([, count]) => count > 0)
            .map(([name, count]) => t(`import.report.${name}`, { count }))
            .join(' · ')}
        </p>
        {report.remaining > 0 ? <p>{t('import.remaining', { count: report.remaining })}</p> : null}
      </div>
      {report.renamed.length > 0 ? (
        <section>
          <h3 className={classes.subtitle}>{t('import.report.renamed')}</h3>
          <ul className={classes.renamed}>
            {report.renamed.map(({ fileKey, key }) => (
              <li key={key}>
                <Link to={`${base}/library/${encodeURIComponent(key)}`}>
                  {t('import.report.became', { fileKey, key })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <FailureList failures={report.failed} />
      <Onward base={base} next={next} onAgain={onAgain}>
        {changed > 0 ? <UndoImport id={report.id} base={base} onUndone={setUndone} /> : null}
      </Onward>
    </div>
  );
}

/** Where one goes from here. */
function Onward({
  base,
  next,
  onAgain,
  children,
}: Pick<ImportReportProps, 'base' | 'next' | 'onAgain'> & { children?: ReactNode }) {
  const { t } = useTranslation('library');
  return (
    <Group gap="xs">
      <Button component={Link} to={`${base}/library`}>
        {t('import.report.open')}
      </Button>
      {next}
      <Button variant="subtle" onClick={onAgain}>
        {t('import.report.again')}
      </Button>
      {children}
    </Group>
  );
}
