import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../../components/page.tsx';
import classes from './key-screen.module.css';

export interface KeyChange {
  workId: string;
  from: string;
  to: string;
}

interface KeyChangesProps {
  changes: readonly KeyChange[];
  unchanged: number;
  /** "/p/SLUG". */
  base: string;
  busy: boolean;
  onApply: () => void;
}

const SHOWN = 200;

/** What a formula would make of the keys that are there, before any is changed. */
export function KeyChanges({ changes, unchanged, base, busy, onApply }: KeyChangesProps) {
  const { t } = useTranslation('keys');
  const count = changes.length;
  return (
    <Section title={t('preview')} text={count > 0 ? t('previewText') : undefined}>
      <p role="status" className={classes.said}>
        {count === 0
          ? t('nothing')
          : [t('changes', { count }), unchanged > 0 ? t('unchanged', { count: unchanged }) : null]
              .filter(Boolean)
              .join(' · ')}
      </p>
      {count > 0 ? (
        <>
          <ul className={classes.changes}>
            {changes.slice(0, SHOWN).map(({ workId, from, to }) => (
              <li key={workId} className={classes.change}>
                <Link to={`${base}/library/${encodeURIComponent(from)}`}>
                  <code>{from}</code>
                </Link>
                <IconArrowRight size={15} stroke={1.6} aria-hidden="true" />
                <span className="visually-hidden">{t('becomes')}</span>
                <code className={classes.to}>{to}</code>
              </li>
            ))}
          </ul>
          {count > SHOWN ? (
            <p className={classes.said}>{t('more', { count: count - SHOWN })}</p>
          ) : null}
          <div>
            <Button loading={busy} onClick={onApply}>
              {t('apply', { count })}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
