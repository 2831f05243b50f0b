import { use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { linkConcepts, type PhraseChange } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import type { Activity } from '../activity.ts';
import { KeptTextsContext } from '../kept-texts.ts';
import { conceptName, labelIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { SuggestBox } from '../parts/suggest-box.tsx';
import { phraseTerm, suggestPhrases } from '../suggestions.ts';
import { useBringBack } from '../use-bring-back.ts';
import { useSetPhrase } from '../use-set-phrase.ts';
import { focusElement } from '../focus-element.ts';
import { Anchor } from './anchor.tsx';

const FIELD = { height: 330 };

interface PhraseBoxProps {
  activity: Extract<Activity, { kind: 'link-phrase' | 'phrase' }>;
  onDone: () => void;
}

/** Asks the linking phrase of a new link, or rewrites one, with completion from the vocabulary. */
export function PhraseBox({ activity, onDone }: PhraseBoxProps) {
  const { t } = useTranslation('map');
  const { graph, language, scene, edit, selection } = useMap();
  const kept = use(KeptTextsContext);
  const bringBack = useBringBack();
  const held = activity.kind === 'phrase' ? graph.propositions[activity.id] : undefined;
  const from = held?.from ?? (activity.kind === 'link-phrase' ? activity.from : '');
  const to = held?.to ?? (activity.kind === 'link-phrase' ? activity.to : '');

  const setPhrases = useSetPhrase(held?.id ?? '');
  const initial =
    held?.phrase.text[language] ?? (activity.kind === 'link-phrase' ? activity.phrase : '') ?? '';

  const gone = activity.kind === 'phrase' ? !held : !graph.concepts[from] || !graph.concepts[to];
  useEffect(() => {
    if (gone) onDone();
  }, [gone, onDone]);
  if (gone) return null;

  const save = (phrase: PhraseChange): boolean => {
    const saved = edit((doc) => {
      if (activity.kind === 'link-phrase') return linkConcepts(doc, { from, to, phrase });
      setPhrases(doc, phrase);
      return null;
    });
    if (!saved.ok) return false;
    onDone();
    if (saved.value === null || activity.kind !== 'link-phrase') return true;
    // From a concept just named one goes on writing; between two that were there, to the sources.
    const next = activity.written ? to : saved.value;
    selection.select(next);
    focusElement(next);
    return true;
  };
  const leave = () => {
    onDone();
    if (activity.kind === 'link-phrase') focusElement(to);
  };
  const pick = (termId: string): boolean => {
    const term = graph.terms[termId];
    return term ? save({ text: term.label, term: termId }) : false;
  };

  return (
    <Anchor at={placeOf(activity, scene)} field={FIELD}>
      <SuggestBox
        label={t('link.phraseOf', {
          from: conceptName(graph, from, language),
          to: conceptName(graph, to, language),
        })}
        placeholder={t('link.placeholder')}
        hint={t(held ? 'rename.hint' : 'link.hint')}
        heading={t('link.vocabulary')}
        initial={initial}
        limit={LIMITS.phrase}
        italic
        suggest={(text) =>
          suggestPhrases(graph, text === initial ? '' : text, language).map((term) => ({
            id: term.id,
            label: labelIn(term.label, language),
          }))
        }
        onPick={pick}
        onText={(text) => {
          const term = phraseTerm(graph, text, language);
          return term ? pick(term.id) : save({ text: { [language]: text }, term: null });
        }}
        onTakenAway={(text) =>
          kept?.keep(text, () => {
            for (const id of [from, to]) bringBack({ kind: 'concept', id });
            if (activity.kind === 'phrase') bringBack({ kind: 'proposition', id: activity.id });
            save({ text: { [language]: text }, term: null });
          })
        }
        onLeave={leave}
      />
    </Anchor>
  );
}

/** On the label that is rewritten, or half way between the two cards. */
function placeOf(
  activity: PhraseBoxProps['activity'],
  { cards, edges, hubs }: ReturnType<typeof useMap>['scene'],
): [number, number] {
  if (activity.kind === 'phrase') {
    const edge = edges.find(({ id }) => id === activity.id);
    // The phrase stands where it is shared, and not on the line.
    const label = hubs.find(({ id }) => id === edge?.hub)?.label ?? edge?.label;
    return label ? [label.x + label.width / 2, label.y + label.height / 2] : [0, 0];
  }
  const ends = cards.filter(({ id }) => id === activity.from || id === activity.to);
  const mean = (of: (card: (typeof cards)[number]) => number): number =>
    ends.reduce((sum, card) => sum + of(card), 0) / Math.max(1, ends.length);
  return [mean(({ x, width }) => x + width / 2), mean(({ y, height }) => y + height / 2)];
}
