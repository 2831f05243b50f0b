import type {
  Colouring,
  Graph,
  Hue,
  Language,
  LineStyle,
  Proposition,
  Status,
} from '../graph/types.ts';
import { byOrder } from '../graph/order.ts';
import { propositionsOn } from '../graph/queries.ts';
import { STATUSES } from '../graph/types.ts';
import { createMemo } from '../graph/memo.ts';
import { boundsOf, extentOf } from './bounds.ts';
import { cardLayout } from './card.ts';
import type { CardLayout } from './card.ts';
import { marking, STATUS_HUES } from './colours.ts';
import type { MarksOf, TermMark } from './colours.ts';
import type { EdgeItem } from './edges.ts';
import { frameItem } from './frames.ts';
import type { FrameItem, WorkLook } from './frames.ts';
import type { Rect } from './geometry.ts';
import type { HubItem } from './hubs.ts';
import { createLineMemos, drawLines } from './draw-lines.ts';
import type { LineMemos } from './draw-lines.ts';
import { passes, WORDS } from './words.ts';
import type { SceneFilter } from './words.ts';

export interface SceneOptions {
  /** A map's id. */
  map: string;
  /** Language of the labels; what lacks it is shown in the other, marked. */
  language: Language;
  /** Dims what the filter leaves out. */
  filter?: SceneFilter | null;
  /** Writes P12 on each proposition, for print. */
  numbers?: boolean;
  /** The sentence that a proposition of this graph reads as, where the caller has it already. */
  sentence?: (proposition: Proposition) => string;
  /** What may be shown of a work that has a card; by default none is known. */
  works?: (id: string) => WorkLook | null;
}

export interface CardItem extends CardLayout, Rect {
  id: string;
  dimmed: boolean;
}

export interface Legend {
  /** What the signs and hues on the cards stand for. */
  terms: Array<TermMark & { count: number }>;
  /** With their hue where the lines have one. */
  statuses: Array<{ status: Status; count: number; hue: Hue | null }>;
  toSource: number;
  contested: number;
}

/** All that is to be drawn of a map, as plain JSON with the graph's own ids. */
export interface Scene {
  language: Language;
  lines: LineStyle;
  colours: Colouring;
  bounds: Rect;
  frames: FrameItem[];
  cards: CardItem[];
  edges: EdgeItem[];
  /** Linking phrases that several propositions share. */
  hubs: HubItem[];
  legend: Legend;
}

/** Draws a map again and again: what did not change since the last time is the same object. */
export type Drawing = (graph: Graph, options: SceneOptions) => Scene;

/**
 * A drawing that follows one map: cards are laid out, labels broken and sides chosen anew only where
 * something about them is new, which is most of the work. The scene is the one that `scene` gives.
 */
export function createDrawing(): Drawing {
  const memos: Memos = {
    cards: createMemo(),
    ...createLineMemos(),
  };
  let last: { graph: Graph; options: SceneOptions; drawn: Scene } | null = null;
  return (graph, options) => {
    if (last?.graph === graph && ASKED.every((name) => last!.options[name] === options[name])) {
      return { ...last.drawn, frames: framesOf(graph, options) };
    }
    const drawn = draw(graph, options, memos);
    for (const memo of Object.values(memos)) memo.nextRound();
    last = { graph, options, drawn };
    return drawn;
  };
}

/** What a drawing of the same graph hangs on: sentences follow from it, works are on their cards alone. */
const ASKED = ['map', 'language', 'filter', 'numbers'] as const;

interface Memos extends LineMemos {
  cards: ReturnType<typeof createMemo<CardItem>>;
}

/**
 * The draw list of one map. A map that is not in the graph gives an empty scene; concepts and
 * propositions that the graph does not hold are left out.
 */
export const scene: Drawing = (graph, options) => createDrawing()(graph, options);

function draw(graph: Graph, options: SceneOptions, memos: Memos): Scene {
  const { language, filter = null } = options;
  const words = WORDS[language];
  const view = graph.maps[options.map];
  const colours = view?.colours ?? 'literature';
  const marksOf = marking(colours, graph.terms, language);
  const ids = Object.keys(view?.places ?? {})
    .filter((id) => graph.concepts[id])
    .sort();
  const propositions = view
    ? propositionsOn(graph, view).filter(
        ({ from, to }) => graph.concepts[from] && graph.concepts[to],
      )
    : [];

  const shown = propositions.filter((proposition) => passes(proposition, filter));
  const touched = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const cards: CardItem[] = ids.map((id) => {
    const [x, y] = view!.places[id]!;
    const concept = graph.concepts[id]!;
    const dimmed = filter !== null && !touched.has(id);
    return memos.cards.get(id, [concept, graph.terms, language, colours, x, y, dimmed], () => {
      const layout = cardLayout(concept, { language, terms: graph.terms, words, marksOf });
      return { id, x, y, ...layout, dimmed };
    });
  });
  const { edges, hubs } = view
    ? drawLines({ propositions, view, cards, graph, options, memos })
    : { edges: [], hubs: [] };
  const frames = framesOf(graph, options);
  return {
    language,
    lines: view?.lines ?? 'curved',
    bounds: boundsOf({ cards, extents: [...edges, ...hubs].map(extentOf), frames }),
    frames,
    cards,
    edges,
    hubs,
    colours,
    legend: legendOf(graph, ids, propositions, marksOf, colours),
  };
}

function framesOf(graph: Graph, { map, language, works }: SceneOptions): FrameItem[] {
  const frames = graph.maps[map]?.frames ?? [];
  return (
    frames
      // What frames are drawn round lies over them.
      .toSorted((a, b) => Number(b.look === 'frame') - Number(a.look === 'frame'))
      .map((frame) => frameItem(frame, { language, words: WORDS[language], works }))
  );
}

function legendOf(
  graph: Graph,
  ids: string[],
  propositions: Proposition[],
  marksOf: MarksOf,
  colours: Colouring,
): Legend {
  const marks = new Map<string, Legend['terms'][number]>();
  for (const id of ids) {
    for (const mark of marksOf(graph.concepts[id]!)) {
      const known = marks.get(mark.id) ?? { ...mark, count: 0 };
      known.count++;
      marks.set(mark.id, known);
    }
  }
  return {
    terms: [...marks.values()].sort((a, b) => byOrder(graph.terms[a.id]!, graph.terms[b.id]!)),
    statuses: STATUSES.map((status) => ({
      status,
      hue: colours === 'status' ? STATUS_HUES[status] : null,
      count: propositions.filter((proposition) => proposition.status === status).length,
    })).filter(({ count }) => count > 0),
    toSource: propositions.filter(({ status }) => status === 'to-source').length,
    contested: propositions.filter(({ contested }) => contested).length,
  };
}
