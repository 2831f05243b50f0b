import { withoutEmphasis } from '../../domain/graph/emphasis.ts';
import { mapsInOrder } from '../../domain/graph/queries.ts';
import { inLanguage, sentenceOf } from '../../domain/graph/sentence.ts';
import type { Graph, Language, LocalizedText } from '../../domain/graph/types.ts';
import type { Result } from './types.ts';

/** What the search service answers, by shape. */
type Hit =
  | { kind: 'concept'; id: string; label: LocalizedText; maps: string[] }
  | { kind: 'proposition'; id: string; number: number | null; label: LocalizedText; maps: string[] }
  | { kind: 'map'; id: string; slug: string; name: LocalizedText }
  | {
      kind: 'excerpt' | 'note';
      id: string;
      work: { id: string; key: string; title: string };
      excerpt: string;
    }
  | { kind: 'work'; id: string; key: string; creators: string; title: string; year: number | null }
  | {
      kind: 'comment';
      id: string;
      target: { kind: 'concept' | 'proposition' | 'map' | 'work'; id: string };
      excerpt: string;
      author: string | null;
    };

/** Each hit in the reader's words, with the way to it. */
export function resultsOf(
  hits: readonly Hit[],
  { graph, language, slug }: { graph: Graph; language: Language; slug: string },
): Result[] {
  const base = `/p/${slug}`;
  const say = (text: LocalizedText) => withoutEmphasis(inLanguage(text, language) ?? '');
  const onFirst = (ids: readonly string[], select: string) => {
    const map = mapsInOrder(graph).find(({ id }) => ids.includes(id));
    return map ? `${base}/map/${map.slug}?select=${encodeURIComponent(select)}` : null;
  };
  const showing = (id: string) => {
    const proposition = graph.propositions[id];
    const ends = proposition ? [proposition.from, proposition.to] : [id];
    return mapsInOrder(graph)
      .filter(({ places }) => ends.every((end) => end in places))
      .map((map) => map.id);
  };

  return hits.map((hit): Result => {
    const { kind, id } = hit;
    switch (kind) {
      case 'concept': {
        const { length } = hit.maps;
        const to = onFirst(hit.maps, id);
        return { kind, id, title: say(hit.label), detail: null, maps: length, to };
      }
      case 'proposition': {
        const proposition = graph.propositions[id];
        const title = proposition ? sentenceOf(graph, proposition, language).text : say(hit.label);
        const detail = hit.number === null ? null : `P${hit.number}`;
        const maps = hit.maps.length;
        return { kind, id, title, detail, maps, to: onFirst(hit.maps, id) };
      }
      case 'map': {
        const to = `${base}/map/${hit.slug}`;
        return { kind, id, title: say(hit.name), detail: null, maps: null, to };
      }
      case 'work': {
        const detail = [hit.creators, hit.year].filter(Boolean).join(', ') || hit.key;
        const to = `${base}/library/${id}`;
        return { kind, id, title: hit.title || hit.key, detail, maps: null, to };
      }
      case 'excerpt':
      case 'note': {
        const { work } = hit;
        const to = `${base}/library/${work.id}?part=${kind === 'note' ? 'note' : 'excerpts'}`;
        return { kind, id, title: hit.excerpt, detail: work.title || work.key, maps: null, to };
      }
      case 'comment': {
        const { target } = hit;
        const to =
          target.kind === 'work'
            ? `${base}/library/${target.id}`
            : target.kind === 'map'
              ? mapPath(graph, target.id, base)
              : onFirst(showing(target.id), target.id);
        return { kind, id, title: hit.excerpt, detail: hit.author, maps: null, to };
      }
    }
  });
}

function mapPath(graph: Graph, id: string, base: string): string | null {
  const map = graph.maps[id];
  return map ? `${base}/map/${map.slug}` : null;
}
