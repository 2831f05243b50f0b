import type { Graph, Language, Proposition } from '../../domain/graph/types.ts';
import { type Sentence, sentenceOf } from '../../domain/graph/sentence.ts';

export type { Sentence } from '../../domain/graph/sentence.ts';

/** Sentences of one graph in one language, each made once. */
export function createSentences(graph: Graph, language: Language) {
  const made = new Map<string, Sentence>();
  return (proposition: Proposition): Sentence => {
    const held = made.get(proposition.id);
    if (held) return held;
    const sentence = sentenceOf(graph, proposition, language);
    made.set(proposition.id, sentence);
    return sentence;
  };
}
