import { Radio, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import classes from './entry-line.module.css';
import type { PreviewEntry } from './types.ts';

interface EntryLineProps {
  entry: PreviewEntry;
  choice: 'here' | 'file';
  onChoose: (side: 'here' | 'file') => void;
}

/** One entry of the file, what will become of it, and the choice that it asks for. */
export function EntryLine({ entry, choice, onChoose }: EntryLineProps) {
  const { t } = useTranslation('library');
  return (
    <div className={classes.entry}>
      <div className={classes.matter}>
        <p className={classes.title}>{plainText(entry.title) || t('row.noTitle')}</p>
        <p className={classes.detail}>
          <span>{entry.label}</span>
          <code>{entry.key || t('import.noKey')}</code>
          <span>{t('import.line', { line: entry.line })}</span>
        </p>
        {entry.assignedKey && entry.key ? (
          <p className={classes.note}>
            {t('import.renamed', { fileKey: entry.key, key: entry.assignedKey })}
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
        {entry.outcome === 'conflict' ? (
          <ConflictChoice entry={entry} choice={choice} onChoose={onChoose} />
        ) : null}
      </div>
      <span className={classes.outcome} data-outcome={entry.outcome}>
        {t(`import.outcome.${entry.outcome}`)}
      </span>
    </div>
  );
}

function ConflictChoice({ entry, choice, onChoose }: EntryLineProps) {
  const { t } = useTranslation(['library', 'work']);
  return (
    <div className={classes.conflict}>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={entry.key}>
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{t('import.field')}</th>
              <th scope="col">{t('import.here')}</th>
              <th scope="col">{t('import.inFile')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.conflicts.map(({ field, here, file }) => (
              <tr key={field}>
                <th scope="row">{t(`work:field.${field}`, { defaultValue: field })}</th>
                <td data-chosen={choice === 'here' || undefined}>{here}</td>
                <td data-chosen={choice === 'file' || undefined}>{file}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Radio.Group
        label={t('import.conflictLead')}
        value={choice}
        onChange={(side) => onChoose(side === 'file' ? 'file' : 'here')}
      >
        <Group gap="lg" mt={6}>
          <Radio size="sm" value="here" label={t('import.keepHere')} />
          <Radio size="sm" value="file" label={t('import.takeFile')} />
        </Group>
      </Radio.Group>
    </div>
  );
}
