import type { Concept, Graph } from '../../domain/graph/types.ts';
import type { Scene } from '../../domain/scene/index.ts';

/** What the legend lights; all else on the map steps back. */
export type Highlight =
  { kind: 'to-source' } | { kind: 'contested' } | { kind: 'literature'; id: string };

export const sameHighlight = (one: Highlight | null, other: Highlight): boolean =>
  one?.kind === other.kind &&
  (one.kind !== 'literature' || other.kind !== 'literature' || one.id === other.id);

/** Ids of the concepts and propositions that stay lit; null where nothing is set apart. */
export function litIds(
  scene: Scene,
  graph: Graph,
  highlight: Highlight | null,
): ReadonlySet<string> | null {
  if (!highlight) return null;
  const lit = new Set<string>();
  if (highlight.kind === 'literature') {
    const belongs = (concept: Concept | undefined): boolean =>
      concept?.literatures.includes(highlight.id) ?? false;
    for (const { id } of scene.cards) if (belongs(graph.concepts[id])) lit.add(id);
    for (const { id, from, to } of scene.edges) if (lit.has(from) && lit.has(to)) lit.add(id);
    return lit;
  }
  for (const { id, from, to, status, contested } of scene.edges) {
    const stays = highlight.kind === 'to-source' ? status === 'to-source' : contested;
    if (!stays) continue;
    lit.add(id).add(from).add(to);
  }
  return lit;
}
