import { useTranslation } from 'react-i18next';
import type { ReadingState } from '../../domain/readings.ts';
import classes from './reading-sign.module.css';

interface ReadingSignProps {
  status: ReadingState | null;
  /** With the word beside the sign; otherwise the word is for a screen reader alone. */
  word?: boolean;
}

/** A reading state: a dot that fills, and its word. Ink alone: hues belong to the literatures. */
export function ReadingSign({ status, word = true }: ReadingSignProps) {
  const { t } = useTranslation('library');
  return (
    <span className={classes.sign}>
      <Dot status={status} />
      <span className={word ? undefined : 'visually-hidden'}>
        {t(`reading.${status ?? 'none'}`)}
      </span>
    </span>
  );
}

function Dot({ status }: { status: ReadingState | null }) {
  if (status === null) return <span className={classes.none} aria-hidden="true" />;
  return (
    <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.3" />
      {status === 'reading' ? (
        <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5Z" fill="currentColor" />
      ) : null}
      {status === 'set-aside' ? (
        <path d="M2.6 9.4 9.4 2.6" stroke="currentColor" strokeWidth="1.3" />
      ) : null}
      {status === 'read' ? <circle cx="6" cy="6" r="4.75" fill="currentColor" /> : null}
    </svg>
  );
}
