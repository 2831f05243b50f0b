import { mapsInOrder, mapsWith } from '../../domain/graph/queries.ts';
import { inLanguage, sentenceOf } from '../../domain/graph/sentence.ts';
import type { Graph, Language } from '../../domain/graph/types.ts';
import { withoutEmphasis } from '../../domain/graph/emphasis.ts';
import type { CommentTarget } from './types.ts';

/** What a comment or a change is about, in words, and where to see it. */
export interface Place {
  label: string;
  /** Null where it stands on no map, or is gone. */
  to: string | null;
}

interface Surroundings {
  graph: Graph;
  /** Works' titles by id. */
  titles: ReadonlyMap<string, string>;
  language: Language;
  /** The project's slug. */
  slug: string;
}

/** Null for what no longer exists. */
export function placeOf(target: CommentTarget, around: Surroundings): Place | null {
  const { graph, titles, language, slug } = around;
  const on = (map: { slug: string } | undefined, id: string) =>
    map ? `/p/${slug}/map/${map.slug}?select=${encodeURIComponent(id)}` : null;
  switch (target.kind) {
    case 'concept': {
      const concept = graph.concepts[target.id];
      if (!concept) return null;
      const label = withoutEmphasis(inLanguage(concept.label, language) ?? '');
      return { label, to: on(mapsWith(graph, concept.id)[0], concept.id) };
    }
    case 'proposition': {
      const proposition = graph.propositions[target.id];
      if (!proposition) return null;
      const { from, to } = proposition;
      const map = mapsInOrder(graph).find(({ places }) => from in places && to in places);
      return { label: sentenceOf(graph, proposition, language).text, to: on(map, proposition.id) };
    }
    case 'map': {
      const map = graph.maps[target.id];
      if (!map) return null;
      return { label: inLanguage(map.name, language) ?? '', to: `/p/${slug}/map/${map.slug}` };
    }
    case 'work': {
      const label = titles.get(target.id);
      return label === undefined ? null : { label, to: `/p/${slug}/library/${target.id}` };
    }
  }
}

export type Places = Record<string, Place>;

export const placeKey = ({ kind, id }: CommentTarget) => `${kind}:${id}`;

export function placesOf(targets: readonly CommentTarget[], around: Surroundings): Places {
  const places: Places = {};
  for (const target of targets) {
    const place = placeOf(target, around);
    if (place) places[placeKey(target)] = place;
  }
  return places;
}
