import { useTranslation } from 'react-i18next';
import { addConcept, placeConcepts } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { cardSize, freePlace } from '../../../domain/scene/index.ts';
import type { Concept } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { Emphasis } from '../parts/emphasis.tsx';
import { SuggestBox } from '../parts/suggest-box.tsx';
import { labelIn, SCENE_WORDS } from '../labels.ts';
import { suggestConcepts } from '../suggestions.ts';
import { Anchor } from './anchor.tsx';

const FIELD = { height: 330 };

interface ConceptDraftProps {
  at: [number, number];
  onDone: () => void;
}

/** Names a new concept where it will stand, or takes one that the project already has. */
export function ConceptDraft({ at, onDone }: ConceptDraftProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, scene, edit, selection } = useMap();

  const placeFor = (concept: Pick<Concept, 'label'>) => {
    const blank = { kind: null, literatures: [], fieldSite: false } as unknown as Concept;
    const size = cardSize(
      { ...blank, ...concept },
      { language, terms: graph.terms, words: SCENE_WORDS[language] },
    );
    return freePlace(size, at, scene.cards);
  };
  const take = (id: string) => {
    onDone();
    const concept = graph.concepts[id];
    if (concept && !map.places[id]) {
      edit((doc) => placeConcepts(doc, { map: map.id, places: { [id]: placeFor(concept) } }));
    }
    selection.select(id);
  };
  const create = (text: string) => {
    onDone();
    const label = { [language]: text };
    const made = edit((doc) =>
      addConcept(doc, { label, on: { map: map.id, at: placeFor({ label }) } }),
    );
    if (made.ok) selection.select(made.value);
  };

  return (
    <Anchor at={at} field={FIELD}>
      <SuggestBox
        label={t('draft.label')}
        placeholder={t('draft.placeholder')}
        hint={t('draft.hint')}
        heading={t('draft.existing')}
        limit={LIMITS.label}
        suggest={(text) =>
          suggestConcepts(graph, text).map((concept) => ({
            id: concept.id,
            label: <Emphasis text={labelIn(concept.label, language)} />,
            note: map.places[concept.id] ? t('draft.onThisMap') : undefined,
          }))
        }
        onText={create}
        onPick={take}
        onLeave={onDone}
      />
    </Anchor>
  );
}
