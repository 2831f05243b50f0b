import type { Concept, Evidence, Graph, Proposition } from './types.ts';

/** Ids of works that became another, with that other's id. */
export type WorkAliases = Readonly<Record<string, string>>;

/**
 * The graph with each merged work cited by the id of the one that it became: merging works writes
 * nothing into the document. What cites no merged work stays the same object.
 */
export function resolveWorks(graph: Graph, aliases: WorkAliases): Graph {
  if (Object.keys(aliases).length === 0) return graph;
  const resolve = (evidence: Evidence): Evidence => {
    const work = Object.hasOwn(aliases, evidence.work) ? aliases[evidence.work]! : evidence.work;
    return work === evidence.work ? evidence : { ...evidence, work };
  };
  const each = <T extends Concept | Proposition>(entities: Record<string, T>) => {
    const changed = Object.entries(entities).filter(([, { evidence }]) =>
      evidence.some(({ work }) => Object.hasOwn(aliases, work)),
    );
    if (changed.length === 0) return entities;
    const resolved = changed.map(([id, entity]) => [
      id,
      { ...entity, evidence: entity.evidence.map(resolve) },
    ]);
    return { ...entities, ...Object.fromEntries(resolved) } as Record<string, T>;
  };
  const maps = mapsWith(graph, (work) => (Object.hasOwn(aliases, work) ? aliases[work]! : work));
  const concepts = each(graph.concepts);
  const propositions = each(graph.propositions);
  return concepts === graph.concepts && propositions === graph.propositions && maps === graph.maps
    ? graph
    : { ...graph, concepts, propositions, maps };
}

/** The maps with their works' cards resolved. */
function mapsWith(graph: Graph, resolve: (work: string) => string): Graph['maps'] {
  const changed = Object.values(graph.maps).flatMap((map) => {
    const frames = map.frames.map((frame) => {
      const work = frame.work === undefined ? undefined : resolve(frame.work);
      return work === frame.work ? frame : { ...frame, work: work! };
    });
    return frames.some((frame, index) => frame !== map.frames[index])
      ? [[map.id, { ...map, frames }] as const]
      : [];
  });
  return changed.length === 0 ? graph.maps : { ...graph.maps, ...Object.fromEntries(changed) };
}
