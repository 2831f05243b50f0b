import type { Places } from './arrange.ts';
import { boundsOf, extentOf, rectsOf } from './bounds.ts';
import { drawEdge, routeSides, sided } from './edges.ts';
import type { EdgeItem, Route } from './edges.ts';
import { union } from './geometry.ts';
import { placeLabels, settled } from './place-labels.ts';
import { spreadPorts } from './ports.ts';
import type { Port } from './routing.ts';
import type { Scene } from './scene.ts';
import { obstaclesAmong } from './spatial.ts';
import type { Obstacles } from './spatial.ts';

/**
 * Draws a scene with some of its cards and frames elsewhere, again and again, for a drag. Only the edges that
 * end on a moved card choose their sides anew, and only those whose ends then moved are drawn and
 * labelled anew; all others are the same objects as before. What stands still is looked at once.
 * `scene()` on the stored places settles the rest after the drag.
 */
export function createMover(scene: Scene, ids: readonly string[]): (places: Places) => Scene {
  const moving = new Set(ids);
  const standing = rectsOf(scene.cards.filter(({ id }) => !moving.has(id)));
  const still = obstaclesAmong(Object.values(standing));
  const own = scene.edges.filter(({ from, to }) => moving.has(from) || moving.has(to));
  // An edge of a moved card shares a side with others, whose ends then shift along it.
  const touched = endsOf(own);
  const near = scene.edges.filter(({ from, to }) => touched.has(from) || touched.has(to));
  // Where those end tells which sides they have to themselves.
  const around = endsOf(near);
  const sharing = scene.edges.filter(({ from, to }) => around.has(from) || around.has(to));
  let stale: ReadonlySet<string> = new Set();
  const others = settled(scene.edges, (id) => stale.has(id));
  const nearIds = new Set(near.map(({ id }) => id));
  const unmoved = {
    cards: Object.values(standing),
    frames: scene.frames.filter(({ id }) => !moving.has(id)),
    extents: scene.edges.filter(({ id }) => !nearIds.has(id)).map(extentOf),
  };
  const rest = union([...unmoved.cards, ...unmoved.frames, ...unmoved.extents]);
  const isAlone = Object.values(unmoved).every((list) => list.length === 0);

  return (places) => {
    const cards = scene.cards.map((card) => {
      const place = places[card.id];
      return place ? { ...card, x: place[0], y: place[1] } : card;
    });
    const moved = rectsOf(cards.filter(({ id }) => moving.has(id)));
    const rects = Object.assign(standing, moved);
    const obstacles = both(still, obstaclesAmong(Object.values(moved)));
    const routes = routeSides(own, rects, obstacles);
    const routeOf = ({ id, route }: EdgeItem): Route => routes.get(id) ?? route;
    const ports = spreadPorts(sided(sharing.map(routeOf)), rects);

    const ownIds = new Set(own.map(({ id }) => id));
    const changed = near.filter(
      (edge) => ownIds.has(edge.id) || !samePorts(edge.ports, ports.get(edge.id) ?? null),
    );
    stale = new Set(changed.map(({ id }) => id));
    const drafts = changed.map((edge) => {
      const route = routeOf(edge);
      const at = ports.get(edge.id) ?? null;
      return {
        ...edge,
        ...drawEdge(edge, rects, obstacles, route, at, scene.lines),
        route,
        ports: at,
      };
    });
    const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
    const crowd = sharing.map((edge) => draftOf.get(edge.id) ?? edge);
    const drawn = new Map(
      placeLabels(drafts, obstacles, others, crowd).map((edge) => [edge.id, edge]),
    );
    const edges = scene.edges.map((edge) => drawn.get(edge.id) ?? edge);
    const frames = scene.frames.map((frame) => {
      const place = places[frame.id];
      return place ? { ...frame, x: place[0], y: place[1] } : frame;
    });
    const bounds = boundsOf({
      cards: [...Object.values(moved), ...(isAlone ? [] : [rest])],
      extents: near.map((edge) => extentOf(drawn.get(edge.id) ?? edge)),
      frames: frames.filter(({ id }) => moving.has(id)),
    });
    return { ...scene, cards, edges, frames, bounds };
  };
}

/** The scene with some cards elsewhere, once. */
export const moveCards = (scene: Scene, places: Places): Scene =>
  createMover(scene, Object.keys(places))(places);

const endsOf = (edges: readonly EdgeItem[]): Set<string> =>
  new Set(edges.flatMap(({ from, to }) => [from, to]));

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
