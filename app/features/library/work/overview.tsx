import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { Discussion } from '../../meetings/index.ts';
import { OwnReading, Recommend, Restriction } from '../../readings/index.ts';
import { ExportMenu } from '../parts/export-menu.tsx';
import { PanelSection } from '../parts/section.tsx';
import type { Shelf, WorkDetail, WorkUseLine } from '../types.ts';
import { Arrangement, type Held } from './arrangement.tsx';
import { AsCited } from './as-cited.tsx';
import { DeleteWork } from './delete-work.tsx';
import classes from './overview.module.css';
import type { ReadingPart } from './reading-part.ts';
import { UseList } from './use-list.tsx';
import { WorkKey } from './work-key.tsx';

interface OverviewProps {
  work: WorkDetail;
  uses: WorkUseLine[];
  part: ReadingPart;
  back: string;
  held: Held;
  shelf: Pick<Shelf, 'collections' | 'tags'>;
}

export function Overview({ work, uses, part, back, held, shelf }: OverviewProps) {
  const { t } = useTranslation(['work', 'readings', 'excerpts', 'notes', 'library']);
  const { workspace, user } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const canEdit = workspace.abilities.editLibrary && work.deletedAt === null;
  return (
    <>
      <PanelSection title={t('reading.title')}>
        <OwnReading
          work={work.id}
          reading={part.reading}
          others={work.sharedReadings}
          userName={user.name}
          base={base}
        />
      </PanelSection>
      <AsCited work={work} base={base} />
      <PanelSection title={t('library:shelf.ofWork')}>
        <Arrangement work={work.id} held={held} shelf={shelf} base={base} canEdit={canEdit} />
      </PanelSection>
      <PanelSection title={t('uses.title', { count: uses.length })}>
        <UseList uses={uses} base={base} />
      </PanelSection>
      {part.mentionedBy.length > 0 ? (
        <PanelSection title={t('notes:mentionedBy')}>
          <ul className={classes.mentions}>
            {part.mentionedBy.map(({ id, key, title }) => (
              <li key={id}>
                <Link to={`${base}/library/${encodeURIComponent(key)}?part=note`}>{title}</Link>
              </li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
      <PanelSection title={t('readings:recommended.title')}>
        <Recommend
          work={work.id}
          recommendations={part.recommendations}
          members={part.members}
          userId={user.id}
          base={base}
        />
      </PanelSection>
      {workspace.abilities.editLibrary ? (
        <PanelSection title={t('excerpts:restriction.title')}>
          <Restriction
            key={String(part.restriction.restricted)}
            work={work.id}
            restriction={part.restriction}
            members={part.members}
            userId={user.id}
            base={base}
          />
        </PanelSection>
      ) : null}
      <PanelSection title={t('key.title')}>
        <WorkKey work={work} base={base} canEdit={canEdit} />
      </PanelSection>
      <PanelSection title={t('discussion')}>
        <Discussion target={{ kind: 'work', id: work.id }} title={false} />
      </PanelSection>
      <div className={classes.acts}>
        <ExportMenu
          base={base}
          scope={{ kind: 'works', ids: [work.id] }}
          label={t('export')}
          variant="default"
          size="xs"
        />
        {workspace.abilities.editLibrary ? (
          <DeleteWork work={work} uses={uses} base={base} back={back} />
        ) : null}
      </div>
    </>
  );
}
