import { byNumber } from '../../domain/graph/queries.ts';
import { sentenceOf } from '../../domain/graph/sentence.ts';
import {
  LANGUAGES,
  type Evidence,
  type Graph,
  type LocalizedText,
} from '../../domain/graph/types.ts';
import type { CiteTarget } from '../readings/index.ts';
import type { Literature, WorkUse, WorkUseLine } from './types.ts';

/** The literatures of the concepts that each work is cited on, and of the ends of the propositions: work id -> term ids. */
export function servedLiteratures(graph: Graph): Map<string, Set<string>> {
  const served = new Map<string, Set<string>>();
  const note = (evidence: readonly Evidence[], literatures: readonly string[]) => {
    for (const { work } of evidence) {
      const known = served.get(work) ?? new Set<string>();
      for (const literature of literatures) known.add(literature);
      served.set(work, known);
    }
  };
  for (const concept of Object.values(graph.concepts)) note(concept.evidence, concept.literatures);
  for (const { from, to, evidence } of Object.values(graph.propositions)) {
    note(evidence, [
      ...(graph.concepts[from]?.literatures ?? []),
      ...(graph.concepts[to]?.literatures ?? []),
    ]);
  }
  return served;
}

/** The workspace's literatures, in its own order. */
export function literaturesOf(graph: Graph): Literature[] {
  return Object.values(graph.terms)
    .filter((term) => term.vocabulary === 'literature')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ id, label, shape, hue }) => ({ id, label, shape, hue }));
}

export function sourceCounts(graph: Graph): { sourced: number; toSource: number } {
  const statuses = Object.values(graph.propositions).map(({ status }) => status);
  return {
    sourced: statuses.filter((status) => status === 'sourced').length,
    toSource: statuses.filter((status) => status === 'to-source').length,
  };
}

/** Uses with the three parts of their proposition, so that the linking phrase can be set apart. */
export function linesOfUses(uses: readonly WorkUse[], graph: Graph): WorkUseLine[] {
  return uses.map((use) => {
    const proposition =
      use.target.kind === 'proposition' ? graph.propositions[use.target.id] : undefined;
    const from = proposition && graph.concepts[proposition.from];
    const to = proposition && graph.concepts[proposition.to];
    return {
      ...use,
      sentence:
        from && to ? { from: from.label, phrase: proposition.phrase.text, to: to.label } : null,
    };
  });
}

/** What an excerpt can be evidence for: propositions by number, then concepts. */
export function citeTargets(graph: Graph): CiteTarget[] {
  const propositions = Object.values(graph.propositions)
    .sort(byNumber)
    .map((proposition): CiteTarget => {
      const label: LocalizedText = {};
      for (const language of LANGUAGES) {
        label[language] = sentenceOf(graph, proposition, language).text;
      }
      return { kind: 'proposition', id: proposition.id, number: proposition.number, label };
    });
  const concepts = Object.values(graph.concepts).map(({ id, label }): CiteTarget => ({
    kind: 'concept',
    id,
    number: null,
    label,
  }));
  return [...propositions, ...concepts];
}
