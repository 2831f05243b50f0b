import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { CardItem, EdgeItem, FrameItem, HubItem, Scene } from '../../../domain/scene/index.ts';

/** Another member whose selection holds this card or line. */
export interface PeerMark {
  client: number;
  name: string;
  color: string;
}

export type ConceptNodeData = {
  card: CardItem;
  dimmed: boolean;
  locked: boolean;
  /** Seen from so far that no text can be read. */
  far: boolean;
  peers: readonly PeerMark[];
};
export type ConceptFlowNode = Node<ConceptNodeData, 'concept'>;
export type FrameNodeData = {
  frame: FrameItem;
  locked: boolean;
  canEdit: boolean;
  peers: readonly PeerMark[];
};
export type FrameFlowNode = Node<FrameNodeData, 'frame'>;
export type MapFlowNode = ConceptFlowNode | FrameFlowNode;
export type PropositionEdgeData = {
  edge: EdgeItem;
  /** The phrase that it shares with others, on the one of them that draws it. */
  hub: HubItem | null;
  hubSelected: boolean;
  dimmed: boolean;
  far: boolean;
  peers: readonly PeerMark[];
};
export type PropositionFlowEdge = Edge<PropositionEdgeData, 'proposition'>;

interface ElementsInput {
  scene: Scene;
  far: boolean;
  selected: ReadonlySet<string>;
  /** Ids that stay lit; null lights everything. */
  lit: ReadonlySet<string> | null;
  marks: ReadonlyMap<string, readonly PeerMark[]>;
  canEdit: boolean;
  /** A finger moves what is chosen, and pans over all else. */
  byTouch: boolean;
  /** Ids that no hand moves. */
  locked: ReadonlySet<string>;
  names: ElementNames;
}

/** What a screen reader says of a card, of a line, and of a frame or a remark. */
export interface ElementNames {
  nameOf: (card: CardItem) => string;
  edgeNameOf: (edge: EdgeItem) => string;
  frameNameOf: (frame: FrameItem) => string;
}

const NO_MARKS: readonly PeerMark[] = [];
export const HANDLE = 14;

interface Made<Item, Element> {
  item: Item;
  element: Element;
}

/**
 * Makes React Flow's nodes and edges out of a scene, and hands out the same object again for each
 * that did not change: React Flow then redraws only the others. Sizes and handles are given, never
 * measured (xyflow #3897: a node rebuilt without `measured` is hidden).
 */
export function createFlowElements() {
  const nodes = new Map<string, Made<CardItem, ConceptFlowNode>>();
  const frames = new Map<string, Made<FrameItem, FrameFlowNode>>();
  const edges = new Map<string, Made<EdgeItem, PropositionFlowEdge>>();
  let before: ElementsInput | null = null;

  return (input: ElementsInput): { nodes: MapFlowNode[]; edges: PropositionFlowEdge[] } => {
    const { nameOf, edgeNameOf, frameNameOf } = input.names;
    const { scene } = input;
    // A drag makes sixty scenes a second in which all but a few things are the very same.
    const same = before !== null && unchanged(before, { ...input, scene: before.scene });
    before = input;
    const hubOf = new Map(scene.hubs.map((hub) => [hub.members[0]!, hub]));
    return {
      nodes: [
        ...renew(frames, scene.frames, same, (frame, held) =>
          frameOf(frame, held, input, frameNameOf(frame)),
        ),
        ...renew(nodes, scene.cards, same, (card, held) => nodeOf(card, held, input, nameOf(card))),
      ],
      edges: renew(edges, scene.edges, same, (edge, held) =>
        edgeOf(edge, held, input, edgeNameOf(edge), hubOf.get(edge.id) ?? null),
      ),
    };
  };
}

/** `same`: nothing but the items may have changed, so that an item seen before needs no look. */
function renew<Item extends { id: string }, Element>(
  cache: Map<string, Made<Item, Element>>,
  items: readonly Item[],
  same: boolean,
  make: (item: Item, held: Element | undefined) => Element,
): Element[] {
  const made = items.map((item): Made<Item, Element> => {
    const held = cache.get(item.id);
    return same && held?.item === item ? held : { item, element: make(item, held?.element) };
  });
  cache.clear();
  for (const one of made) cache.set(one.item.id, one);
  return made.map(({ element }) => element);
}

/** Whether what was made before still says the same. */
const unchanged = (held: object, next: object): boolean =>
  Object.entries(next).every(([key, value]) => (held as Record<string, unknown>)[key] === value);

function nodeOf(
  card: CardItem,
  held: ConceptFlowNode | undefined,
  { selected, lit, marks, canEdit, byTouch, locked, far }: ElementsInput,
  name: string,
): ConceptFlowNode {
  const data: ConceptNodeData = {
    card: held && sameCard(held.data.card, card) ? held.data.card : card,
    dimmed: lit !== null && !lit.has(card.id),
    locked: locked.has(card.id),
    far,
    peers: marks.get(card.id) ?? NO_MARKS,
  };
  const state = {
    selected: selected.has(card.id),
    draggable: canEdit && !data.locked && (!byTouch || selected.has(card.id)),
    connectable: canEdit,
    ariaLabel: name,
  };
  if (held && unchanged(held.data, data) && unchanged(held, state)) return held;
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
    ...state,
    deletable: false,
    ariaRole: 'button',
  };
}

/**
 * Frames lie under everything, chosen ones too, which React Flow lifts by 1000; only their border and
 * title take the hand (frame-node.module.css).
 */
const UNDER: Partial<FrameFlowNode> = { zIndex: -1001, style: { pointerEvents: 'none' } };

function frameOf(
  frame: FrameItem,
  held: FrameFlowNode | undefined,
  { selected, marks, canEdit, byTouch, locked }: ElementsInput,
  name: string,
): FrameFlowNode {
  const kept =
    held && JSON.stringify(held.data.frame) === JSON.stringify(frame) ? held.data.frame : frame;
  const isLocked = locked.has(frame.id);
  const peers = marks.get(frame.id) ?? NO_MARKS;
  const data: FrameNodeData = { frame: kept, locked: isLocked, canEdit, peers };
  const state = {
    selected: selected.has(frame.id),
    draggable: canEdit && !isLocked && (!byTouch || selected.has(frame.id)),
    ariaLabel: name,
  };
  if (held && unchanged(held.data, data) && unchanged(held, state)) return held;
  const { width, height } = frame;
  return {
    id: frame.id,
    type: 'frame',
    position: { x: frame.x, y: frame.y },
    width,
    height,
    measured: { width, height },
    handles: [],
    data,
    ...state,
    ...UNDER,
    connectable: false,
    deletable: false,
    ariaRole: 'button',
  };
}

function edgeOf(
  edge: EdgeItem,
  held: PropositionFlowEdge | undefined,
  { selected, lit, marks, far }: ElementsInput,
  name: string,
  hub: HubItem | null,
): PropositionFlowEdge {
  const data: PropositionEdgeData = {
    edge: held && sameEdge(held.data!.edge, edge) ? held.data!.edge : edge,
    hub: held && JSON.stringify(held.data!.hub) === JSON.stringify(hub) ? held.data!.hub : hub,
    hubSelected: hub?.members.some((id) => selected.has(id)) ?? false,
    dimmed: lit !== null && !lit.has(edge.id),
    far,
    peers: marks.get(edge.id) ?? NO_MARKS,
  };
  const state = { selected: selected.has(edge.id), ariaLabel: name };
  if (held && unchanged(held.data!, data) && unchanged(held, state)) return held;
  return {
    id: edge.id,
    type: 'proposition',
    source: edge.from,
    target: edge.to,
    data,
    ...state,
    deletable: false,
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
    one.label.width === other.label.width &&
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
