import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import {
  deleteConcepts,
  deleteFrame,
  deletePropositions,
  removeFromMap,
} from '../../domain/graph/commands.ts';
import { deletionImpact } from '../../domain/graph/queries.ts';
import { conceptName } from './labels.ts';
import { useMap } from './map-context.ts';
import classes from './remove-panel.module.css';
import { useReturnFocus } from './use-return-focus.ts';

interface RemovePanelProps {
  ids: readonly string[];
  onDone: () => void;
}

/** Before anything goes: what goes with it, and the smaller act first. */
export function RemovePanel({ ids, onDone }: RemovePanelProps) {
  const { t, i18n } = useTranslation('map');
  const { graph, map, language, openComments, edit, selection } = useMap();
  const first = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  useEffect(() => first.current?.focus(), []);

  const concepts = ids.filter((id) => graph.concepts[id]);
  const propositions = ids.filter((id) => graph.propositions[id]);
  const frames = map.frames.filter(({ id }) => ids.includes(id));
  const dropFrames = (doc: Y.Doc) => {
    for (const { id } of frames) deleteFrame(doc, { id });
  };
  const impact = deletionImpact(graph, concepts, map.id);
  const sources = propositions.reduce(
    (sum, id) => sum + (graph.propositions[id]?.evidence.length ?? 0),
    0,
  );
  const comments = ids.reduce((sum, id) => sum + (openComments[id] ?? 0), 0);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const words = (counts: [key: 'propositions' | 'sources' | 'comments', count: number][]) =>
    counts.filter(([, count]) => count > 0).map(([key, count]) => t(`remove.${key}`, { count }));

  const finish = (command: Parameters<typeof edit>[0]) => {
    onDone();
    if (edit(command).ok) selection.clear();
  };
  const goes =
    concepts.length > 0
      ? words([
          ['propositions', impact.propositions],
          ['sources', impact.sources],
          ['comments', comments],
        ])
      : words([
          ['sources', sources],
          ['comments', comments],
        ]);
  const everywhere = [
    goes.length > 0 ? t('remove.everywhereNote', { what: list.format(goes) }) : t('remove.nothing'),
    impact.otherMaps.length > 0
      ? t('remove.maps', {
          count: impact.otherMaps.length,
          names: list.format(impact.otherMaps.map(({ name }) => name[language] ?? name.fr ?? '')),
        })
      : '',
  ];

  return (
    <div
      role="dialog"
      aria-labelledby="remove-title"
      className={classes.panel}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onDone();
      }}
    >
      <h2 id="remove-title" className={classes.title}>
        {titleOf()}
      </h2>
      {concepts.length > 0 ? (
        <>
          <Choice note={t('remove.fromMapNote')}>
            <Button
              ref={first}
              onClick={() =>
                finish((doc) => {
                  removeFromMap(doc, { map: map.id, ids: concepts });
                  dropFrames(doc);
                })
              }
            >
              {t('remove.fromMap')}
            </Button>
          </Choice>
          <Choice note={everywhere.filter(Boolean).join(' ')}>
            <Button
              variant="default"
              onClick={() =>
                finish((doc) => {
                  if (propositions.length > 0) deletePropositions(doc, { ids: propositions });
                  deleteConcepts(doc, { ids: concepts });
                  dropFrames(doc);
                })
              }
            >
              {t('remove.everywhere')}
            </Button>
          </Choice>
        </>
      ) : (
        <Choice note={everywhere.filter(Boolean).join(' ')}>
          <Button
            ref={first}
            onClick={() =>
              finish((doc) => {
                deletePropositions(doc, { ids: propositions });
                dropFrames(doc);
              })
            }
          >
            {t('remove.delete')}
          </Button>
        </Choice>
      )}
      <Button variant="subtle" onClick={onDone} className={classes.keep}>
        {t('remove.keep')}
      </Button>
    </div>
  );

  function titleOf(): string {
    if (concepts.length > 1) return t('remove.conceptsTitle', { count: concepts.length });
    if (concepts[0]) {
      return t('remove.conceptTitle', { label: conceptName(graph, concepts[0], language) });
    }
    if (propositions.length === 0 && frames.length > 0) {
      return t('remove.framesTitle', { count: frames.length });
    }
    return propositions.length > 1
      ? t('remove.propositionsTitle', { count: propositions.length })
      : t('remove.propositionTitle');
  }
}

function Choice({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      {children}
      <p>{note}</p>
    </div>
  );
}
