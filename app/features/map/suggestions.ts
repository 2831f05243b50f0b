import { folded } from '../../domain/graph/queries.ts';
import type { Concept, Graph, Language, Term } from '../../domain/graph/types.ts';

const SHOWN = 6;

const words = (text: string): string[] => folded(text).split(/\s+/).filter(Boolean);

/** Best matches first: the name itself, then names that begin so, then the rest. */
function rank(names: string[], query: string): number {
  if (names.includes(query)) return 0;
  return names.some((name) => name.startsWith(query)) ? 1 : 2;
}

/** Concepts that have every word of the query in a name, in either language, or in an alias. */
export function suggestConcepts(
  graph: Graph,
  query: string,
  { limit = SHOWN, except = [] }: { limit?: number; except?: readonly string[] } = {},
): Concept[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const whole = folded(query.trim());
  return Object.values(graph.concepts)
    .filter(({ id }) => !except.includes(id))
    .map((concept) => {
      const names = [...Object.values(concept.label), ...concept.aliases].map(folded);
      return { concept, names };
    })
    .filter(({ names }) => names.some((name) => wanted.every((word) => name.includes(word))))
    .sort(
      (a, b) => rank(a.names, whole) - rank(b.names, whole) || (a.names[0]! < b.names[0]! ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ concept }) => concept);
}

/** Linking phrases of the vocabulary that have the words typed; all of them, shortened, before any. */
export function suggestPhrases(graph: Graph, query: string, language: Language): Term[] {
  const wanted = words(query);
  return Object.values(graph.terms)
    .filter((term) => term.vocabulary === 'phrase')
    .filter((term) => {
      const names = Object.values(term.label).map(folded);
      return names.some((name) => wanted.every((word) => name.includes(word)));
    })
    .sort((a, b) => {
      const whole = folded(query.trim());
      const name = ({ label }: Term) => folded(label[language] ?? label.fr ?? label.en ?? '');
      return rank([name(a)], whole) - rank([name(b)], whole) || (a.order < b.order ? -1 : 1);
    })
    .slice(0, SHOWN);
}

/** The vocabulary's term whose label in that language is exactly this text, accents and case apart. */
export function phraseTerm(graph: Graph, text: string, language: Language): Term | null {
  const wanted = folded(text.trim());
  const found = Object.values(graph.terms).find(
    ({ vocabulary, label }) =>
      vocabulary === 'phrase' &&
      label[language] !== undefined &&
      folded(label[language]) === wanted,
  );
  return found ?? null;
}
