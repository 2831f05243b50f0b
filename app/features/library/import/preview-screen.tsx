import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureList } from './failure-list.tsx';
import { PreviewList } from './preview-list.tsx';
import classes from './preview-screen.module.css';
import {
  OUTCOMES,
  sidesOf,
  withSides,
  type Choices,
  type ImportOutcome,
  type Preview,
  type Side,
} from './types.ts';

interface PreviewScreenProps {
  preview: Preview;
  busy: boolean;
  onApply: (choices: Choices) => void;
  onBack: () => void;
}

/** What the import will do, entry by entry, before it does it. */
export function PreviewScreen({ preview, busy, onApply, onBack }: PreviewScreenProps) {
  const { t } = useTranslation('library');
  const [choices, setChoices] = useState<Choices>({ fields: {}, rest: 'here' });
  const [shown, setShown] = useState<ImportOutcome | null>(
    preview.counts.conflict > 0 ? 'conflict' : null,
  );
  const asked = preview.entries.filter(({ outcome }) => outcome === 'conflict');
  const unlisted = preview.counts.conflict - asked.length;
  const taken =
    asked.filter((entry) => sidesOf(choices, entry).includes('file')).length +
    (choices.rest === 'file' ? unlisted : 0);
  /** One side for all, those beyond the list too. */
  const chooseAll = (rest: Side) => setChoices({ fields: {}, rest });
  const writes = preview.counts.new + preview.counts.updated + taken;
  const readable = OUTCOMES.reduce((sum, outcome) => sum + preview.counts[outcome], 0);
  const from = [
    preview.filename ?? t('import.pasted'),
    t(`import.format.${preview.format}`),
    // Of what was pasted, and of a manuscript, the encoding says nothing.
    preview.filename !== null && !/^(?:docx|odt)$/.test(preview.format)
      ? t(`import.encoding.${preview.encoding}`)
      : null,
  ];

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
          <p className={classes.from}>{from.filter(Boolean).join(' · ')}</p>
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
      {preview.counts.conflict > 1 ? (
        <Group gap="xs" role="group" aria-label={t('import.forAll')}>
          <span>{t('import.forAll')}</span>
          <Button size="xs" variant="default" onClick={() => chooseAll('here')}>
            {t('import.keepAllHere')}
          </Button>
          <Button size="xs" variant="default" onClick={() => chooseAll('file')}>
            {t('import.takeAllFile')}
          </Button>
        </Group>
      ) : null}
      <PreviewList
        entries={preview.entries}
        counts={preview.counts}
        shown={shown}
        onShow={setShown}
        choices={choices}
        onChoose={(entry, fields, side) =>
          setChoices((before) => withSides(before, entry, fields, side))
        }
      />
    </div>
  );
}
