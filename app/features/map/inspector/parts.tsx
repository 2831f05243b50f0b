import type { ReactNode } from 'react';
import type { Proposition } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { SentenceText } from '../parts/sentence-text.tsx';
import { LineSample } from '../legend.tsx';
import { StanceCounts } from '../parts/stance-counts.tsx';
import classes from './inspector.module.css';

/** What kind of thing it is, in small capitals, and then the thing itself, large. */
export function PanelHead({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <header className={classes.head}>
      <p className={classes.kind}>{kind}</p>
      {children}
    </header>
  );
}

interface PanelSectionProps {
  title?: string;
  children: ReactNode;
}

export function PanelSection({ title, children }: PanelSectionProps) {
  return (
    <section className={classes.section}>
      {title ? <h3 className={classes.sectionTitle}>{title}</h3> : null}
      {children}
    </section>
  );
}

interface PropositionListProps {
  propositions: readonly Proposition[];
  reveal: (id: string) => void;
}

/** Propositions as sentences, each leading to itself. */
export function PropositionList({ propositions, reveal }: PropositionListProps) {
  const { sentenceOf } = useMap();
  return (
    <ul className={classes.sentences}>
      {propositions.map((proposition) => {
        const sentence = sentenceOf(proposition.id);
        return (
          <li key={proposition.id}>
            <button
              type="button"
              className={classes.sentence}
              onClick={() => reveal(proposition.id)}
            >
              <span className="serif">
                {sentence ? <SentenceText sentence={sentence} /> : null}
              </span>
              <span className={classes.marks}>
                <LineSample status={proposition.status} />
                <StanceCounts evidence={proposition.evidence} short />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
