import type {
  Evidence,
  Graph,
  MapView,
  Proposition,
  Term,
} from '../../../app/domain/graph/types.ts';
import { concepts, maps, propositions, terms } from '../../../server/example/starter-map.ts';

export type Layout = Record<string, Record<string, [x: number, y: number]>>;

/** The example's graph as the projection would give it, on the places of a layout. */
export function starterGraph(layout: Layout): Graph {
  return {
    terms: Object.fromEntries(
      terms.map((term, index): [string, Term] => [
        term.id,
        {
          id: term.id,
          vocabulary: term.vocabulary,
          label: term.label,
          parent: term.parent ?? null,
          shape: term.shape ?? null,
          hue: term.hue ?? null,
          order: String(index).padStart(3, '0'),
        },
      ]),
    ),
    concepts: Object.fromEntries(
      concepts.map((concept) => [
        concept.id,
        {
          ...concept,
          aliases: concept.aliases ?? [],
          fieldSite: concept.fieldSite ?? false,
          definition: {},
          evidence: [],
        },
      ]),
    ),
    propositions: Object.fromEntries(
      propositions.map((proposition, index): [string, Proposition] => {
        const evidence = proposition.sources.map(({ reference, stance }): Evidence => ({
          id: `e${index}-${reference}`,
          work: `w${reference}`,
          stance,
          locator: null,
          quotation: null,
          attributedTo: null,
          order: 'a',
        }));
        const id = `p${index + 1}`;
        return [
          id,
          {
            id,
            number: index + 1,
            from: proposition.from,
            to: proposition.to,
            phrase: { text: proposition.phrase, term: null },
            status: proposition.status,
            sentence: {},
            evidence,
            contested: evidence.some(({ stance }) => stance === 'contests'),
          },
        ];
      }),
    ),
    maps: Object.fromEntries(
      maps.map((map): [string, MapView] => [
        map.slug,
        {
          id: map.slug,
          slug: map.slug,
          name: map.name,
          focusQuestion: map.focusQuestion ?? {},
          order: 'a',
          places: Object.fromEntries(
            map.concepts
              .filter((id) => layout[map.slug]?.[id])
              .map((id) => [id, layout[map.slug]![id]!]),
          ),
          frames: [],
          locked: [],
          lines: 'curved',
          routes: {},
          hubs: {},
          colours: 'literature',
        },
      ]),
    ),
    trash: { terms: [], concepts: [], propositions: [], maps: [] },
    illTyped: [],
  };
}
