import { useTranslation } from 'react-i18next';
import { renameMap, setFocusQuestion } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { conceptsOn, missingTranslations, propositionsOn } from '../../../domain/graph/queries.ts';
import { type Concept, LANGUAGES } from '../../../domain/graph/types.ts';
import { Discussion } from '../../meetings/index.ts';
import { labelIn, plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { Emphasis } from '../parts/emphasis.tsx';
import { EditableText } from './editable-text.tsx';
import { Fold } from './fold.tsx';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { LayoutButtons } from './layout-buttons.tsx';
import { MapLines } from './line-fields.tsx';
import { PanelHead, PanelSection, PropositionList } from './parts.tsx';

/** The map itself: the question it answers, how much is on it, and what it still lacks. */
export function MapPanel({ reveal }: PanelActs) {
  const { t } = useTranslation('map');
  const { graph, map, language, canEdit, edit } = useMap();
  const { id } = map;
  const concepts = conceptsOn(graph, map);
  const propositions = propositionsOn(graph, map);
  const toSource = propositions.filter(({ status }) => status === 'to-source');
  const contested = propositions.filter((proposition) => proposition.contested);
  const missing = missingTranslations(graph, language);
  const untranslated = {
    concepts: missing.concepts.filter((concept) => concepts.includes(concept)),
    propositions: missing.propositions.filter((one) => propositions.includes(one)),
  };
  return (
    <>
      <PanelHead kind={t('inspector.map')}>
        <h2 className={classes.statement}>{plainIn(map.name, language)}</h2>
        <p className={classes.question}>
          {map.focusQuestion[language] ? (
            labelIn(map.focusQuestion, language)
          ) : (
            <span className={classes.none}>{t('inspector.noFocusQuestion')}</span>
          )}
        </p>
        <p className={classes.summary}>
          <span>{t('counts.concepts', { count: concepts.length })}</span>
          <span>{t('counts.propositions', { count: propositions.length })}</span>
        </p>
      </PanelHead>
      <PanelSection title={`${t('inspector.toSource')} · ${toSource.length}`}>
        {toSource.length === 0 ? (
          <p className={classes.none}>{t('inspector.nothingToSource')}</p>
        ) : (
          <PropositionList propositions={toSource} reveal={reveal} />
        )}
      </PanelSection>
      {contested.length > 0 ? (
        <PanelSection title={`${t('inspector.contested')} · ${contested.length}`}>
          <PropositionList propositions={contested} reveal={reveal} />
        </PanelSection>
      ) : null}
      {untranslated.concepts.length + untranslated.propositions.length > 0 ? (
        <PanelSection title={t('inspector.missing', { language: t(`language.${language}`) })}>
          <ConceptList concepts={untranslated.concepts} reveal={reveal} />
          <PropositionList propositions={untranslated.propositions} reveal={reveal} />
        </PanelSection>
      ) : null}
      {canEdit ? (
        <PanelSection title={t('layout.title')}>
          <LayoutButtons />
          <MapLines />
        </PanelSection>
      ) : null}
      {canEdit ? (
        <PanelSection>
          <Fold title={t('inspector.editMap')}>
            {LANGUAGES.map((code) => (
              <EditableText
                key={code}
                label={t('inspector.mapName', { language: t(`language.${code}`) })}
                lang={code}
                value={map.name[code] ?? ''}
                field={`name.${code}`}
                limit={LIMITS.mapName}
                disabled={false}
                onSave={(text) =>
                  edit((doc) => renameMap(doc, { id, name: { [code]: text } }), {
                    besideField: true,
                  })
                }
              />
            ))}
            {LANGUAGES.map((code) => (
              <EditableText
                key={code}
                label={t('inspector.focusQuestionIn', { language: t(`language.${code}`) })}
                lang={code}
                value={map.focusQuestion[code] ?? ''}
                field={`focusQuestion.${code}`}
                limit={LIMITS.focusQuestion}
                disabled={false}
                onSave={(text) =>
                  edit((doc) => setFocusQuestion(doc, { id, focusQuestion: { [code]: text } }), {
                    besideField: true,
                  })
                }
              />
            ))}
          </Fold>
        </PanelSection>
      ) : null}
      <PanelSection>
        <Discussion target={{ kind: 'map', id }} />
      </PanelSection>
    </>
  );
}

interface ConceptListProps {
  concepts: readonly Concept[];
  reveal: (id: string) => void;
}

function ConceptList({ concepts, reveal }: ConceptListProps) {
  const { language } = useMap();
  if (concepts.length === 0) return null;
  return (
    <ul className={classes.sentences}>
      {concepts.map(({ id, label }) => (
        <li key={id}>
          <button type="button" className={classes.sentence} onClick={() => reveal(id)}>
            <span className="serif">
              <Emphasis text={labelIn(label, language)} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
