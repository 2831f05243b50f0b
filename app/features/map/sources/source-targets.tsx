import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { conceptsOn, folded, propositionsOn } from '../../../domain/graph/queries.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { PickMenu } from '../parts/pick-menu.tsx';
import { SentenceText } from '../parts/sentence-text.tsx';
import classes from './library-drawer.module.css';

const SHOWN = 40;

interface SourceTargetsProps {
  onPick: (id: string) => void;
  children: ReactNode;
}

/** "Add as source…": the propositions and concepts of this map, the click in place of the drag. */
export function SourceTargets({ onPick, children }: SourceTargetsProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, sentenceOf } = useMap();

  const choicesFor = (query: string) => {
    const words = folded(query).split(/\s+/).filter(Boolean);
    const isWanted = (text: string) => words.every((word) => folded(text).includes(word));
    const propositions = propositionsOn(graph, map).flatMap(({ id }) => {
      const sentence = sentenceOf(id);
      return sentence && isWanted(sentence.text)
        ? [{ id, label: <SentenceText sentence={sentence} /> }]
        : [];
    });
    const concepts = conceptsOn(graph, map)
      .map(({ id, label }) => ({ id, label: plainIn(label, language) }))
      .filter(({ label }) => isWanted(label));
    return [...propositions, ...concepts].slice(0, SHOWN);
  };
  return (
    <PickMenu
      label={t('sources.target')}
      choicesFor={choicesFor}
      empty={t('sources.noTarget')}
      onPick={onPick}
      target={(isOpen, toggle) => (
        <button type="button" className={classes.use} aria-expanded={isOpen} onClick={toggle}>
          {children}
        </button>
      )}
    />
  );
}
