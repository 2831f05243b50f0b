import { Anchor } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Role } from '../../../domain/roles.ts';
import { NoteStatus, openNote, type NoteSession } from '../../sync/index.ts';
import type { CiteTarget } from '../excerpts/types.ts';
import classes from './note.module.css';

// The editor weighs as much as a page: it comes when a note is opened.
const NoteEditor = lazy(() => import('./note-editor.tsx'));

interface WorkNoteProps {
  work: string;
  user: { id: string; name: string };
  role: Role;
  targets: readonly CiteTarget[];
  base: string;
}

/** The one shared note of a work, with or without the server. */
export function WorkNote({ work, user, role, targets, base }: WorkNoteProps) {
  const { t } = useTranslation('notes');
  const [session, setSession] = useState<NoteSession | null>(null);
  const { id, name } = user;
  useEffect(() => {
    const opened = openNote({ workId: work, user: { id, name }, role });
    let wanted = true;
    void opened.opened.then(() => {
      if (wanted) setSession(opened);
    });
    return () => {
      wanted = false;
      setSession(null);
      void opened.close();
    };
  }, [work, id, name, role]);
  if (!session) return <p className={classes.opening}>{t('opening')}</p>;
  return <OpenNote session={session} targets={targets} base={base} work={work} />;
}

interface OpenNoteProps {
  session: NoteSession;
  targets: readonly CiteTarget[];
  base: string;
  work: string;
}

function OpenNote({ session, targets, base, work }: OpenNoteProps) {
  const { t } = useTranslation('notes');
  const { subscribe, getSnapshot } = session.status;
  const { canEdit } = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const cited = new URLSearchParams({ scope: 'note', work });
  const file = `${base}/note/${encodeURIComponent(work)}`;
  return (
    <section className={classes.note} aria-label={t('label')}>
      <div className={classes.head}>
        <span>{t('shared')}</span>
        <NoteStatus session={session} />
      </div>
      <Suspense fallback={<p className={classes.opening}>{t('opening')}</p>}>
        <NoteEditor session={session} canEdit={canEdit} targets={targets} base={base} />
      </Suspense>
      <p className={classes.hint}>{t('questionsHint')}</p>
      <p className={classes.files}>
        <Anchor href={`${file}?format=markdown`} download>
          {t('markdown')}
        </Anchor>
        <Anchor href={`${file}?format=html`} download>
          {t('html')}
        </Anchor>
        <Anchor component={Link} to={`${base}/bibliography?${cited}`}>
          {t('bibliography')}
        </Anchor>
      </p>
    </section>
  );
}
