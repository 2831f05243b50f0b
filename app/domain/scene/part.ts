import { boundsOf, extentOf } from './bounds.ts';
import type { Scene } from './scene.ts';

/**
 * The part of a scene that these ids name, with the lines between its cards: what is copied elsewhere.
 * Of a proposition chosen alone its ends are part too.
 */
export function partOf(scene: Scene, ids: ReadonlySet<string>): Scene {
  const ends = scene.edges.filter(({ id }) => ids.has(id)).flatMap(({ from, to }) => [from, to]);
  const held = new Set([...ids, ...ends]);
  const cards = scene.cards.filter(({ id }) => held.has(id));
  const frames = scene.frames.filter(({ id }) => held.has(id));
  const edges = scene.edges.filter(({ from, to }) => held.has(from) && held.has(to));
  // Without its phrase a line would say nothing.
  const shared = new Set(edges.map(({ hub }) => hub));
  const hubs = scene.hubs.filter(({ id }) => shared.has(id));
  const bounds = boundsOf({ cards, frames, extents: [...edges, ...hubs].map(extentOf) });
  return { ...scene, cards, frames, edges, hubs, bounds };
}
