import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { WorkEditor } from '../edit/work-editor.tsx';
import { shortCreators } from '../text.ts';
import type { WorkDetail, WorkUseLine } from '../types.ts';
import { DeletedNotice } from './deleted-notice.tsx';
import { FieldList } from './field-list.tsx';
import { Overview } from './overview.tsx';
import classes from './work-panel.module.css';

/** Characters beyond which a title is set smaller. */
const LONG_TITLE = 140;

interface WorkPanelProps {
  work: WorkDetail;
  uses: WorkUseLine[];
  /** The list that one came from, its search kept. */
  back: string;
}

/** Everything about one work, beside the list; on a phone a page of its own. */
export function WorkPanel({ work, uses, back }: WorkPanelProps) {
  const { t, i18n } = useTranslation('work');
  const { workspace } = useWorkspace();
  const [view, setView] = useState<'overview' | 'fields'>('overview');
  const [editing, setEditing] = useState(false);
  const canEdit = workspace.abilities.editLibrary && work.deletedAt === null;
  const title = plainText(work.title);
  const creators = shortCreators(work.creators, i18n.language);

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
        <p className={classes.type}>{t(`types.${work.type}`)}</p>
        <h2 className={classes.title} data-long={title.length > LONG_TITLE || undefined}>
          {title || t('noTitle')}
        </h2>
        <p className={classes.detail}>
          {creators}
          {work.container ? (
            <>
              {creators ? ' · ' : null}
              <cite>{plainText(work.container)}</cite>
            </>
          ) : null}
          {work.year !== null ? `${creators || work.container ? ', ' : ''}${work.year}` : null}
        </p>
      </header>
      {work.deletedAt ? <DeletedNotice work={work} /> : null}
      {editing ? (
        <WorkEditor work={work} onClose={() => setEditing(false)} />
      ) : (
        <>
          <div className={classes.views}>
            <SegmentedControl
              size="xs"
              aria-label={t('views')}
              value={view}
              onChange={(value) => setView(value === 'fields' ? 'fields' : 'overview')}
              data={[
                { value: 'overview', label: t('overview') },
                { value: 'fields', label: t('fields') },
              ]}
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
            <Overview work={work} uses={uses} back={back} />
          ) : (
            <FieldList work={work} />
          )}
        </>
      )}
    </aside>
  );
}
