import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LiteratureSign } from '../../components/literature-sign.tsx';
import { conceptsOn, propositionsOn } from '../../domain/graph/queries.ts';
import { byOrder } from '../../domain/graph/order.ts';
import type { Concept, Proposition, Term } from '../../domain/graph/types.ts';
import { type Highlight, litIds } from './highlight.ts';
import { kindName, labelIn, plainIn } from './labels.ts';
import { LineSample, SourceFilters } from './legend.tsx';
import { useMap } from './map-context.ts';
import { OutlineAdd, OutlineLink } from './outline-forms.tsx';
import classes from './outline.module.css';
import { Emphasis } from './parts/emphasis.tsx';
import { SentenceText } from './parts/sentence-text.tsx';
import { StanceCounts } from './parts/stance-counts.tsx';
import { useReturnFocus } from './use-return-focus.ts';

interface OutlineProps {
  /** Opened beside the map: then it takes the focus, and gives it back. */
  opened: boolean;
  highlight: Highlight | null;
  onHighlight: (highlight: Highlight | null) => void;
  reveal: (id: string) => void;
  onClose: () => void;
}

interface Group {
  literature: Term | null;
  concepts: Concept[];
}

/** The map as a text: its concepts by literature, and under each the propositions that start from it. */
export function Outline({ opened, highlight, onHighlight, reveal, onClose }: OutlineProps) {
  const { t } = useTranslation('map');
  const { graph, map, scene, language, canEdit } = useMap();
  const section = useRef<HTMLElement>(null);
  useReturnFocus(opened);
  useEffect(() => {
    // Itself and not its first field: the map's single keys go on.
    if (opened) section.current?.focus({ preventScroll: true });
  }, [opened]);
  const lit = litIds(scene, graph, highlight);
  const isLit = (id: string): boolean => lit === null || lit.has(id);
  const propositions = propositionsOn(graph, map);
  const from = Map.groupBy(
    propositions.filter(({ id }) => isLit(id)),
    ({ from: id }) => id,
  );
  const groups = groupByLiterature(conceptsOn(graph, map), graph.terms, language);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t('outline.label')}
      className={classes.outline}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t('outline.title')}</h2>
        <CloseButton
          className={classes.close}
          aria-label={t('outline.close')}
          title={t('outline.close')}
          onClick={onClose}
        />
        <div className={classes.filters}>
          <SourceFilters highlight={highlight} onHighlight={onHighlight} />
        </div>
      </header>
      {canEdit ? <OutlineAdd /> : null}
      {groups.map(({ literature, concepts }) => {
        const shown = concepts.filter(({ id }) => isLit(id));
        if (shown.length === 0) return null;
        return (
          <section key={literature?.id ?? ''} className={classes.group}>
            <h3 className={classes.literature}>
              {literature ? (
                <>
                  <LiteratureSign shape={literature.shape} hue={literature.hue} />
                  <span>
                    <Emphasis text={labelIn(literature.label, language)} />
                  </span>
                </>
              ) : (
                t('outline.none')
              )}
            </h3>
            <ul className={classes.concepts}>
              {shown.map((concept) => (
                <OutlineConcept
                  key={concept.id}
                  concept={concept}
                  propositions={from.get(concept.id) ?? []}
                  reveal={reveal}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {lit === null ? <OutlineFrames reveal={reveal} /> : null}
    </section>
  );
}

/** What lies on the map beside its concepts: frames, remarks, images and references, by what they say. */
function OutlineFrames({ reveal }: Pick<OutlineProps, 'reveal'>) {
  const { t } = useTranslation('map');
  const { scene, selection } = useMap();
  if (scene.frames.length === 0) return null;
  return (
    <section className={classes.group}>
      <h3 className={classes.literature}>{t('outline.frames')}</h3>
      <ul className={classes.concepts}>
        {scene.frames.map(({ id, look, title }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.concept}
              aria-current={selection.ids.has(id) || undefined}
              onClick={() => reveal(id)}
            >
              <span className="serif">
                <Emphasis text={title === '' ? t(`frame.untitled.${look}`) : title} />
              </span>
              <small>{t(`frame.kind.${look}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OutlineConceptProps {
  concept: Concept;
  propositions: Proposition[];
  reveal: (id: string) => void;
}

function OutlineConcept({ concept, propositions, reveal }: OutlineConceptProps) {
  const { t } = useTranslation('map');
  const { graph, language, selection, sentenceOf, canEdit } = useMap();
  const kind = kindName(graph, concept.kind, language);
  return (
    <li>
      <button
        type="button"
        className={classes.concept}
        aria-current={selection.ids.has(concept.id) || undefined}
        onClick={() => reveal(concept.id)}
      >
        <span className="serif">
          <Emphasis text={labelIn(concept.label, language)} />
        </span>
        {kind ? <small>{kind}</small> : null}
      </button>
      {propositions.length > 0 ? (
        <ul className={classes.propositions}>
          {propositions.map((proposition) => {
            const sentence = sentenceOf(proposition.id);
            return (
              <li key={proposition.id}>
                <button
                  type="button"
                  className={classes.proposition}
                  data-status={proposition.status}
                  aria-current={selection.ids.has(proposition.id) || undefined}
                  onClick={() => reveal(proposition.id)}
                >
                  <span className="serif">
                    {sentence ? <SentenceText sentence={sentence} /> : null}
                  </span>
                  <span className={classes.marks}>
                    <LineSample status={proposition.status} />
                    <span className={classes.status}>{t(`status.${proposition.status}`)}</span>
                    <StanceCounts evidence={proposition.evidence} short />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {canEdit && selection.only === concept.id ? <OutlineLink from={concept} /> : null}
    </li>
  );
}

/** Each concept once, under the first of its literatures; those without any come last. */
function groupByLiterature(
  concepts: Concept[],
  terms: Record<string, Term>,
  language: 'fr' | 'en',
): Group[] {
  const inOrder = concepts.toSorted((a, b) =>
    plainIn(a.label, language).localeCompare(plainIn(b.label, language), language),
  );
  const literatures = Object.values(terms)
    .filter(({ vocabulary }) => vocabulary === 'literature')
    .sort(byOrder);
  const groups: Group[] = [...literatures, null].map((literature) => ({
    literature,
    concepts: inOrder.filter(
      (concept) => (concept.literatures[0] ?? null) === (literature?.id ?? null),
    ),
  }));
  return groups.filter(({ concepts: held }) => held.length > 0);
}
