import type { Concept, Graph, Status } from '../../domain/graph/types.ts';
import type { Scene } from '../../domain/scene/index.ts';

/** What the legend lights; all else on the map steps back. */
export type Highlight =
  { kind: 'status'; id: Status } | { kind: 'contested' } | { kind: 'term'; id: string };

export const sameHighlight = (one: Highlight | null, other: Highlight): boolean =>
  one?.kind === other.kind && ('id' in one ? one.id : null) === ('id' in other ? other.id : null);

/** Ids of the concepts and propositions that stay lit; null where nothing is set apart. */
export function litIds(
  scene: Scene,
  graph: Graph,
  highlight: Highlight | null,
): ReadonlySet<string> | null {
  if (!highlight) return null;
  const lit = new Set<string>();
  if (highlight.kind === 'term') {
    const belongs = (concept: Concept | undefined): boolean =>
      concept !== undefined &&
      [...concept.literatures, ...concept.levels, concept.kind].includes(highlight.id);
    for (const { id } of scene.cards) if (belongs(graph.concepts[id])) lit.add(id);
    for (const { id, from, to } of scene.edges) if (lit.has(from) && lit.has(to)) lit.add(id);
    return lit;
  }
  for (const { id, from, to, status, contested } of scene.edges) {
    const stays = highlight.kind === 'status' ? status === highlight.id : contested;
    if (!stays) continue;
    lit.add(id).add(from).add(to);
  }
  return lit;
}
