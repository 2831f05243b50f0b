import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { graphLanguage } from '../../../components/localized.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { Excerpts, WorkNote } from '../../readings/index.ts';
import { UnsavedEdit } from '../edit/unsaved-notice.tsx';
import { WorkEditor } from '../edit/work-editor.tsx';
import { SourceLine } from '../parts/source-line.tsx';
import type { Shelf, WorkDetail, WorkUseLine } from '../types.ts';
import { ActNotice } from './act-notice.tsx';
import type { Held } from './arrangement.tsx';
import { FieldList } from './field-list.tsx';
import { Overview } from './overview.tsx';
import type { ReadingPart } from './reading-part.ts';
import classes from './work-panel.module.css';

const VIEWS = ['overview', 'note', 'excerpts', 'fields'] as const;

/** Characters beyond which a title is set smaller. */
const LONG_TITLE = 140;

interface WorkPanelProps {
  work: WorkDetail;
  uses: WorkUseLine[];
  part: ReadingPart;
  /** The list that one came from, its search kept. */
  back: string;
  held: Held;
  /** What there is to arrange it by. */
  shelf: Pick<Shelf, 'collections' | 'tags'>;
}

/** Everything about one work, beside the list; on a phone a page of its own. */
export function WorkPanel({ work, uses, part, back, held, shelf }: WorkPanelProps) {
  const { t, i18n } = useTranslation(['work', 'excerpts']);
  const { workspace, user } = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((known) => known === search.get('part')) ?? 'overview';
  const setView = (next: string) => {
    const params = new URLSearchParams(search);
    if (next === 'overview') params.delete('part');
    else params.set('part', next);
    setSearch(params, { replace: true, preventScrollReset: true });
  };
  const [editing, setEditing] = useState(false);
  const canEdit = workspace.abilities.editLibrary && work.deletedAt === null;
  const base = `/p/${workspace.slug}`;
  const draftName = `${user.id}/${workspace.id}/${work.id}`;
  const title = plainText(work.title);

  return (
    <aside aria-label={t('panel')} className={classes.panel}>
      <div className={classes.bar}>
        <Link to={back} className={classes.back} preventScrollReset>
          <IconArrowLeft size={18} aria-hidden="true" />
          {t('back')}
        </Link>
        <ActionIcon
          component={Link}
          to={back}
          preventScrollReset
          variant="subtle"
          className={classes.close}
          aria-label={t('close')}
        >
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <header className={classes.head}>
        <p className={classes.type}>
          {t(`types.${work.type}`)}
          {part.restriction.restricted ? ` · ${t('excerpts:restrictedSign')}` : null}
          {work.fromZotero ? ` · ${t('fromZotero')}` : null}
        </p>
        <h2 className={classes.title} data-long={title.length > LONG_TITLE || undefined}>
          {title || t('noTitle')}
        </h2>
        <p className={classes.detail}>
          <SourceLine creators={work.creators} container={work.container} year={work.year} />
        </p>
      </header>
      {work.deletedAt ? (
        <ActNotice
          title={t('deleted.title')}
          text={t('deleted.text')}
          label={t('deleted.restore')}
          post={{ intent: 'restore', works: work.id }}
        />
      ) : work.isAwaited ? (
        <ActNotice
          title={t('awaited.title')}
          text={t('awaited.text')}
          label={t('awaited.again')}
          post={{ intent: 'look-up-again', work: work.id }}
        />
      ) : null}
      {editing ? (
        <WorkEditor work={work} name={draftName} onClose={() => setEditing(false)} />
      ) : (
        <>
          {canEdit ? <UnsavedEdit name={draftName} onResume={() => setEditing(true)} /> : null}
          <div className={classes.views}>
            <SegmentedControl
              size="xs"
              aria-label={t('views')}
              value={view}
              onChange={setView}
              data={VIEWS.map((value) => ({ value, label: t(`excerpts:part.${value}`) }))}
            />
            {canEdit ? (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPencil size={15} aria-hidden="true" />}
                onClick={() => setEditing(true)}
              >
                {t('edit')}
              </Button>
            ) : null}
          </div>
          {view === 'overview' ? (
            <Overview work={work} uses={uses} part={part} back={back} held={held} shelf={shelf} />
          ) : view === 'note' ? (
            <WorkNote
              key={work.id}
              work={work.id}
              user={user}
              role={workspace.role}
              targets={part.targets}
              base={base}
            />
          ) : view === 'excerpts' ? (
            <Excerpts
              work={work.id}
              excerpts={part.excerpts}
              targets={part.targets}
              locators={part.locators}
              language={graphLanguage(i18n.language)}
              canEdit={canEdit}
              base={base}
            />
          ) : (
            <FieldList work={work} />
          )}
        </>
      )}
    </aside>
  );
}
