import fc from 'fast-check';
import { HUES, SHAPES, STANCES, STATUSES } from '../../../app/domain/graph/types.ts';
import type { Concept, Graph, Proposition, Term } from '../../../app/domain/graph/types.ts';

/** Labels that a drawing has to survive, in scripts and lengths that no one would expect. */
export const HARD_LABELS = [
  '<script>alert(1)</script>',
  '"quotes" & \'apostrophes\' <b>',
  'mot '.repeat(125),
  'W'.repeat(500),
  'Труд и защита персональных данных в Европе',
  'حماية العمل وحماية البيانات الشخصية',
  '数据保护与劳动保护如何结合？',
  '👩🏽‍🔬👨‍👩‍👧‍👦🏳️‍🌈 équipe',
  'un\u0000deux\ud800trois',
  ']]><!-- --> <![CDATA[',
];

const label = fc.oneof(
  { weight: 3, arbitrary: fc.lorem({ maxCount: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HARD_LABELS) },
);
const localized = fc.record({ fr: label, en: label }, { requiredKeys: [] });
const coordinate = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1500, max: 1500 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }) },
);

const TERMS: Record<string, Term> = Object.fromEntries(
  Array.from({ length: 6 }, (_, index): [string, Term] => [
    `l${index}`,
    {
      id: `l${index}`,
      vocabulary: 'literature',
      label: { fr: `Littérature ${index}` },
      parent: null,
      shape: SHAPES[index]!,
      hue: HUES[index]!,
      order: `a${index}`,
    },
  ]),
);

const concept = (id: string): fc.Arbitrary<Concept> =>
  fc.record({
    id: fc.constant(id),
    label: localized,
    form: fc.constant({}),
    aliases: fc.constant([]),
    kind: fc.constantFrom(null, 'question', 'unknown'),
    literatures: fc.subarray([...Object.keys(TERMS), 'gone']),
    levels: fc.constant([]),
    fieldSite: fc.boolean(),
    definition: fc.constant({}),
    evidence: fc.constant([]),
  });

const proposition = (id: string, ends: string[]): fc.Arbitrary<Proposition> =>
  fc.record({
    id: fc.constant(id),
    number: fc.option(fc.integer({ min: 1, max: 9999 })),
    from: fc.constantFrom(...ends),
    to: fc.constantFrom(...ends),
    phrase: fc.record({ text: localized, term: fc.constantFrom(null, 'l0', 'gone') }),
    status: fc.constantFrom(...STATUSES),
    sentence: fc.constant({}),
    evidence: fc.array(
      fc.record({
        id: fc.uuid(),
        work: fc.constant('w'),
        stance: fc.constantFrom(...STANCES),
        locator: fc.constant(null),
        quotation: fc.constant(null),
        attributedTo: fc.constant(null),
        order: fc.constant('a'),
      }),
      { maxLength: 12 },
    ),
    contested: fc.boolean(),
  });

/** Graphs of up to nine concepts and fifteen propositions, loops and parallel ones included. */
export const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, index) => `c${index}`);
  return fc
    .record({
      concepts: fc.tuple(...ids.map(concept)),
      propositions: fc.integer({ min: 0, max: 15 }).chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) =>
            // "gone" is an end that the graph does not hold.
            proposition(`p${index}`, [...ids, 'gone']),
          ),
        ),
      ),
      places: fc.tuple(...ids.map(() => fc.tuple(coordinate, coordinate))),
    })
    .map(({ concepts, propositions, places }) => ({
      terms: TERMS,
      concepts: Object.fromEntries(concepts.map((one) => [one.id, one])),
      propositions: Object.fromEntries(propositions.map((one) => [one.id, one])),
      maps: {
        m: {
          id: 'm',
          slug: 'm',
          name: { fr: 'Carte' },
          focusQuestion: {},
          order: 'a',
          places: {
            ...Object.fromEntries(ids.map((id, index) => [id, places[index]!])),
            gone: [0, 0] as [number, number],
          },
          frames: [
            {
              id: 'f',
              look: 'frame' as const,
              title: { fr: '<i>Cadre</i>' },
              box: [0, 0, 400, 300] as const,
            },
          ].map((frame) => ({ ...frame, box: [...frame.box] as [number, number, number, number] })),
          locked: [],
          lines: 'curved' as const,
          routes: {},
          hubs: {},
          colours: 'literature' as const,
        },
      },
      trash: { terms: [], concepts: [], propositions: [], maps: [] },
      illTyped: [],
    }));
});
