import { byOrder } from '../graph/order.ts';
import {
  type Colouring,
  type Concept,
  type Hue,
  HUES,
  type Language,
  type Shape,
  SHAPES,
  type Status,
  type Term,
} from '../graph/types.ts';
import { localised } from './localised.ts';

/** A term as a map shows it: a sign and a hue, so that neither is needed alone. */
export interface TermMark {
  id: string;
  label: string;
  shape: Shape;
  hue: Hue;
}

/** The research question's kind: its dark card says so, and no mark. */
export const QUESTION_KIND = 'question';

/** Which vocabulary's terms a colouring shows on cards; null for none. */
const VOCABULARY = {
  literature: 'literature',
  level: 'level',
  kind: 'kind',
  status: null,
  none: null,
} as const satisfies Record<Colouring, Term['vocabulary'] | null>;

/** Of the lines, where a map is coloured by status; the dashes say the same. */
export const STATUS_HUES: Record<Status, Hue> = {
  sourced: 'green',
  'to-source': 'ochre',
  'thesis-claim': 'blue',
  'open-question': 'violet',
  'no-source-needed': 'grey',
};

export type MarksOf = (concept: Concept) => TermMark[];

/**
 * The marks that a concept's card carries under a colouring, in the vocabulary's order. A literature
 * has a sign and a hue of its own; those of levels and kinds follow their rank among themselves, and
 * the first thirty-six differ.
 */
export function marking(
  colours: Colouring,
  terms: Record<string, Term>,
  language: Language,
): MarksOf {
  const vocabulary = VOCABULARY[colours];
  if (vocabulary === null) return () => [];
  const marks = new Map(
    Object.values(terms)
      .filter((term) => term.vocabulary === vocabulary)
      .sort(byOrder)
      .map((term, rank): [string, TermMark] => [
        term.id,
        {
          id: term.id,
          label: localised(term.label, language)?.text ?? '',
          ...(vocabulary === 'literature'
            ? { shape: term.shape ?? 'circle', hue: term.hue ?? 'grey' }
            : signOf(rank)),
        },
      ]),
  );
  return (concept) => {
    const held = new Set(termsOf(concept, vocabulary));
    return [...marks.values()].filter(({ id }) => held.has(id));
  };
}

function termsOf(
  { literatures, levels, kind }: Concept,
  vocabulary: 'literature' | 'level' | 'kind',
): readonly string[] {
  if (vocabulary === 'literature') return literatures;
  if (vocabulary === 'level') return levels;
  return kind === null || kind === QUESTION_KIND ? [] : [kind];
}

/** After each round of hues the shapes move on by one, so that no pair comes twice in a round of rounds. */
function signOf(rank: number): { shape: Shape; hue: Hue } {
  const round = Math.floor(rank / HUES.length);
  return { shape: SHAPES[(rank + round) % SHAPES.length]!, hue: HUES[rank % HUES.length]! };
}
