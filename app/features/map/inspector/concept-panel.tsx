import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { setDefinition } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { mapsWith, propositionsOf } from '../../../domain/graph/queries.ts';
import { type Concept, LANGUAGES } from '../../../domain/graph/types.ts';
import { LiteratureSign } from '../../../components/literature-sign.tsx';
import { Discussion } from '../../meetings/index.ts';
import { kindName, labelIn, plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { Emphasis } from '../parts/emphasis.tsx';
import { ConceptFields } from './concept-fields.tsx';
import { EditableText } from './editable-text.tsx';
import { Fold } from './fold.tsx';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { LinkTo } from './link-to.tsx';
import { MentionedIn } from './mentioned-in.tsx';
import { PanelHead, PanelSection, PropositionList } from './parts.tsx';
import { PlaceButtons } from './place-buttons.tsx';
import { SourceList } from './source-list.tsx';

interface ConceptPanelProps extends PanelActs {
  concept: Concept;
}

/** A concept: its name and place among the literatures, what is said of it, what it means. */
export function ConceptPanel({ concept, reveal, setActivity }: ConceptPanelProps) {
  const { t } = useTranslation('map');
  const { workspace, graph, map, language, canEdit, edit } = useMap();
  const { id, definition } = concept;
  const kind = kindName(graph, concept.kind, language);
  const literatures = concept.literatures.flatMap((term) => graph.terms[term] ?? []);
  const propositions = propositionsOf(graph, id);
  const elsewhere = mapsWith(graph, id).filter((other) => other.id !== map.id);
  return (
    <>
      <PanelHead kind={kind ?? t('inspector.concept')}>
        <h2 className={classes.statement}>
          <Emphasis text={labelIn(concept.label, language)} />
        </h2>
        {literatures.length > 0 ? (
          <p className={classes.summary}>
            {literatures.map((term) => (
              <span key={term.id} className={classes.status}>
                <LiteratureSign shape={term.shape} hue={term.hue} />
                <Emphasis text={labelIn(term.label, language)} />
              </span>
            ))}
          </p>
        ) : null}
      </PanelHead>
      {canEdit ? (
        <div className={classes.actions} data-block>
          <Button size="xs" variant="default" onClick={() => setActivity({ kind: 'rename', id })}>
            {t('inspector.rename')}
          </Button>
          <LinkTo from={id} setActivity={setActivity} />
          <Button
            size="xs"
            variant="default"
            onClick={() => setActivity({ kind: 'remove', ids: [id] })}
          >
            {t('inspector.remove')}
          </Button>
        </div>
      ) : null}
      <PanelSection title={`${t('inspector.propositions')} · ${propositions.length}`}>
        {propositions.length === 0 ? (
          <p className={classes.none}>{t('inspector.noProposition')}</p>
        ) : (
          <PropositionList propositions={propositions} reveal={reveal} />
        )}
      </PanelSection>
      <PanelSection title={t('inspector.definition')}>
        {canEdit ? (
          <EditableText
            label={t('inspector.definitionIn', { language: t(`language.${language}`) })}
            value={definition[language] ?? ''}
            field={`definition.${language}`}
            limit={LIMITS.definition}
            multiline
            disabled={false}
            onSave={(text) =>
              edit((doc) => setDefinition(doc, { id, language, text }), { besideField: true })
            }
          />
        ) : (
          LANGUAGES.filter((code) => definition[code])
            .slice(0, 1)
            .map((code) => (
              <p key={code} lang={code} className="serif">
                {definition[code]}
              </p>
            ))
        )}
        {!canEdit && !LANGUAGES.some((code) => definition[code]) ? (
          <p className={classes.none}>{t('inspector.noDefinition')}</p>
        ) : null}
      </PanelSection>
      <SourceList
        on={['concept', id]}
        evidence={concept.evidence}
        title={t('inspector.definedBy')}
      />
      <PanelSection title={t('inspector.onMaps')}>
        {elsewhere.length === 0 ? (
          <p className={classes.none}>{t('inspector.onlyHere')}</p>
        ) : (
          <ul className={classes.links}>
            {elsewhere.map((other) => (
              <li key={other.id}>
                <Link to={`/p/${workspace.slug}/map/${other.slug}?select=${id}`}>
                  {plainIn(other.name, language)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
      {canEdit ? (
        <PanelSection>
          <Fold title={t('inspector.describe')}>
            <ConceptFields concept={concept} />
          </Fold>
        </PanelSection>
      ) : null}
      {canEdit ? <PlaceButtons /> : null}
      <MentionedIn id={id} />
      <PanelSection>
        <Discussion target={{ kind: 'concept', id }} />
      </PanelSection>
    </>
  );
}
