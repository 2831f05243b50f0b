import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { Discussion } from '../../meetings/index.ts';
import { ExportMenu } from '../parts/export-menu.tsx';
import { PanelSection } from '../parts/section.tsx';
import type { WorkDetail, WorkUseLine } from '../types.ts';
import { AsCited } from './as-cited.tsx';
import { DeleteWork } from './delete-work.tsx';
import classes from './overview.module.css';
import { OwnReading } from './own-reading.tsx';
import { UseList } from './use-list.tsx';
import { WorkKey } from './work-key.tsx';

interface OverviewProps {
  work: WorkDetail;
  uses: WorkUseLine[];
  back: string;
}

export function Overview({ work, uses, back }: OverviewProps) {
  const { t } = useTranslation('work');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  return (
    <>
      <OwnReading work={work} action={`${base}/library`} />
      <AsCited work={work} base={base} />
      <PanelSection title={t('uses.title', { count: uses.length })}>
        <UseList uses={uses} base={base} />
      </PanelSection>
      <PanelSection title={t('key.title')}>
        <WorkKey workKey={work.key} aliases={work.aliases} />
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
