/** Where the graph cites works, and what its maps hold, as the services list it. */
import {
  mapsInOrder,
  propositionsOn,
  usesByWork,
  usesOfWork,
} from '../app/domain/graph/queries.ts';
import { phraseText } from '../app/domain/graph/sentence.ts';
import {
  LANGUAGES,
  type Graph,
  type LocalizedText,
  type MapView,
  type Proposition,
} from '../app/domain/graph/types.ts';
import { resolveWorks, type WorkAliases } from '../app/domain/graph/aliases.ts';
import type { GraphRoom } from './services.ts';
import type { MapSummary, WorkUse } from './types.ts';

/** A room whose projection cites merged works by what they became. */
export function resolvedRoom(room: GraphRoom, aliases: () => WorkAliases): GraphRoom {
  return {
    doc: room.doc,
    projection: () => resolveWorks(room.projection(), aliases()),
    apply: (author, change) => room.apply(author, change),
  };
}

export function countUses(graph: Graph): Map<string, number> {
  return new Map([...usesByWork(graph)].map(([work, uses]) => [work, uses.length]));
}

export function usesOf(graph: Graph, workId: string): WorkUse[] {
  return usesOfWork(graph, workId).map((use): WorkUse => {
    const { id: evidenceId, stance, locator } = use.evidence;
    if (use.on === 'concept') {
      const { id, label } = use.concept;
      const maps = mapsShowing(graph, [id]);
      return {
        evidenceId,
        target: { kind: 'concept', id },
        number: null,
        label,
        maps,
        stance,
        locator,
      };
    }
    const { id, number, from, to } = use.proposition;
    const label = propositionLabel(graph, use.proposition);
    const maps = mapsShowing(graph, [from, to]);
    return {
      evidenceId,
      target: { kind: 'proposition', id },
      number,
      label,
      maps,
      stance,
      locator,
    };
  });
}

/** "A – phrase – B" in each language that has all three; a list's short form, not the sentence. */
export function propositionLabel(graph: Graph, proposition: Proposition): LocalizedText {
  const [from, phrase, to] = [
    graph.concepts[proposition.from]?.label,
    phraseText(graph, proposition),
    graph.concepts[proposition.to]?.label,
  ];
  const label: LocalizedText = {};
  for (const language of LANGUAGES) {
    const parts = [from?.[language], phrase[language], to?.[language]];
    if (parts.every(Boolean)) label[language] = parts.join(' – ');
  }
  return label;
}

/** Maps that show all the concepts named. */
export function mapsShowing(graph: Graph, concepts: string[]): WorkUse['maps'] {
  return mapsInOrder(graph)
    .filter(({ places }) => concepts.every((id) => Object.hasOwn(places, id)))
    .map(({ id, slug, name }) => ({ id, slug, name }));
}

export function mapByRef(graph: Graph, ref: string): MapView | null {
  return Object.values(graph.maps).find(({ id, slug }) => id === ref || slug === ref) ?? null;
}

export function mapSummary(graph: Graph, map: MapView, deleted = false): MapSummary {
  const propositions = propositionsOn(graph, map);
  const { id, slug, name, focusQuestion } = map;
  return {
    id,
    slug,
    name,
    focusQuestion,
    concepts: Object.keys(map.places).length,
    propositions: propositions.length,
    toSource: propositions.filter(({ status }) => status === 'to-source').length,
    deleted,
  };
}
