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
import { phraseText, sentenceOf } from '../graph/sentence.ts';
import { STATUSES } from '../graph/types.ts';
import sceneEn from '../locales/en/scene.ts';
import sceneFr from '../locales/fr/scene.ts';
import { createMemo } from '../graph/memo.ts';
import { boundsOf, extentOf, rectOf } from './bounds.ts';
import { cardLayout } from './card.ts';
import type { CardLayout } from './card.ts';
import { marking, STATUS_HUES } from './colours.ts';
import type { MarksOf, TermMark } from './colours.ts';
import { countsOf, drawEdge, labelContent, routeSides, sided } from './edges.ts';
import type { EdgeItem } from './edges.ts';
import { frameItem } from './frames.ts';
import type { FrameItem, WorkLook } from './frames.ts';
import type { Rect } from './geometry.ts';
import { labelLayouts } from './labels.ts';
import type { LabelLayout } from './labels.ts';
import { localised } from './localised.ts';
import { NOTHING_SETTLED, placeLabels } from './place-labels.ts';
import type { EdgeDraft } from './place-labels.ts';
import { spreadPorts } from './ports.ts';
import { chooseSides, lookedAt } from './routing.ts';
import type { Side } from './routing.ts';
import { obstaclesAmong } from './spatial.ts';

export type SceneFilter = 'to-source' | 'contested';

export interface SceneOptions {
  /** A map's id. */
  map: string;
  /** Language of the labels; what lacks it is shown in the other, marked. */
  language: Language;
  /** Dims what the filter leaves out. */
  filter?: SceneFilter | null;
  /** Writes P12 on each proposition, for print. */
  numbers?: boolean;
  /** The sentence a proposition reads as, where the caller has it already. */
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
  legend: Legend;
}

const WORDS = { fr: sceneFr, en: sceneEn };

/** Draws a map again and again: what did not change since the last time is the same object. */
export type Drawing = (graph: Graph, options: SceneOptions) => Scene;

/**
 * A drawing that follows one map: cards are laid out, labels broken and sides chosen anew only where
 * something about them is new, which is most of the work. The scene is the one that `scene` gives.
 */
export function createDrawing(): Drawing {
  const memos: Memos = {
    cards: createMemo(),
    rects: createMemo(),
    sides: createMemo(),
    layouts: createMemo(),
  };
  return (graph, options) => {
    const drawn = draw(graph, options, memos);
    for (const memo of Object.values(memos)) memo.nextRound();
    return drawn;
  };
}

interface Memos {
  cards: RoundMemo<CardItem>;
  rects: RoundMemo<Rect>;
  sides: RoundMemo<[Side, Side]>;
  layouts: RoundMemo<LabelLayout[]>;
}
type RoundMemo<T> = ReturnType<typeof createMemo<T>>;

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
  const edges = drawEdges(propositions, cards, graph, options, memos);
  const frames = (view?.frames ?? [])
    // What frames are drawn round lies over them.
    .toSorted((a, b) => Number(b.look === 'frame') - Number(a.look === 'frame'))
    .map((frame) => frameItem(frame, { language, words, works: options.works }));
  return {
    language,
    lines: view?.lines ?? 'curved',
    bounds: boundsOf({ cards, extents: edges.map(extentOf), frames }),
    frames,
    cards,
    edges,
    colours,
    legend: legendOf(graph, ids, propositions, marksOf, colours),
  };
}

const passes = (proposition: Proposition, filter: SceneFilter | null): boolean =>
  filter === null ||
  (filter === 'to-source' ? proposition.status === 'to-source' : proposition.contested);

function drawEdges(
  propositions: Proposition[],
  cards: CardItem[],
  graph: Graph,
  options: SceneOptions,
  memos: Memos,
): EdgeItem[] {
  const { language, filter = null, numbers = false } = options;
  const { untitled } = WORDS[language];
  const lines = graph.maps[options.map]?.lines ?? 'curved';
  const byStatus = graph.maps[options.map]?.colours === 'status';
  const rects = Object.fromEntries(
    cards.map((card) => [card.id, memos.rects.get(card.id, [card], () => rectOf(card))]),
  );
  const obstacles = obstaclesAmong(Object.values(rects));
  const routes = routeSides(propositions, rects, obstacles, (id, from, to, others) =>
    memos.sides.get(id, [from, to, ...others.near(lookedAt(from, to))], () =>
      chooseSides(from, to, others),
    ),
  );
  const ports = spreadPorts(sided(routes.values()), rects);
  const drafts = propositions.map((proposition): EdgeDraft => {
    const { id, number, from, to, status, contested } = proposition;
    const route = routes.get(id)!;
    const at = ports.get(id) ?? null;
    const phrase = localised(phraseText(graph, proposition), language);
    return {
      ...drawEdge(proposition, rects, obstacles, route, at, lines),
      id,
      number,
      from,
      to,
      status,
      contested,
      hue: byStatus ? STATUS_HUES[status] : null,
      counts: countsOf(proposition),
      sentence: options.sentence?.(proposition) ?? sentenceOf(graph, proposition, language).text,
      missing: phrase && phrase.language !== language ? language : null,
      dimmed: !passes(proposition, filter),
      route,
      ports: at,
      content: labelContent(proposition, phrase?.text ?? untitled, numbers),
    };
  });
  return placeLabels(drafts, obstacles, NOTHING_SETTLED, drafts, ({ id, content }) =>
    memos.layouts.get(id, [JSON.stringify(content)], () => labelLayouts(content)),
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
