import type * as Y from 'yjs';
import { createMemo, keepList, keepRecord, sameContent } from './memo.ts';
import { byOrder, compareText } from './order.ts';
import { readRecord, type RecordOf } from './records.ts';
import { ENTITY_ROOTS, rootOf, type EntityRoot } from './schema.ts';
import type {
  Concept,
  Evidence,
  Frame,
  Graph,
  MapView,
  Proposition,
  Term,
  Trash,
  VocabularyName,
} from './types.ts';

/** Every stored entity, read on its own. */
export type Records = { [Root in EntityRoot]: Map<string, RecordOf[Root]> };

export function readRoot<Root extends EntityRoot>(
  doc: Y.Doc,
  root: Root,
): Map<string, RecordOf[Root]> {
  const records = new Map<string, RecordOf[Root]>();
  for (const [id, held] of rootOf(doc, root)?.entries() ?? []) {
    records.set(id, readRecord(root, id, held));
  }
  return records;
}

export function readRecords(doc: Y.Doc): Records {
  return {
    terms: readRoot(doc, 'terms'),
    concepts: readRoot(doc, 'concepts'),
    propositions: readRoot(doc, 'propositions'),
    evidence: readRoot(doc, 'evidence'),
    maps: readRoot(doc, 'maps'),
    frames: readRoot(doc, 'frames'),
  };
}

/** Entities that have a value, by id, so that every peer sees them in the same order. */
function readable<R extends { value: object | null }>(
  records: Map<string, R>,
): [string, R & { value: NonNullable<R['value']> }][] {
  const found = [...records].filter(([, record]) => record.value !== null);
  return found.sort(([a], [b]) => compareText(a, b)) as ReturnType<typeof readable<R>>;
}

/** G14: of propositions that carry the same number, the one with the smallest id keeps it. */
export function heldNumbers(
  propositions: Iterable<[string, { value: { number: number | null } | null }]>,
): Map<string, number> {
  const holder = new Map<number, string>();
  for (const [id, { value }] of propositions) {
    const number = value?.number;
    if (number == null) continue;
    const other = holder.get(number);
    if (other === undefined || compareText(id, other) < 0) holder.set(number, id);
  }
  return new Map([...holder].map(([number, id]) => [id, number]));
}

/** G18: of maps with the same slug, the one with the smallest id keeps it; the others get a suffix. */
function distinctSlugs(maps: [string, { value: { slug: string | null } }][]): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  const claim = (id: string, slug: string): boolean => {
    if (taken.has(slug)) return false;
    taken.add(slug);
    slugs.set(id, slug);
    return true;
  };
  const late = maps.filter(([id, { value }]) => value.slug === null || !claim(id, value.slug));
  for (const [id, { value }] of late) {
    const base = value.slug ?? 'map';
    for (let n = 2; !claim(id, `${base}-${n}`); n += 1);
  }
  return slugs;
}

/**
 * Makes graphs from records. It remembers what it made, so that what did not change keeps its
 * identity from one graph to the next.
 */
export function createAssembler(): (records: Records) => Graph {
  const memos = {
    terms: createMemo<Term>(sameContent),
    concepts: createMemo<Concept>(sameContent),
    propositions: createMemo<Proposition>(sameContent),
    maps: createMemo<MapView>(sameContent),
    evidence: createMemo<Evidence[]>(),
    frames: createMemo<Frame[]>(),
    places: createMemo<MapView['places']>(),
    records: createMemo<Record<string, never>>(),
    lists: createMemo<unknown[]>(),
    trash: createMemo<Trash>(),
    graph: createMemo<Graph>(),
  };
  const list = <T>(name: string, items: T[]): T[] =>
    keepList(memos.lists as ReturnType<typeof createMemo<T[]>>, name, items);
  const record = <T extends { id: string }>(name: string, items: T[]): Record<string, T> =>
    keepRecord(
      memos.records as unknown as ReturnType<typeof createMemo<Record<string, T>>>,
      name,
      items,
    );

  return (records) => {
    const illTyped = ENTITY_ROOTS.flatMap((root) =>
      [...records[root].values()].flatMap((entity) => entity.illTyped),
    ).sort(compareText);

    // Terms. A parent holds while it is itself of the first step (G17).
    const isTermOf = (id: string | null, vocabulary: VocabularyName): id is string => {
      const term = id === null ? undefined : records.terms.get(id);
      return term?.alive === true && term.value?.vocabulary === vocabulary;
    };
    const terms: Term[] = [];
    const trashedTerms: Term[] = [];
    for (const [id, { value, alive }] of readable(records.terms)) {
      const parent =
        isTermOf(value.parent, value.vocabulary) &&
        value.vocabulary === 'level' &&
        records.terms.get(value.parent)?.value?.parent === null
          ? value.parent
          : null;
      const term = memos.terms.get(id, [value, parent], () => ({ ...value, parent }));
      (alive ? terms : trashedTerms).push(term);
    }
    const rank = new Map([...terms].sort(byOrder).map((term, index) => [term.id, index]));
    const inOrder = (ids: string[], vocabulary: VocabularyName) =>
      ids
        .filter((id) => isTermOf(id, vocabulary))
        .sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));

    // Evidence, by what it stands on.
    const grouped = new Map<string, Evidence[]>();
    for (const [, { value, alive, on }] of readable(records.evidence)) {
      if (!alive || !on) continue;
      const target = on.join('/');
      const group = grouped.get(target);
      if (group) group.push(value);
      else grouped.set(target, [value]);
    }
    const evidenceOn = (target: 'concept' | 'proposition', id: string): Evidence[] => {
      const name = `${target}/${id}`;
      return keepList(memos.evidence, name, (grouped.get(name) ?? []).sort(byOrder));
    };

    const concepts: Concept[] = [];
    const trashedConcepts: Concept[] = [];
    for (const [id, { value, alive }] of readable(records.concepts)) {
      const kind = isTermOf(value.kind, 'kind') ? value.kind : null;
      const literatures = inOrder(value.literatures, 'literature');
      const levels = inOrder(value.levels, 'level');
      const evidence = evidenceOn('concept', id);
      const dependencies = [value, kind, literatures.join(' '), levels.join(' '), evidence];
      const concept = memos.concepts.get(id, dependencies, () => ({
        ...value,
        kind,
        literatures,
        levels,
        evidence,
      }));
      (alive ? concepts : trashedConcepts).push(concept);
    }
    const isConcept = (id: string) => {
      const concept = records.concepts.get(id);
      return concept?.alive === true && concept.value !== null;
    };

    const numbers = heldNumbers(records.propositions);
    const propositions: Proposition[] = [];
    const trashedPropositions: Proposition[] = [];
    for (const [id, { value, alive }] of readable(records.propositions)) {
      const number = numbers.get(id) ?? null;
      const term = isTermOf(value.phrase.term, 'phrase') ? value.phrase.term : null;
      const evidence = evidenceOn('proposition', id);
      const proposition = memos.propositions.get(id, [value, number, term, evidence], () => ({
        ...value,
        number,
        phrase: { text: value.phrase.text, term },
        evidence,
        contested: evidence.some(({ stance }) => stance === 'contests'),
      }));
      // G12: hidden while an end is deleted, back with it.
      const shown = alive && isConcept(value.from) && isConcept(value.to);
      (shown ? propositions : trashedPropositions).push(proposition);
    }

    const framesByMap = new Map<string, Frame[]>();
    for (const [, { value, alive, map }] of readable(records.frames)) {
      if (!alive || !map) continue;
      const group = framesByMap.get(map);
      if (group) group.push(value);
      else framesByMap.set(map, [value]);
    }
    const maps: MapView[] = [];
    const trashedMaps: MapView[] = [];
    const stored = readable(records.maps);
    const slugs = distinctSlugs(stored);
    for (const [id, { value, alive }] of stored) {
      const placed = Object.entries(value.places).filter(([concept]) => isConcept(concept));
      const places = memos.places.get(
        id,
        [value, placed.map(([concept]) => concept).join(' ')],
        () => Object.fromEntries(placed),
      );
      const frames = keepList(memos.frames, id, framesByMap.get(id) ?? []);
      const slug = slugs.get(id) ?? id;
      const map = memos.maps.get(id, [value, places, frames, slug], () => ({
        ...value,
        slug,
        places,
        frames,
      }));
      (alive ? maps : trashedMaps).push(map);
    }

    const trashed = {
      terms: list('trash/terms', trashedTerms),
      concepts: list('trash/concepts', trashedConcepts),
      propositions: list('trash/propositions', trashedPropositions),
      maps: list('trash/maps', trashedMaps),
    };
    const parts = {
      terms: record('terms', terms),
      concepts: record('concepts', concepts),
      propositions: record('propositions', propositions),
      maps: record('maps', maps),
      trash: memos.trash.get('', Object.values(trashed), () => trashed),
      illTyped: list('illTyped', illTyped),
    };
    const graph = memos.graph.get('', Object.values(parts), () => parts);
    for (const memo of Object.values(memos)) memo.nextRound();
    return graph;
  };
}

/** The graph of a document in any state whatever; never throws. */
export function project(doc: Y.Doc): Graph {
  return createAssembler()(readRecords(doc));
}
