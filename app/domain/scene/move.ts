import { boundsOf, rectsOf } from './bounds.ts';
import { drawEdge, routeSides, sided } from './edges.ts';
import type { EdgeItem, Route } from './edges.ts';
import { placeLabels } from './place-labels.ts';
import { spreadPorts } from './ports.ts';
import type { Port } from './routing.ts';
import type { Scene } from './scene.ts';

/**
 * The scene with some cards elsewhere, for a drag. Only the edges that end on a moved card choose
 * their sides anew, and only those whose ends then moved are drawn and labelled anew; all others
 * are the same objects as before. `scene()` on the stored places settles the rest after the drag.
 */
export function moveCards(scene: Scene, places: Record<string, [x: number, y: number]>): Scene {
  const cards = scene.cards.map((card) => {
    const place = places[card.id];
    return place ? { ...card, x: place[0], y: place[1] } : card;
  });
  const rects = rectsOf(cards);
  const moved = ({ from, to }: EdgeItem): boolean => from in places || to in places;
  const own = scene.edges.filter(moved);
  const fresh = routeSides(own, rects);
  const routeOf = ({ id, route }: EdgeItem): Route => fresh.get(id) ?? route;
  const ports = spreadPorts(sided(scene.edges.map(routeOf)), rects);

  const stale = scene.edges.filter(
    (edge) => moved(edge) || !samePorts(edge.ports, ports.get(edge.id) ?? null),
  );
  const staleIds = new Set(stale.map(({ id }) => id));
  const fixed = scene.edges.filter(({ id }) => !staleIds.has(id));
  const drafts = stale.map((edge) => {
    const route = routeOf(edge);
    const at = ports.get(edge.id) ?? null;
    return { ...edge, ...drawEdge(edge, rects, route, at), route, ports: at };
  });
  const drawn = new Map(placeLabels(drafts, cards, fixed).map((edge) => [edge.id, edge]));
  const edges = scene.edges.map((edge) => drawn.get(edge.id) ?? edge);
  return { ...scene, cards, edges, bounds: boundsOf({ cards, edges, frames: scene.frames }) };
}

const samePorts = (one: [Port, Port] | null, other: [Port, Port] | null): boolean =>
  one === null || other === null
    ? one === other
    : one.every((port, end) => {
        const match = other[end]!;
        return port.side === match.side && Math.abs(port.at - match.at) < 0.01;
      });
