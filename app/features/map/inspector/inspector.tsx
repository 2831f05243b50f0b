import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../activity.ts';
import type { Highlight } from '../highlight.ts';
import { type Subject, SubjectContext } from '../kept-texts.ts';
import { useMap } from '../map-context.ts';
import { useReturnFocus } from '../use-return-focus.ts';
import { ConceptPanel } from './concept-panel.tsx';
import { FramePanel } from './frame-panel.tsx';
import classes from './inspector.module.css';
import { MapPanel } from './map-panel.tsx';
import { PropositionPanel } from './proposition-panel.tsx';
import { SeveralPanel } from './several-panel.tsx';

export interface PanelActs {
  setActivity: (activity: Activity) => void;
  /** Selects something and brings it into sight. */
  reveal: (id: string) => void;
  onHighlight: (highlight: Highlight | null) => void;
}

interface InspectorProps extends PanelActs {
  onClose: () => void;
}

/** What is selected, as a sentence first and as fields second; the map itself where nothing is. */
export function Inspector({ onClose, ...acts }: InspectorProps) {
  const { t } = useTranslation('map');
  const { graph, map, selection } = useMap();
  const { only } = selection;
  useReturnFocus();
  const concept = only === null ? undefined : graph.concepts[only];
  const proposition = only === null ? undefined : graph.propositions[only];
  const frame = map.frames.find(({ id }) => id === only);
  return (
    <aside aria-label={t('inspector.label')} className={classes.inspector}>
      <CloseButton
        className={classes.close}
        aria-label={t('inspector.close')}
        title={t('inspector.close')}
        onClick={onClose}
      />
      {concept ? (
        <SubjectContext value={subjectOf('concept', concept.id)}>
          <ConceptPanel key={concept.id} concept={concept} {...acts} />
        </SubjectContext>
      ) : null}
      {proposition ? (
        <SubjectContext value={subjectOf('proposition', proposition.id)}>
          <PropositionPanel key={proposition.id} proposition={proposition} {...acts} />
        </SubjectContext>
      ) : null}
      {frame ? (
        <SubjectContext value={subjectOf('frame', frame.id)}>
          <FramePanel key={frame.id} frame={frame} {...acts} />
        </SubjectContext>
      ) : null}
      {selection.ids.size > 1 ? <SeveralPanel {...acts} /> : null}
      {selection.ids.size === 0 ? (
        <SubjectContext value={subjectOf('map', map.id)}>
          <MapPanel {...acts} />
        </SubjectContext>
      ) : null}
    </aside>
  );
}

const subjectOf = (kind: Subject['kind'], id: string): Subject => ({ kind, id });
