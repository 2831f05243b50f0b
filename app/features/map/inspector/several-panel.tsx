import { Button, MultiSelect, Select } from '@mantine/core';
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  type ConceptFields,
  setConcept,
  setLocked,
  setStatus,
} from '../../../domain/graph/commands.ts';
import { byOrder } from '../../../domain/graph/order.ts';
import { type Status, STATUSES, type VocabularyName } from '../../../domain/graph/types.ts';
import type { Alignment } from '../../../domain/scene/index.ts';
import { useMoves } from '../acts/use-moves.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { LayoutButtons } from './layout-buttons.tsx';
import { LineFields } from './line-fields.tsx';
import { PanelHead, PanelSection, PropositionList } from './parts.tsx';
import { PlaceButtons } from './place-buttons.tsx';

const ALIGN_ICONS = [
  ['left', IconLayoutAlignLeft],
  ['centre', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
] as const satisfies readonly (readonly [Alignment, typeof IconLayoutAlignLeft])[];
/** So many are named; nobody reads more, and thousands would hold the page up. */
const NAMED = 100;
const SPREAD_ICONS = [
  ['x', IconLayoutDistributeHorizontal],
  ['y', IconLayoutDistributeVertical],
] as const;

/** Several things at once: which they are, and what can be done with all of them. */
export function SeveralPanel({ setActivity, reveal }: PanelActs) {
  const { t } = useTranslation('map');
  const { graph, map, language, selection, canEdit, edit } = useMap();
  const ids = [...selection.ids];
  const concepts = ids.flatMap((id) => graph.concepts[id] ?? []);
  const propositions = ids.flatMap((id) => graph.propositions[id] ?? []);
  const moves = useMoves();
  const isLocked = ids.every((id) => map.locked.includes(id) || graph.propositions[id]);

  const setAll = (fields: ConceptFields) =>
    edit((doc) => {
      for (const { id } of concepts) setConcept(doc, { id, ...fields });
    });
  /** What all have; the field adds to all and takes away from all. */
  const shared = (vocabulary: 'literatures' | 'levels'): string[] =>
    (concepts[0]?.[vocabulary] ?? []).filter((term) =>
      concepts.every((concept) => concept[vocabulary].includes(term)),
    );
  const setShared = (vocabulary: 'literatures' | 'levels', terms: string[]) => {
    const before = shared(vocabulary);
    edit((doc) => {
      for (const concept of concepts) {
        const kept = concept[vocabulary].filter(
          (term) => terms.includes(term) || !before.includes(term),
        );
        setConcept(doc, { id: concept.id, [vocabulary]: [...new Set([...kept, ...terms])] });
      }
    });
  };
  const choices = (vocabulary: VocabularyName) =>
    Object.values(graph.terms)
      .filter((term) => term.vocabulary === vocabulary)
      .sort(byOrder)
      .map(({ id, label }) => ({ value: id, label: plainIn(label, language) }));
  const oneOf = <T,>(values: readonly T[]): T | null =>
    values.length > 0 && values.every((value) => value === values[0]) ? values[0]! : null;

  const unnamed = Math.max(0, concepts.length - NAMED) + Math.max(0, propositions.length - NAMED);
  return (
    <>
      <PanelHead kind={t('inspector.several')}>
        <h2 className={classes.statement}>{t('inspector.severalText', { count: ids.length })}</h2>
      </PanelHead>
      {canEdit && moves.count > 1 ? (
        <PanelSection title={t('arrange.title')}>
          <div role="group" aria-label={t('arrange.title')} className={classes.icons}>
            {ALIGN_ICONS.map(([to, AlignIcon]) => (
              <button
                key={to}
                type="button"
                aria-label={t(`arrange.${to}`)}
                title={t(`arrange.${to}`)}
                onClick={() => moves.align(to)}
              >
                <AlignIcon size={18} stroke={1.6} aria-hidden="true" />
              </button>
            ))}
            {moves.count > 2
              ? SPREAD_ICONS.map(([along, SpreadIcon]) => (
                  <button
                    key={along}
                    type="button"
                    aria-label={t(`arrange.spread.${along}`)}
                    title={t(`arrange.spread.${along}`)}
                    onClick={() => moves.distribute(along)}
                  >
                    <SpreadIcon size={18} stroke={1.6} aria-hidden="true" />
                  </button>
                ))
              : null}
          </div>
        </PanelSection>
      ) : null}
      {canEdit ? <PlaceButtons /> : null}
      {canEdit && concepts.length > 1 ? (
        <PanelSection title={t('layout.title')}>
          <LayoutButtons />
        </PanelSection>
      ) : null}
      {canEdit ? (
        <div className={classes.actions} data-block>
          {moves.count + map.locked.length > 0 ? (
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                edit((doc) =>
                  setLocked(doc, {
                    map: map.id,
                    ids: ids.filter((id) => !graph.propositions[id]),
                    locked: !isLocked,
                  }),
                )
              }
            >
              {t(isLocked ? 'frame.unlock' : 'frame.lock')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={() => setActivity({ kind: 'remove', ids })}>
            {t('inspector.remove')}
          </Button>
        </div>
      ) : null}
      {canEdit && concepts.length > 1 ? (
        <PanelSection title={t('inspector.forAll')}>
          <Select
            label={t('inspector.kind')}
            placeholder={t('inspector.mixed')}
            data={choices('kind')}
            value={oneOf(concepts.map(({ kind }) => kind))}
            clearable
            onChange={(kind) => setAll({ kind })}
          />
          <MultiSelect
            label={t('inspector.literatures')}
            data={choices('literature')}
            value={shared('literatures')}
            onChange={(terms) => setShared('literatures', terms)}
          />
          <MultiSelect
            label={t('inspector.levels')}
            data={choices('level')}
            value={shared('levels')}
            onChange={(terms) => setShared('levels', terms)}
          />
        </PanelSection>
      ) : null}
      {canEdit && propositions.length > 1 ? (
        <PanelSection title={t('inspector.forAll')}>
          <Select
            label={t('inspector.status')}
            placeholder={t('inspector.mixed')}
            data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            value={oneOf(propositions.map(({ status }) => status))}
            allowDeselect={false}
            onChange={(status) =>
              status &&
              edit((doc) => {
                for (const { id } of propositions) setStatus(doc, { id, status: status as Status });
              })
            }
          />
        </PanelSection>
      ) : null}
      {canEdit && propositions.length > 1 ? (
        <LineFields ids={propositions.map(({ id }) => id)} />
      ) : null}
      <PanelSection>
        <ul className={classes.sentences}>
          {concepts.slice(0, NAMED).map(({ id, label }) => (
            <li key={id}>
              <button type="button" className={classes.sentence} onClick={() => reveal(id)}>
                <span className="serif">{plainIn(label, language)}</span>
              </button>
            </li>
          ))}
        </ul>
        <PropositionList propositions={propositions.slice(0, NAMED)} reveal={reveal} />
        {unnamed > 0 ? (
          <p className={classes.summary}>{t('inspector.unnamed', { count: unnamed })}</p>
        ) : null}
      </PanelSection>
    </>
  );
}
