import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import { aroundTheSameMiddle, type Movable, type Places } from '../../../domain/scene/index.ts';

/** What is laid out: cards, and the lines between them with the room that their labels take. */
export interface LayoutTask {
  kind: 'layered' | 'tree' | 'force';
  items: Movable[];
  links: { id: string; from: string; to: string; width: number; height: number }[];
}

const ELK_OPTIONS = {
  layered: {
    'elk.algorithm': 'layered',
    'elk.direction': 'DOWN',
    'elk.spacing.nodeNode': '64',
    'elk.spacing.edgeNode': '32',
    'elk.spacing.edgeLabel': '12',
    'elk.layered.spacing.nodeNodeBetweenLayers': '56',
    // The same graph is laid out the same whatever places it had before.
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.crossingMinimization.semiInteractive': 'false',
    'elk.randomSeed': '1',
  },
  tree: {
    'elk.algorithm': 'mrtree',
    'elk.direction': 'DOWN',
    'elk.spacing.nodeNode': '88',
    'elk.randomSeed': '1',
  },
} as const;

const inOrder = <Item extends { id: string }>(items: readonly Item[]): Item[] =>
  [...items].sort((one, other) => (one.id < other.id ? -1 : 1));

/** Places for a task. The same cards and links give the same places, wherever they stood before. */
export async function computeLayout(task: LayoutTask, elk: ELK): Promise<Places> {
  const items = inOrder(task.items);
  const ids = new Set(items.map(({ id }) => id));
  const links = inOrder(task.links).filter(({ from, to }) => ids.has(from) && ids.has(to));
  const places =
    task.kind === 'force' ? forced(items, links) : await laid(elk, task.kind, items, links);
  return aroundTheSameMiddle(items, places);
}

async function laid(
  elk: ELK,
  kind: 'layered' | 'tree',
  items: readonly Movable[],
  links: LayoutTask['links'],
): Promise<Places> {
  const graph: ElkNode = {
    id: 'map',
    layoutOptions: ELK_OPTIONS[kind],
    children: items.map(({ id, width, height }) => ({ id, width, height })),
    edges: links.map(({ id, from, to, width, height }) => ({
      id: `link ${id}`,
      sources: [from],
      targets: [to],
      ...(kind === 'layered' && { labels: [{ id: `label ${id}`, text: '-', width, height }] }),
    })),
  };
  const { children = [] } = await elk.layout(graph);
  return Object.fromEntries(children.map(({ id, x = 0, y = 0 }) => [id, [x, y]]));
}

const TICKS = 320;

/** Springs between what is linked, and no card on another. */
function forced(items: readonly Movable[], links: LayoutTask['links']): Places {
  interface Body extends Movable {
    fx?: number | null;
    index?: number;
  }
  // d3 starts bodies without a place on a spiral, in their order: never where they stood before.
  const bodies = items.map(({ id, width, height }) => ({ id, width, height }) as Body);
  const radius = ({ width, height }: Body): number => Math.hypot(width, height) / 2 + 22;
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string; width: number }>(
        links.map(({ from, to, width }) => ({ source: from, target: to, width })),
      )
        .id(({ id }) => id)
        .distance(({ width }) => 210 + width),
    )
    .force('charge', forceManyBody().strength(-900).distanceMax(1600))
    .force('collide', forceCollide<Body>(radius).iterations(2))
    .force('x', forceX(0).strength(0.04))
    .force('y', forceY(0).strength(0.06))
    .stop()
    .tick(TICKS);
  return Object.fromEntries(
    bodies.map(({ id, x, y, width, height }) => [id, [x - width / 2, y - height / 2]]),
  );
}
