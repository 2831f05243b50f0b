import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { CardItem, EdgeItem, Scene } from '../../../domain/scene/index.ts';

/** Another member whose selection holds this card or line. */
export interface PeerMark {
  client: number;
  name: string;
  color: string;
}

export type ConceptNodeData = { card: CardItem; dimmed: boolean; peers: readonly PeerMark[] };
export type ConceptFlowNode = Node<ConceptNodeData, 'concept'>;
export type PropositionEdgeData = { edge: EdgeItem; dimmed: boolean; peers: readonly PeerMark[] };
export type PropositionFlowEdge = Edge<PropositionEdgeData, 'proposition'>;

interface ElementsInput {
  scene: Scene;
  selected: ReadonlySet<string>;
  /** Ids that stay lit; null lights everything. */
  lit: ReadonlySet<string> | null;
  marks: ReadonlyMap<string, readonly PeerMark[]>;
  canEdit: boolean;
  /** What a screen reader says of a card, and of a line. */
  nameOf: (card: CardItem) => string;
  edgeNameOf: (edge: EdgeItem) => string;
}

const NO_MARKS: readonly PeerMark[] = [];
export const HANDLE = 14;

/**
 * Makes React Flow's nodes and edges out of a scene, and hands out the same object again for each
 * that did not change: React Flow then redraws only the others. Sizes and handles are given, never
 * measured (xyflow #3897: a node rebuilt without `measured` is hidden).
 */
export function createFlowElements() {
  const nodes = new Map<string, ConceptFlowNode>();
  const edges = new Map<string, PropositionFlowEdge>();

  return (input: ElementsInput): { nodes: ConceptFlowNode[]; edges: PropositionFlowEdge[] } => ({
    nodes: renew(nodes, input.scene.cards, (card, held) => nodeOf(card, held, input)),
    edges: renew(edges, input.scene.edges, (edge, held) => edgeOf(edge, held, input)),
  });
}

function renew<Item extends { id: string }, Element>(
  cache: Map<string, Element>,
  items: readonly Item[],
  make: (item: Item, held: Element | undefined) => Element,
): Element[] {
  const made = items.map((item): [string, Element] => [item.id, make(item, cache.get(item.id))]);
  cache.clear();
  for (const [id, element] of made) cache.set(id, element);
  return made.map(([, element]) => element);
}

function nodeOf(
  card: CardItem,
  held: ConceptFlowNode | undefined,
  { selected, lit, marks, canEdit, nameOf }: ElementsInput,
): ConceptFlowNode {
  const data: ConceptNodeData = {
    card: held && sameCard(held.data.card, card) ? held.data.card : card,
    dimmed: lit !== null && !lit.has(card.id),
    peers: marks.get(card.id) ?? NO_MARKS,
  };
  const isSelected = selected.has(card.id);
  const name = nameOf(card);
  if (
    held &&
    held.data.card === data.card &&
    held.data.dimmed === data.dimmed &&
    held.data.peers === data.peers &&
    held.selected === isSelected &&
    held.draggable === canEdit &&
    held.ariaLabel === name
  ) {
    return held;
  }
  const { width, height } = card;
  return {
    id: card.id,
    type: 'concept',
    position: { x: card.x, y: card.y },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(width, height),
    data,
    selected: isSelected,
    draggable: canEdit,
    connectable: canEdit,
    deletable: false,
    ariaLabel: name,
    ariaRole: 'button',
  };
}

function edgeOf(
  edge: EdgeItem,
  held: PropositionFlowEdge | undefined,
  { selected, lit, marks, edgeNameOf }: ElementsInput,
): PropositionFlowEdge {
  const data: PropositionEdgeData = {
    edge: held && sameEdge(held.data!.edge, edge) ? held.data!.edge : edge,
    dimmed: lit !== null && !lit.has(edge.id),
    peers: marks.get(edge.id) ?? NO_MARKS,
  };
  const isSelected = selected.has(edge.id);
  const name = edgeNameOf(edge);
  if (
    held &&
    held.data!.edge === data.edge &&
    held.data!.dimmed === data.dimmed &&
    held.data!.peers === data.peers &&
    held.selected === isSelected &&
    held.ariaLabel === name
  ) {
    return held;
  }
  return {
    id: edge.id,
    type: 'proposition',
    source: edge.from,
    target: edge.to,
    data,
    selected: isSelected,
    deletable: false,
    ariaLabel: name,
    ariaRole: 'button',
  };
}

/** Same place and same drawing: a card's drawing is plain data, a few hundred bytes. */
const sameCard = (one: CardItem, other: CardItem): boolean =>
  one === other ||
  (one.x === other.x &&
    one.y === other.y &&
    one.label === other.label &&
    JSON.stringify(one) === JSON.stringify(other));

const sameEdge = (one: EdgeItem, other: EdgeItem): boolean =>
  one === other ||
  (one.path === other.path &&
    one.label.x === other.label.x &&
    one.label.y === other.label.y &&
    JSON.stringify(one) === JSON.stringify(other));

/** One at the middle of each side; lines are drawn by the scene and do not need them. */
function handlesOf(width: number, height: number): NodeHandle[] {
  const half = HANDLE / 2;
  const at = (id: string, position: Position, x: number, y: number): NodeHandle => ({
    id,
    type: 'source',
    position,
    x: x - half,
    y: y - half,
    width: HANDLE,
    height: HANDLE,
  });
  return [
    at('top', Position.Top, width / 2, 0),
    at('right', Position.Right, width, height / 2),
    at('bottom', Position.Bottom, width / 2, height),
    at('left', Position.Left, 0, height / 2),
  ];
}
