import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import classes from './entry-line.module.css';
import { ConflictChoice } from './conflict-choice.tsx';
import type { PreviewEntry, Side } from './types.ts';

interface EntryLineProps {
  entry: PreviewEntry;
  /** Of each of its conflicts. */
  sides: readonly Side[];
  onChoose: (fields: readonly string[], side: Side) => void;
}

/** One entry of the file, what will become of it, and the choice that it asks for. */
export function EntryLine({ entry, sides, onChoose }: EntryLineProps) {
  const { t, i18n } = useTranslation('library');
  return (
    <div className={classes.entry}>
      <div className={classes.matter}>
        <p className={classes.title}>{plainText(entry.title) || t('row.noTitle')}</p>
        <p className={classes.detail}>
          <span>{entry.label[i18n.language === 'fr' ? 'fr' : 'en']}</span>
          <code>{entry.key || t('import.noKey')}</code>
          <span>{t('import.line', { line: entry.line })}</span>
        </p>
        {entry.assignedKey && entry.key ? (
          <p className={classes.note}>
            {t(entry.workId ? 'import.alsoKey' : 'import.renamed', {
              fileKey: entry.key,
              key: entry.assignedKey,
            })}
          </p>
        ) : null}
        {entry.knownBy ? (
          <p className={classes.note}>
            {t(`import.knownBy.${entry.knownBy}`, { defaultValue: '' })}
          </p>
        ) : null}
        {entry.warnings.length > 0 ? (
          <p className={classes.note}>
            {entry.warnings
              .map((code) => t([`import.warning.${code}`, 'import.warning.other']))
              .join(' · ')}
          </p>
        ) : null}
      </div>
      <span className={classes.outcome} data-outcome={entry.outcome}>
        {t(`import.outcome.${entry.outcome}`)}
      </span>
      {entry.outcome === 'conflict' ? (
        <ConflictChoice entry={entry} sides={sides} onChoose={onChoose} />
      ) : null}
    </div>
  );
}
