import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConflicts, useGraphSession } from './graph-session-context.tsx';
import classes from './sync.module.css';

/** Each text of mine that another's replaced or took along in a deletion, beside the one that stands, with a way to put mine back. */
export function ConflictNotice(): ReactNode {
  const { t } = useTranslation('sync');
  const conflicts = useConflicts();
  const session = useGraphSession();
  if (!session || conflicts.length === 0) return null;
  return (
    <section
      className={classes.conflicts}
      aria-label={t('conflict.title', { count: conflicts.length })}
    >
      <h2 className={classes.heading}>{t('conflict.title', { count: conflicts.length })}</h2>
      <ul className={classes.list}>
        {conflicts.map(({ path, mine, theirs, deleted }) => (
          <li key={path} className={classes.conflict}>
            <dl className={classes.values}>
              <dt>{t('conflict.mine')}</dt>
              <dd>{mine}</dd>
              <dt>{t('conflict.theirs')}</dt>
              <dd>{theirs ?? t(deleted ? 'conflict.deleted' : 'conflict.empty')}</dd>
            </dl>
            <div className={classes.choices}>
              <Button size="xs" onClick={() => session.putBack(path)}>
                {t('conflict.putBack')}
              </Button>
              <Button size="xs" variant="default" onClick={() => session.dismissConflict(path)}>
                {t(deleted ? 'conflict.keepDeleted' : 'conflict.keepTheirs')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
