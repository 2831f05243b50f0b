import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Section } from '../../components/page.tsx';
import { ChangeList } from './change-list.tsx';
import classes from './meetings.module.css';
import { OpenComments } from './open-comments.tsx';
import { SinceForm } from './since-form.tsx';
import type { Places } from './targets.ts';
import type { Change, Comment } from './types.ts';

interface MeetingsPageProps {
  since: string;
  presets: Parameters<typeof SinceForm>[0]['presets'];
  changes: readonly Change[];
  comments: readonly Comment[];
  places: Places;
}

/** What changed since the last meeting, beside what waits for an answer. */
export function MeetingsPage({ since, presets, changes, comments, places }: MeetingsPageProps) {
  const { t } = useTranslation('meetings');
  return (
    <>
      <SinceForm since={since} presets={presets} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {changes.length === 0 ? (
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          ) : (
            <ChangeList changes={changes} places={places} />
          )}
        </div>
        <div className={classes.aside}>
          <Section title={t('openComments.title')} text={t('openComments.text')}>
            <OpenComments comments={comments} places={places} />
          </Section>
        </div>
      </div>
    </>
  );
}
