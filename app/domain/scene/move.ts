import type { LineView } from '../graph/types.ts';
import type { Places } from './arrange.ts';
import { boundsOf, extentOf, rectsOf } from './bounds.ts';
import { wholeLine } from './edges.ts';
import type { EdgeItem } from './edges.ts';
import { union } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { hubRect } from './hubs.ts';
import type { HubItem } from './hubs.ts';
import { drawLeg, legGeometry, routeSides, sided } from './legs.ts';
import type { Leg, Route } from './legs.ts';
import { labelCarrier, placeLabels, settled } from './place-labels.ts';
import { spreadPorts } from './ports.ts';
import type { Port } from './routing.ts';
import type { Scene } from './scene.ts';
import { obstaclesAmong, overlapsAny } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

/**
 * From so many lines on that go along at once, they run straight through what stands in their way
 * until the drag's end, and their labels look for no better place: at 500 lines a search for each
 * took a third of a second a step, and this takes 30 ms.
 */
const CROWD = 80;
const NOTHING: Obstacles = { near: () => [] };

/** Lines and shared phrases that a hand is shaping: what the map would say of them (G29, G30). */
export interface Reshaped {
  routes?: Readonly<Record<string, Pick<LineView, 'bends' | 'label'>>>;
  hubs?: Readonly<Record<string, readonly [dx: number, dy: number]>>;
}

/**
 * Draws a scene with some of its cards and frames elsewhere, or some of its lines and shared phrases
 * in another shape, again and again, for a drag. Only the lines that end on what moved choose their
 * sides anew, and only those whose ends then moved are drawn and labelled anew; all others are the
 * same objects as before. What stands still is looked at once. `scene()` on what is stored settles the
 * rest after the drag.
 *
 * @param ids of all cards, frames, propositions and groups that will be moved or reshaped.
 */
export function createMover(
  scene: Scene,
  ids: readonly string[],
): (places: Places, reshaped?: Reshaped) => Scene {
  const moving = new Set(ids);
  const movedHubs = scene.hubs.filter(({ id, concept, others }) =>
    [id, concept, ...others].some((one) => moving.has(one)),
  );
  for (const { id } of movedHubs) moving.add(id);
  const standing = rectsOf(scene.cards.filter(({ id }) => !moving.has(id)));
  const stillCards = obstaclesAmong(Object.values(standing));
  const stillHubs = rectsOf(
    scene.hubs.flatMap(({ id, label }) => (moving.has(id) ? [] : [{ ...label, id }])),
  );
  const still = both(stillCards, obstaclesAmong(Object.values(stillHubs)));
  const legs: readonly (EdgeItem | HubItem)[] =
    scene.hubs.length === 0 ? scene.edges : [...scene.edges, ...scene.hubs];
  const own = legs.filter(({ id, ends }) => moving.has(id) || ends.some((end) => moving.has(end)));
  // A line of what moved shares a side with others, whose ends then shift along it.
  const touched = endsOf(own);
  const near = legs.filter(({ ends }) => ends.some((end) => touched.has(end)));
  // Where those end tells which sides they have to themselves.
  const around = endsOf(near);
  const sharing = legs.filter(({ ends }) => ends.some((end) => around.has(end)));
  let stale: ReadonlySet<string> = new Set();
  const others = settled(scene.edges, scene.hubs, (id) => stale.has(id));
  const nearIds = new Set(near.map(({ id }) => id));
  const unmoved = {
    cards: Object.values(standing),
    frames: scene.frames.filter(({ id }) => !moving.has(id)),
    extents: legs.filter(({ id }) => !nearIds.has(id)).map(extentOf),
  };
  const rest = union([...unmoved.cards, ...unmoved.frames, ...unmoved.extents]);
  const isAlone = Object.values(unmoved).every((list) => list.length === 0);
  const ownIds = new Set(own.map(({ id }) => id));
  const edgeOf = new Map(near.filter(isEdge).map((edge) => [edge.id, edge]));
  const carry = labelCarrier();

  return (places, { routes: shapes = {}, hubs: offsets = {} } = {}) => {
    const cards = scene.cards.map((card) => {
      const place = places[card.id];
      return place ? { ...card, x: place[0], y: place[1] } : card;
    });
    const moved = rectsOf(cards.filter(({ id }) => moving.has(id)));
    const boxes: Record<string, Rect> = Object.assign(standing, stillHubs, moved);
    const movedCards = obstaclesAmong(Object.values(moved));
    for (const hub of movedHubs) {
      const taken = Object.values(stillHubs);
      moved[hub.id] = boxes[hub.id] = hubRect(
        hub.label,
        boxes[hub.concept]!,
        hub.others.map((id) => boxes[id]!),
        offsets[hub.id] ?? hub.offset,
        (box) => overlapsAny(box, stillCards.near(box), movedCards.near(box), taken),
      );
    }
    const obstacles = both(still, obstaclesAmong(Object.values(moved)));
    const legOf = (leg: EdgeItem | HubItem): Leg => {
      const shape = shapes[leg.id];
      return shape ? { ...leg, bends: shape.bends ?? [] } : leg;
    };
    const avoided = own.length > CROWD ? NOTHING : obstacles;
    const routes = routeSides(own.map(legOf), boxes, avoided);
    const routeOf = ({ id, route }: EdgeItem | HubItem): Route => routes.get(id) ?? route;
    const ports = spreadPorts(sided(sharing.map(routeOf)), boxes);
    const portsOf = ({ id }: Leg): [Port, Port] | null => ports.get(id) ?? null;
    const changed = near.filter((leg) => ownIds.has(leg.id) || !samePorts(leg.ports, portsOf(leg)));
    stale = new Set(changed.map(({ id }) => id));
    const redrawn = <Item extends EdgeItem | HubItem>(item: Item) => {
      const [leg, route, at] = [legOf(item), routeOf(item), portsOf(item)];
      const curves = drawLeg(leg, boxes, avoided, route, at);
      return { ...item, bends: leg.bends, route, ports: at, curves };
    };
    const hubs = new Map(
      scene.hubs.map((hub): [string, HubItem] => {
        if (!stale.has(hub.id)) return [hub.id, hub];
        const { curves, ...held } = redrawn(hub);
        const { x, y } = boxes[hub.id]!;
        const drawn = { ...held, ...legGeometry(curves, hub.end === 'to') };
        return [hub.id, { ...drawn, label: { ...hub.label, x, y } }];
      }),
    );
    const whole = <Item extends { hub: string | null; curves: EdgeItem['curves'] }>(
      item: Item,
    ) => ({
      ...item,
      ...wholeLine(item.curves, item.hub === null ? null : hubs.get(item.hub)!),
    });
    const drafts = changed.flatMap((leg) => {
      if (!isEdge(leg)) return [];
      const shape = shapes[leg.id];
      return [whole({ ...redrawn(leg), ...(shape && { pin: shape.label ?? null }) })];
    });
    const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
    const crowd = sharing.filter(isEdge).map((edge) => draftOf.get(edge.id) ?? edge);
    const labelled =
      drafts.length > CROWD
        ? drafts.map((draft) => carry(draft, edgeOf.get(draft.id)!))
        : placeLabels(drafts, obstacles, others, crowd);
    const drawn = new Map(labelled.map((edge) => [edge.id, edge]));
    const edges = scene.edges.map((edge) => {
      const anew = drawn.get(edge.id);
      if (anew) return anew;
      // Its own part is as before, and the part that it shares is not.
      return edge.hub !== null && stale.has(edge.hub) ? whole(edge) : edge;
    });
    const frames = scene.frames.map((frame) => {
      const place = places[frame.id];
      return place ? { ...frame, x: place[0], y: place[1] } : frame;
    });
    const shown = near.map((leg) => drawn.get(leg.id) ?? hubs.get(leg.id) ?? leg);
    const bounds = boundsOf({
      cards: [...Object.values(moved), ...(isAlone ? [] : [rest])],
      extents: shown.map(extentOf),
      frames: frames.filter(({ id }) => moving.has(id)),
    });
    return { ...scene, cards, edges, hubs: [...hubs.values()], frames, bounds };
  };
}

/** The scene with some cards elsewhere, once. */
export const moveCards = (scene: Scene, places: Places): Scene =>
  createMover(scene, Object.keys(places))(places);

const isEdge = (leg: EdgeItem | HubItem): leg is EdgeItem => 'hub' in leg;

const endsOf = (legs: readonly Leg[]): Set<string> => new Set(legs.flatMap(({ ends }) => ends));

const both = (one: Obstacles, other: Obstacles): Obstacles => ({
  near: (box) => [...one.near(box), ...other.near(box)],
});

const samePorts = (one: [Port, Port] | null, other: [Port, Port] | null): boolean =>
  one === null || other === null
    ? one === other
    : one.every((port, end) => {
        const match = other[end]!;
        return port.side === match.side && Math.abs(port.at - match.at) < 0.01;
      });
