import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureList } from './failure-list.tsx';
import { PreviewList } from './preview-list.tsx';
import classes from './preview-screen.module.css';
import { OUTCOMES, type Choices, type ImportOutcome, type Preview } from './types.ts';

interface PreviewScreenProps {
  preview: Preview;
  busy: boolean;
  onApply: (choices: Choices) => void;
  onBack: () => void;
}

/** What the import will do, entry by entry, before it does it. */
export function PreviewScreen({ preview, busy, onApply, onBack }: PreviewScreenProps) {
  const { t } = useTranslation('library');
  const [choices, setChoices] = useState<Choices>({});
  const [shown, setShown] = useState<ImportOutcome | null>(
    preview.counts.conflict > 0 ? 'conflict' : null,
  );
  const taken = preview.entries.filter(
    ({ index, outcome }) => outcome === 'conflict' && choices[index] === 'file',
  ).length;
  const writes = preview.counts.new + preview.counts.updated + taken;
  const readable = OUTCOMES.reduce((sum, outcome) => sum + preview.counts[outcome], 0);
  const name = preview.filename ?? t('import.pasted');

  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>
            {[...OUTCOMES, 'failed' as const]
              .filter((outcome) => preview.counts[outcome] > 0)
              .map((outcome) => t(`import.count.${outcome}`, { count: preview.counts[outcome] }))
              .join(' · ')}
          </h2>
          <p className={classes.from}>{t('import.from', { name, encoding: preview.encoding })}</p>
        </div>
        <Group gap="xs">
          <Button variant="subtle" onClick={onBack}>
            {t('import.back')}
          </Button>
          {writes > 0 || preview.counts.conflict > 0 ? (
            <Button loading={busy} onClick={() => onApply(choices)}>
              {t('import.confirm', { count: writes })}
            </Button>
          ) : null}
        </Group>
      </div>
      {writes === 0 && preview.counts.conflict === 0 ? <p>{t('import.nothing')}</p> : null}
      <FailureList failures={preview.failures} lead />
      {preview.entries.length < readable ? (
        <p>{t('import.listed', { shown: preview.entries.length })}</p>
      ) : null}
      <PreviewList
        entries={preview.entries}
        counts={preview.counts}
        shown={shown}
        onShow={setShown}
        choices={choices}
        onChoose={(index, side) => setChoices((before) => ({ ...before, [index]: side }))}
      />
    </div>
  );
}
