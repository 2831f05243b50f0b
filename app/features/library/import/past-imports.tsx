import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRevalidator } from 'react-router';
import { Moment } from '../../../components/moment.tsx';
import { Section } from '../../../components/page.tsx';
import classes from './past-imports.module.css';
import type { PastImport } from './types.ts';
import { UndoImport, type Undone } from './undo-import.tsx';

interface PastImportsProps {
  past: readonly PastImport[];
  /** "/p/SLUG" */
  base: string;
}

/** The imports that one made earlier, each with its way back. */
export function PastImports({ past, base }: PastImportsProps) {
  const { t } = useTranslation('library');
  const { revalidate } = useRevalidator();
  const [undone, setUndone] = useState<Undone | null>(null);
  if (past.length === 0 && !undone) return null;
  return (
    <Section title={t('import.past.title')}>
      {undone ? (
        <p role="status" className={classes.done}>
          {t('import.undo.done', { count: undone.undone })}{' '}
          {undone.left > 0 ? t('import.undo.left', { count: undone.left }) : null}
        </p>
      ) : null}
      <ul className={classes.list}>
        {past.map(({ id, at, filename, imported, updated }) => (
          <li key={id} className={classes.line}>
            <div className={classes.matter}>
              <span className={classes.name}>{filename ?? t('import.pasted')}</span>
              <span className={classes.detail}>
                <Moment at={at} time />
                {imported > 0 ? ` · ${t('import.past.imported', { count: imported })}` : null}
                {updated > 0 ? ` · ${t('import.report.updated', { count: updated })}` : null}
              </span>
            </div>
            <UndoImport
              id={id}
              base={base}
              onUndone={(done) => {
                setUndone(done);
                void revalidate();
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
