import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { readingFetcherKey } from '../list/reading-menu.tsx';
import { ReadingSign } from '../parts/reading-sign.tsx';
import { PanelSection } from '../parts/section.tsx';
import { READING_STATES, type Reading, type WorkDetail } from '../types.ts';
import classes from './own-reading.module.css';

interface OwnReadingProps {
  work: WorkDetail;
  action: string;
}

/** One's own reading of the work: nobody else's business until one says so, and sees what will be said. */
export function OwnReading({ work, action }: OwnReadingProps) {
  const { t } = useTranslation(['work', 'library']);
  const { user } = useWorkspace();
  const fetcher = useFetcher({ key: readingFetcherKey(work.id) });
  const [asking, setAsking] = useState(false);
  const reading = pending(fetcher.formData, work.reading);
  const { status, shared } = reading;

  const save = (next: Reading) =>
    void fetcher.submit(
      {
        intent: 'reading',
        work: work.id,
        status: next.status ?? 'none',
        shared: next.shared ? 'yes' : 'no',
      },
      { method: 'post', action },
    );
  const toggleShared = () => {
    if (shared) save({ status, shared: false });
    else setAsking((open) => !open);
  };

  return (
    <PanelSection title={t('reading.title')}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('reading.title')}
        value={status ?? 'none'}
        onChange={(value) =>
          save({ status: READING_STATES.find((known) => known === value) ?? null, shared })
        }
        data={['none' as const, ...READING_STATES].map((state) => ({
          value: state,
          label: state === 'none' ? t('reading.noneShort') : <ReadingSign status={state} />,
        }))}
      />
      <div className={classes.privacy}>
        <Switch
          size="xs"
          checked={shared || asking}
          onChange={toggleShared}
          label={t('reading.share')}
        />
        <span>{t(shared ? 'reading.shared' : 'reading.private')}</span>
      </div>
      {asking && !shared ? (
        <div className={classes.preview}>
          <p>{t('reading.willBeSeen')}</p>
          <p className={classes.line}>
            <strong>{user.name}</strong> <ReadingSign status={status} />
          </p>
          <Group gap="xs">
            <Button
              size="xs"
              onClick={() => {
                setAsking(false);
                save({ status, shared: true });
              }}
            >
              {t('reading.confirmShare')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
              {t('reading.keepPrivate')}
            </Button>
          </Group>
        </div>
      ) : null}
      {work.sharedReadings.length > 0 ? (
        <ul className={classes.others}>
          {work.sharedReadings.map(({ person, status: theirs }) => (
            <li key={person.id} className={classes.line}>
              {person.name} <ReadingSign status={theirs} />
            </li>
          ))}
        </ul>
      ) : null}
    </PanelSection>
  );
}

/** What is being saved is shown as if it were. */
function pending(form: FormData | undefined, saved: Reading): Reading {
  if (!form) return saved;
  const status = form.get('status');
  const shared = form.get('shared');
  return {
    status: READING_STATES.find((known) => known === status) ?? null,
    shared: shared === null ? saved.shared : shared === 'yes',
  };
}
