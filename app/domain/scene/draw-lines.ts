import { createMemo } from '../graph/memo.ts';
import { groupsOf } from '../graph/shared-phrases.ts';
import type { Group } from '../graph/shared-phrases.ts';
import { phraseText, sentenceOf } from '../graph/sentence.ts';
import type { Graph, MapView, Proposition } from '../graph/types.ts';
import { rectOf } from './bounds.ts';
import { STATUS_HUES } from './colours.ts';
import { countsOf, labelContent, wholeLine } from './edges.ts';
import type { EdgeItem } from './edges.ts';
import type { Rect } from './geometry.ts';
import { hubLayout, hubRect, legOf, otherEnd, trunkOf } from './hubs.ts';
import type { HubItem } from './hubs.ts';
import { labelLayouts } from './labels.ts';
import type { LabelLayout } from './labels.ts';
import { drawLeg, legGeometry, routeSides, sided, sidesOf } from './legs.ts';
import type { Leg } from './legs.ts';
import { localised } from './localised.ts';
import type { Path } from './path.ts';
import { seenAbout } from './orthogonal.ts';
import { placeLabels, settled, shownContent } from './place-labels.ts';
import type { EdgeDraft } from './place-labels.ts';
import { spreadPorts } from './ports.ts';
import { lookedAt } from './routing.ts';
import type { Side } from './routing.ts';
import type { CardItem, SceneOptions } from './scene.ts';
import { obstaclesAmong, overlapsAny } from './spatial.ts';
import { passes, WORDS } from './words.ts';

/** What is not worked out anew while nothing about it is new. */
export interface LineMemos {
  rects: RoundMemo<Rect>;
  sides: RoundMemo<[Side, Side]>;
  ways: RoundMemo<Path>;
  layouts: RoundMemo<LabelLayout[]>;
}
type RoundMemo<T> = ReturnType<typeof createMemo<T>>;

export const createLineMemos = (): LineMemos => ({
  rects: createMemo(),
  sides: createMemo(),
  ways: createMemo(),
  layouts: createMemo(),
});

interface LinesInput {
  propositions: Proposition[];
  view: MapView;
  cards: CardItem[];
  graph: Graph;
  options: SceneOptions;
  memos: LineMemos;
}

/** The lines of a map with their labels, and the phrases that some of them share. */
export function drawLines(input: LinesInput): { edges: EdgeItem[]; hubs: HubItem[] } {
  const { propositions, view, cards, memos } = input;
  const boxes: Record<string, Rect> = Object.fromEntries(
    cards.map((card) => [card.id, memos.rects.get(card.id, [card], () => rectOf(card))]),
  );
  const groups = groupsOf(view, propositions);
  const layouts = setHubs(groups, boxes, input);
  const groupOf = new Map(groups.flatMap((group) => group.members.map(({ id }) => [id, group])));
  const legs = propositions.map((one) => legOf(view, one, groupOf.get(one.id)));

  const obstacles = obstaclesAmong(Object.values(boxes));
  const trunks = groups.map((group) => trunkOf(view, group));
  const all: Leg[] = [...legs, ...trunks];
  const routes = routeSides(all, boxes, obstacles, (leg, from, to, others) =>
    memos.sides.get(leg.id, [from, to, leg.style, ...others.near(lookedAt(from, to))], () =>
      sidesOf(leg, from, to, others),
    ),
  );
  const ports = spreadPorts(sided(routes.values()), boxes);
  const wayOf = (leg: Leg): Path => {
    const [route, at] = [routes.get(leg.id)!, ports.get(leg.id) ?? null];
    const draw = () => drawLeg(leg, boxes, obstacles, route, at);
    // The others are drawn faster than it is found out whether they are as before.
    if (leg.style !== 'orthogonal' || 'loop' in route) return draw();
    const [from, to] = [boxes[leg.ends[0]]!, boxes[leg.ends[1]]!];
    const near = obstacles.near(seenAbout(from, to));
    return memos.ways.get(leg.id, [JSON.stringify([at, route, leg.bends]), ...near], draw);
  };

  const hubs = groups.map((group, index): HubItem => {
    const leg = trunks[index]!;
    const [first] = group.members;
    const statuses = new Set(group.members.map(({ status }) => status));
    const box = boxes[group.id]!;
    return {
      ...leg,
      ...legGeometry(wayOf(leg), group.end === 'to'),
      end: group.end,
      concept: group.concept,
      members: group.members.map(({ id }) => id),
      others: group.members.map((one) => one[otherEnd(group.end)]),
      route: routes.get(group.id)!,
      ports: ports.get(group.id) ?? null,
      offset: view.hubs[group.id] ?? null,
      status: statuses.size === 1 ? first!.status : null,
      dimmed: group.members.every((one) => !passes(one, input.options.filter ?? null)),
      label: { ...layouts.get(group.id)!, x: box.x, y: box.y },
    };
  });
  const hubById = new Map(hubs.map((hub) => [hub.id, hub]));

  const drafts = propositions.map((proposition, index): EdgeDraft => {
    const leg = legs[index]!;
    const hub = groupOf.get(leg.id)?.id ?? null;
    return {
      ...leg,
      ...said(proposition, input),
      ...wholeLine(wayOf(leg), hub === null ? null : hubById.get(hub)!),
      hub,
      route: routes.get(leg.id)!,
      ports: ports.get(leg.id) ?? null,
      pin: view.routes[leg.id]?.label ?? null,
    };
  });
  const layoutsOf = (draft: EdgeDraft): LabelLayout[] => {
    const content = shownContent(draft);
    return memos.layouts.get(draft.id, [JSON.stringify(content)], () => labelLayouts(content));
  };
  return { hubs, edges: placeLabels(drafts, obstacles, settled([], hubs), drafts, layoutsOf) };
}

/** Sets the boxes of shared phrases among those of the cards, and gives how each is laid out. */
function setHubs(
  groups: readonly Group[],
  boxes: Record<string, Rect>,
  { view, graph, options: { language } }: LinesInput,
): Map<string, LabelLayout> {
  const layouts = new Map<string, LabelLayout>();
  if (groups.length === 0) return layouts;
  const cards = obstaclesAmong(Object.values(boxes));
  const set: Rect[] = [];
  for (const { id, end, concept, members } of groups) {
    const phrase = localised(phraseText(graph, members[0]!), language)?.text;
    const layout = hubLayout(phrase ?? WORDS[language].untitled);
    layouts.set(id, layout);
    const others = members.map((one) => boxes[one[otherEnd(end)]]!);
    boxes[id] = hubRect(layout, boxes[concept]!, others, view.hubs[id] ?? null, (box) =>
      overlapsAny(box, cards.near(box), set),
    );
    set.push(boxes[id]!);
  }
  return layouts;
}

/** What a line says, wherever it runs. */
function said(proposition: Proposition, { view, graph, options }: LinesInput) {
  const { id, number, from, to, status, contested } = proposition;
  const { language, filter = null, numbers = false } = options;
  const phrase = localised(phraseText(graph, proposition), language);
  return {
    ...{ id, number, from, to, status, contested },
    hue: view.colours === 'status' ? STATUS_HUES[status] : null,
    counts: countsOf(proposition),
    sentence: options.sentence?.(proposition) ?? sentenceOf(graph, proposition, language).text,
    missing: phrase && phrase.language !== language ? language : null,
    dimmed: !passes(proposition, filter),
    content: labelContent(proposition, phrase?.text ?? WORDS[language].untitled, numbers),
  };
}
