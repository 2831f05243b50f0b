import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { Section } from '../../components/page.tsx';
import { SharedSheets, type SheetListed } from '../readings/index.ts';
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
  /** The pages that members share, newest first. */
  sheets: readonly SheetListed[];
  userId: string;
  base: string;
}

/** What changed since the last meeting, beside what waits for an answer. */
export function MeetingsPage(props: MeetingsPageProps) {
  const { since, presets, changes, comments, places, sheets, userId, base } = props;
  const { t } = useTranslation(['meetings', 'sheets']);
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
          <Section title={t('sheets:pages.title')} text={t('sheets:pages.text')}>
            <SharedSheets sheets={sheets} userId={userId} base={base} />
            <p>
              <Link to={`${base}/readings/meeting?since=${since}`}>
                {t('sheets:pages.prepare')}
              </Link>
            </p>
          </Section>
        </div>
      </div>
    </>
  );
}
