import { useTranslation } from 'react-i18next';
import { addConcept, placeConcepts } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { cardSize, freePlace } from '../../../domain/scene/index.ts';
import type { Concept } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { Emphasis } from '../parts/emphasis.tsx';
import { SuggestBox } from '../parts/suggest-box.tsx';
import { type Activity, type DraftLink, IDLE } from '../activity.ts';
import { conceptName, labelIn, SCENE_WORDS } from '../labels.ts';
import { suggestConcepts } from '../suggestions.ts';
import { focusElement } from '../focus-element.ts';
import { Anchor } from './anchor.tsx';

const FIELD = { height: 330 };

interface ConceptDraftProps {
  at: [number, number];
  /** The concept that it is linked from, where it is a child or the end of a drag. */
  link?: DraftLink | undefined;
  setActivity: (activity: Activity) => void;
}

/** Names a new concept where it will stand, or takes one that the project already has. */
export function ConceptDraft({ at, link, setActivity }: ConceptDraftProps) {
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
  const onDone = () => setActivity(IDLE);
  /** The phrase of the link is asked next. */
  const goOn = (id: string) => {
    selection.select(id);
    if (link && link.from !== id) {
      setActivity({ kind: 'link-phrase', to: id, written: true, ...link });
    } else focusElement(id);
  };
  const take = (id: string) => {
    onDone();
    const concept = graph.concepts[id];
    if (concept && !map.places[id]) {
      edit((doc) => placeConcepts(doc, { map: map.id, places: { [id]: placeFor(concept) } }));
    }
    goOn(id);
  };
  const create = (text: string): boolean => {
    const label = { [language]: text };
    const made = edit((doc) =>
      addConcept(doc, { label, on: { map: map.id, at: placeFor({ label }) } }),
    );
    if (!made.ok) return false;
    onDone();
    goOn(made.value);
    return true;
  };

  return (
    <Anchor at={at} field={FIELD}>
      <SuggestBox
        label={
          link
            ? t('draft.linked', { from: conceptName(graph, link.from, language) })
            : t('draft.label')
        }
        placeholder={t('draft.placeholder')}
        hint={t('draft.hint')}
        heading={t('draft.existing')}
        limit={LIMITS.label}
        suggest={(text) =>
          suggestConcepts(graph, text, { except: link ? [link.from] : [] }).map((concept) => ({
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
