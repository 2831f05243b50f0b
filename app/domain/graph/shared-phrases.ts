import { propositionsOn } from './queries.ts';
import type { Graph, MapView, Proposition } from './types.ts';

/** Propositions of one group that can be drawn through one phrase (G30). */
export interface Group {
  id: string;
  /** The end that they share, and the concept there. */
  end: 'from' | 'to';
  concept: string;
  members: Proposition[];
}

/** The groups of a map that are drawn through one phrase, in the order of their ids. */
export function groupsOf(view: MapView, propositions: readonly Proposition[]): Group[] {
  const byGroup = new Map<string, Proposition[]>();
  for (const proposition of propositions) {
    const group = view.routes[proposition.id]?.group;
    if (group === undefined || proposition.from === proposition.to) continue;
    byGroup.set(group, [...(byGroup.get(group) ?? []), proposition]);
  }
  return [...byGroup]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, all]) => {
      all.sort((a, b) => (a.id < b.id ? -1 : 1));
      const [first] = all;
      const alike = all.filter(({ phrase }) => samePhrase(phrase, first!.phrase));
      for (const end of ['from', 'to'] as const) {
        const members = alike.filter((one) => one[end] === first![end]);
        if (members.length > 1) return [{ id, end, concept: first![end], members }];
      }
      return [];
    });
}

/** Whether two propositions say the same between their concepts. */
export const samePhrase = (one: Proposition['phrase'], other: Proposition['phrase']): boolean =>
  one.term === other.term && one.text.fr === other.text.fr && one.text.en === other.text.en;

/**
 * The propositions of a map that could be drawn through one phrase with these: of one alone, all that
 * say the same from its start, or else to its end; of several, they themselves. Empty where they could
 * not, or are already.
 */
export function shareable(graph: Graph, map: MapView, ids: readonly string[]): string[] {
  const all = propositionsOn(graph, map);
  const chosen = all.filter(({ id }) => ids.includes(id));
  const [first] = chosen;
  if (!first || chosen.length !== ids.length) return [];
  const among = (chosen.length === 1 ? all : chosen).filter(({ phrase }) =>
    samePhrase(phrase, first.phrase),
  );
  for (const end of ['from', 'to'] as const) {
    const alike = among.filter((one) => one[end] === first[end]);
    if (alike.length < Math.max(2, chosen.length)) continue;
    const groups = new Set(alike.map(({ id }) => map.routes[id]?.group ?? null));
    return groups.size === 1 && !groups.has(null) ? [] : alike.map(({ id }) => id);
  }
  return [];
}
