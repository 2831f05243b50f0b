import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useInText } from '../../../components/in-text.ts';
import { addEvidence } from '../../../domain/graph/commands.ts';
import type { EvidenceTarget } from '../../../domain/graph/schema.ts';
import type { Evidence } from '../../../domain/graph/types.ts';
import { QuickWork, WorkPicker } from '../../library/index.ts';
import { useMap } from '../map-context.ts';
import classes from './inspector.module.css';
import { PanelSection } from './parts.tsx';
import { SourceItem } from './source-item.tsx';

interface SourceListProps {
  on: EvidenceTarget;
  evidence: readonly Evidence[];
  title?: string;
}

/** The works cited on a proposition or a definition, and the field that adds one. */
export function SourceList({ on, evidence, title }: SourceListProps) {
  const { t } = useTranslation('map');
  const { workspace, map, works, canEdit, edit } = useMap();
  const [creating, setCreating] = useState<string | null>(null);
  const cite = (work: string) => edit((doc) => addEvidence(doc, { on, work }));
  const inText = useInText(
    `/p/${workspace.slug}`,
    { scope: 'map', map: map.id },
    evidence.map(({ work, locator }) => ({ work, locator })),
  );
  const offered = useMemo(() => [...works.values()].filter(({ deleted }) => !deleted), [works]);
  return (
    <PanelSection title={title ?? t('inspector.sources')}>
      {evidence.length === 0 ? <p className={classes.none}>{t('inspector.noSource')}</p> : null}
      <ul className={classes.sources}>
        {evidence.map((source, index) => (
          <SourceItem key={source.id} source={source} inText={inText[index]} />
        ))}
      </ul>
      {canEdit && creating === null ? (
        <WorkPicker
          works={offered}
          label={t('inspector.addSource')}
          placeholder={t('inspector.addSourcePlaceholder')}
          onPick={(work) => cite(work.id)}
          onCreate={workspace.abilities.editLibrary ? setCreating : undefined}
        />
      ) : null}
      {canEdit && creating !== null ? (
        <QuickWork
          title={creating}
          onAdded={(id) => {
            cite(id);
            setCreating(null);
          }}
          onCancel={() => setCreating(null)}
        />
      ) : null}
      {canEdit && offered.length === 0 ? (
        <p className={classes.none}>
          {t('inspector.emptyLibrary')}{' '}
          <Link to={`/p/${workspace.slug}/library`}>{t('inspector.toLibrary')}</Link>
        </p>
      ) : null}
    </PanelSection>
  );
}
