import { useMemo, useState } from 'react';
import { readingOrder, type Scene } from '../../../domain/scene/index.ts';
import type { MapFlowNode, PropositionFlowEdge } from './flow-elements.ts';

interface Elements {
  nodes: MapFlowNode[];
  edges: PropositionFlowEdge[];
}

/**
 * Sets what React Flow is given in the order in which Tab goes through it: as one reads the map, the
 * lines by the concept that they start from. While the focus is on the canvas what is there keeps
 * its order: a browser takes the focus off an element that is set elsewhere in the page.
 */
export function useReadingOrder(scene: Scene, { nodes, edges }: Elements): Elements {
  const [orderOf] = useState(createOrder);
  const ranks = useMemo(() => orderOf(scene), [orderOf, scene]);
  return useMemo(() => {
    const rank = (id: string): number => ranks.get(id) ?? ranks.size;
    return {
      nodes: nodes.toSorted((one, other) => rank(one.id) - rank(other.id)),
      edges: edges.toSorted(
        (one, other) =>
          rank(one.source) - rank(other.source) || rank(one.target) - rank(other.target),
      ),
    };
  }, [ranks, nodes, edges]);
}

function createOrder(): (scene: Scene) => ReadonlyMap<string, number> {
  let held: readonly string[] = [];
  return (scene) => {
    const order = readingOrder(scene);
    const isWithin = Boolean(document.activeElement?.closest('.react-flow'));
    held = isWithin ? joined(held, order) : order;
    return new Map(held.map((id, rank) => [id, rank]));
  };
}

/** `held` as it was, less what is gone, and what is new after what it is read after. */
export function joined(held: readonly string[], order: readonly string[]): string[] {
  const known = new Set(held);
  const there = new Set(order);
  const first: string[] = [];
  const after = new Map<string, string[]>();
  let last = first;
  for (const id of order) {
    if (known.has(id)) after.set(id, (last = []));
    else last.push(id);
  }
  return [...first, ...held.filter((id) => there.has(id)).flatMap((id) => [id, ...after.get(id)!])];
}
