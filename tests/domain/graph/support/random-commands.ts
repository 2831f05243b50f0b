import fc from 'fast-check';
import * as Y from 'yjs';
import * as commands from '../../../../app/domain/graph/commands.ts';
import { project } from '../../../../app/domain/graph/projection.ts';
import { shareable } from '../../../../app/domain/graph/shared-phrases.ts';
import { entitiesOf } from '../../../../app/domain/graph/schema.ts';
import {
  HUES,
  COLOURINGS,
  LINE_STYLES,
  SHAPES,
  STANCES,
  STATUSES,
  VOCABULARIES,
  type Graph,
} from '../../../../app/domain/graph/types.ts';

/** One random act; what it acts on is found, when it is performed, by numbers modulo what there is. */
export interface RandomAct {
  act: number;
  a: number;
  b: number;
  text: string;
  flag: boolean;
}

export const randomAct: fc.Arbitrary<RandomAct> = fc.record({
  act: fc.noBias(fc.nat(9999)),
  a: fc.noBias(fc.nat(999)),
  b: fc.noBias(fc.nat(999)),
  text: fc.oneof(
    fc.constantFrom('travail', 'l’IA', 'data 🧶', 'Über *wir*', 'x'),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  ),
  flag: fc.boolean(),
});

type Performer = (doc: Y.Doc, act: RandomAct, graph: Graph) => void;

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items.length > 0 ? items[index % items.length] : undefined;
}

function word(text: string): string {
  return text.trim() || 'mot';
}

function by({ text, flag }: RandomAct) {
  return flag ? { fr: word(text) } : { fr: null, en: word(text) };
}

function given({ text, flag }: RandomAct) {
  return flag ? { fr: word(text) } : { en: word(text) };
}

const ids = (record: Record<string, unknown>) => Object.keys(record);
const terms = (graph: Graph, vocabulary: string) =>
  Object.values(graph.terms)
    .filter((term) => term.vocabulary === vocabulary)
    .map(({ id }) => id);
const upTo = <T>(items: T[], n: number) => items.slice(0, n % (items.length + 1));

function onConcept(
  act: (doc: Y.Doc, id: string, given: RandomAct, graph: Graph) => void,
): Performer {
  return (doc, random, graph) => {
    const id = pick(ids(graph.concepts), random.a);
    if (id) act(doc, id, random, graph);
  };
}
function onProposition(
  act: (doc: Y.Doc, id: string, given: RandomAct, graph: Graph) => void,
): Performer {
  return (doc, random, graph) => {
    const id = pick(ids(graph.propositions), random.a);
    if (id) act(doc, id, random, graph);
  };
}
function onMap(act: (doc: Y.Doc, id: string, given: RandomAct, graph: Graph) => void): Performer {
  return (doc, random, graph) => {
    const id = pick(ids(graph.maps), random.a);
    if (id) act(doc, id, random, graph);
  };
}
function onStored(
  root: 'evidence' | 'frames',
  alive: boolean,
  act: (doc: Y.Doc, id: string, given: RandomAct) => void,
): Performer {
  return (doc, random) => {
    const stored = [...entitiesOf(doc, root)]
      .filter(([, entity]) => (entity.get('deleted') === false) === alive)
      .map(([id]) => id)
      .sort();
    const id = pick(stored, random.a);
    if (id) act(doc, id, random);
  };
}
function onTerm(act: (doc: Y.Doc, id: string, given: RandomAct, graph: Graph) => void): Performer {
  return (doc, random, graph) => {
    const id = pick(ids(graph.terms), random.a);
    if (id) act(doc, id, random, graph);
  };
}

const link: Performer = (doc, random, graph) => {
  const [from, to] = [pick(ids(graph.concepts), random.a), pick(ids(graph.concepts), random.b)];
  if (!from || !to || from === to) return;
  const term = random.flag ? (pick(terms(graph, 'phrase'), random.a) ?? null) : null;
  commands.linkConcepts(doc, { from, to, phrase: { text: given(random), term } });
};

const cite: Performer = (doc, random, graph) => {
  const kind = random.flag ? 'concept' : 'proposition';
  const id = pick(ids(random.flag ? graph.concepts : graph.propositions), random.a);
  if (!id) return;
  commands.addEvidence(doc, {
    on: [kind, id],
    work: `work-${random.b % 5}`,
    stance: pick(STANCES, random.b),
    locator: random.b % 2 ? { label: 'page', value: String(random.b) } : null,
    quotation: random.b % 3 ? word(random.text) : null,
  });
};

export const PERFORMERS: Performer[] = [
  (doc, random) => {
    commands.addTerm(doc, {
      vocabulary: pick(VOCABULARIES, random.a) ?? 'kind',
      label: given(random),
      shape: pick(SHAPES, random.a),
      hue: pick(HUES, random.b),
    });
  },
  (doc, random, graph) => {
    commands.addConcept(doc, {
      label: given(random),
      form: given(random),
      aliases: random.flag ? [word(random.text)] : [],
      kind: pick(terms(graph, 'kind'), random.a) ?? null,
      literatures: upTo(terms(graph, 'literature'), random.b),
      levels: upTo(terms(graph, 'level'), random.a),
      fieldSite: random.flag,
      definition: random.flag ? { fr: random.text } : {},
    });
  },
  (doc, random, graph) => {
    const map = pick(ids(graph.maps), random.a);
    if (map)
      commands.addConcept(doc, { label: given(random), on: { map, at: [random.a, -random.b] } });
  },
  link,
  link,
  cite,
  cite,
  (doc, random) => void commands.addMap(doc, { name: given(random), focusQuestion: given(random) }),
  onConcept((doc, id, random) =>
    commands.setConcept(doc, { id, label: by(random), form: by(random) }),
  ),
  onConcept((doc, id, { a, b, flag }, graph) =>
    commands.setConcept(doc, {
      id,
      literatures: upTo(terms(graph, 'literature'), a),
      levels: upTo(terms(graph, 'level'), b),
      kind: pick(terms(graph, 'kind'), b) ?? null,
      fieldSite: flag,
    }),
  ),
  onConcept((doc, id, { text, flag }) =>
    commands.setDefinition(doc, { id, language: flag ? 'fr' : 'en', text }),
  ),
  onConcept((doc, id) => commands.deleteConcepts(doc, { ids: [id] })),
  (doc, { a }, graph) => {
    const concept = pick(graph.trash.concepts, a);
    if (concept) commands.restoreConcepts(doc, { ids: [concept.id] });
  },
  onProposition((doc, id, random, graph) =>
    commands.setPhrase(doc, {
      id,
      phrase: { text: by(random), term: pick(terms(graph, 'phrase'), random.b) ?? null },
    }),
  ),
  onProposition((doc, id, { b }) =>
    commands.setStatus(doc, { id, status: pick(STATUSES, b) ?? 'to-source' }),
  ),
  onProposition((doc, id, random) => commands.setSentence(doc, { id, sentence: by(random) })),
  onProposition((doc, id) => commands.reverseProposition(doc, { id })),
  onProposition((doc, id) => commands.deletePropositions(doc, { ids: [id] })),
  (doc, { a }, graph) => {
    const proposition = pick(graph.trash.propositions, a);
    if (proposition) commands.restorePropositions(doc, { ids: [proposition.id] });
  },
  onStored('evidence', true, (doc, id, { b, text }) =>
    commands.setEvidence(doc, {
      id,
      stance: pick(STANCES, b),
      attributedTo: text,
      locator: { label: 'page', value: String(b) },
    }),
  ),
  onStored('evidence', true, (doc, id) => commands.removeEvidence(doc, { id })),
  onStored('evidence', false, (doc, id) => commands.restoreEvidence(doc, { id })),
  (doc, { a, b }) =>
    void commands.repointEvidence(doc, { from: `work-${a % 5}`, to: `work-${b % 5}` }),
  onMap((doc, map, { a, b }, graph) => {
    const places = upTo(ids(graph.concepts), a).map((id, n) => [id, [a + n, b - n]] as const);
    commands.placeConcepts(doc, { map, places: Object.fromEntries(places) });
  }),
  onMap((doc, map, { b }, graph) => {
    const id = pick(ids(graph.maps[map]?.places ?? {}), b);
    if (id) commands.removeFromMap(doc, { map, ids: [id] });
  }),
  onMap((doc, id, random) => commands.renameMap(doc, { id, name: by(random) })),
  onMap((doc, id, random) => void commands.duplicateMap(doc, { id, name: given(random) })),
  onMap((doc, id, { b }, graph) => {
    const after =
      pick(
        ids(graph.maps).filter((other) => other !== id),
        b,
      ) ?? null;
    commands.reorderMap(doc, { id, after });
  }),
  onMap((doc, id) => commands.deleteMap(doc, { id })),
  (doc, { a }, graph) => {
    const map = pick(graph.trash.maps, a);
    if (map) commands.restoreMap(doc, { id: map.id });
  },
  onMap(
    (doc, map, random) =>
      void commands.addFrame(doc, {
        map,
        title: given(random),
        box: [random.a, random.b, 100, 50],
      }),
  ),
  onMap(
    (doc, map, { a, b, flag }) =>
      void commands.addFrame(doc, {
        map,
        ...(flag
          ? { look: 'work' as const, work: `w${b}` }
          : { look: 'image' as const, image: `${b % 10}`.repeat(64) }),
        box: [a, b, 100, 50],
      }),
  ),
  onMap((doc, map, { a, b, flag }, graph) =>
    commands.setLocked(doc, { map, ids: upTo(ids(graph.concepts), a + b), locked: flag }),
  ),
  onMap((doc, id, { a }) =>
    commands.setLines(doc, { id, lines: LINE_STYLES[a % LINE_STYLES.length]! }),
  ),
  onMap((doc, map, { a, b, flag }, graph) => {
    const chosen = upTo(ids(graph.propositions), a + b);
    commands.setLineStyle(doc, { map, ids: chosen, style: flag ? LINE_STYLES[a % 3]! : null });
  }),
  onProposition((doc, id, { a, b, flag }, graph) => {
    const map = pick(ids(graph.maps), b);
    const at = [(a % 11) / 10, a - 500, b - 500] as [number, number, number];
    if (!map) return;
    if (flag) commands.setBends(doc, { map, id, bends: Array.from({ length: b % 4 }, () => at) });
    else commands.placeLabelOn(doc, { map, id, at: b % 5 ? at : null });
  }),
  onProposition((doc, id, { b, flag }, graph) => {
    const map = pick(Object.values(graph.maps), b);
    const alike = map ? shareable(graph, map, [id]) : [];
    if (!map) return;
    if (!flag) return commands.unsharePhrase(doc, { map: map.id, ids: [id] });
    if (alike.length < 2) return;
    const group = commands.sharePhrase(doc, { map: map.id, ids: alike });
    commands.placeHub(doc, { map: map.id, group, at: [b, -b] });
  }),
  onMap((doc, id, { a }) =>
    commands.setColours(doc, { id, colours: COLOURINGS[a % COLOURINGS.length]! }),
  ),
  onStored('frames', true, (doc, id, random) => commands.setFrame(doc, { id, title: by(random) })),
  onStored('frames', true, (doc, id) => commands.deleteFrame(doc, { id })),
  onTerm((doc, id, random) => commands.renameTerm(doc, { id, label: by(random) })),
  onTerm((doc, id, { b }, graph) => {
    const vocabulary = graph.terms[id]?.vocabulary ?? 'kind';
    const after =
      pick(
        terms(graph, vocabulary).filter((other) => other !== id),
        b,
      ) ?? null;
    commands.reorderTerm(doc, { id, after });
  }),
  (doc, { a, b }, graph) => {
    const levels = Object.values(graph.terms).filter(({ vocabulary }) => vocabulary === 'level');
    const parents = new Set(levels.map(({ parent }) => parent));
    const child = pick(
      levels.filter(({ id }) => !parents.has(id)),
      a,
    );
    const parent = pick(
      levels.filter((term) => !term.parent && term.id !== child?.id),
      b,
    );
    const held = parent && doc.getMap<Y.Map<unknown>>('terms').get(parent.id)?.get('parent');
    if (child && parent && !held) commands.setTerm(doc, { id: child.id, parent: parent.id });
  },
  onTerm((doc, id) => commands.deleteTerm(doc, { id })),
  (doc, { a }, graph) => {
    const term = pick(graph.trash.terms, a);
    if (term) commands.restoreTerm(doc, { id: term.id });
  },
];

/** Performs an act as one transaction of that origin. */
export function perform(doc: Y.Doc, act: RandomAct, origin: unknown = 'peer'): void {
  const performer = pick(PERFORMERS, act.act);
  const graph = project(doc);
  doc.transact(() => performer?.(doc, act, graph), origin);
}

/** A document with something of everything, so that random acts have what to act on. */
export function furnished(): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    commands.addTerm(doc, { id: 'kind', vocabulary: 'kind', label: { fr: 'Acteur' } });
    commands.addTerm(doc, { id: 'level', vocabulary: 'level', label: { fr: 'Économie' } });
    commands.addTerm(doc, { id: 'lit', vocabulary: 'literature', label: { fr: 'Communs' } });
    commands.addTerm(doc, { id: 'phrase', vocabulary: 'phrase', label: { fr: 'est' } });
    const map = commands.addMap(doc, { id: 'map', name: { fr: 'Carte' } });
    const concepts = ['a', 'b', 'c', 'd', 'e'].map((id, n) =>
      commands.addConcept(doc, { id, label: { fr: id }, on: { map, at: [n * 10, 0] } }),
    );
    for (const [n, from] of concepts.entries()) {
      const to = concepts[(n + 1) % concepts.length] ?? '';
      const id = commands.linkConcepts(doc, { id: `${from}${to}`, from, to });
      commands.addEvidence(doc, { id: `on-${id}`, on: ['proposition', id], work: `work-${n}` });
    }
  }, 'start');
  return doc;
}
