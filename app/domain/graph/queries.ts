import { withoutEmphasis } from './emphasis.ts';
import { byOrder } from './order.ts';
import { phraseText } from './sentence.ts';
import {
  LANGUAGES,
  STANCES,
  STATUSES,
  type Concept,
  type Evidence,
  type Graph,
  type Language,
  type LocalizedText,
  type MapView,
  type Proposition,
  type Stance,
  type Status,
} from './types.ts';

/** Maps in their order. */
export function mapsInOrder(graph: Graph): MapView[] {
  return Object.values(graph.maps).sort(byOrder);
}

export function mapBySlug(graph: Graph, slug: string): MapView | null {
  return Object.values(graph.maps).find((map) => map.slug === slug) ?? null;
}

/** By number; those not numbered yet come last, by id. */
export function byNumber(a: Proposition, b: Proposition): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity) || (a.id < b.id ? -1 : 1);
}

/** Propositions whose two ends are placed on the map, by number. */
export function propositionsOn(graph: Graph, map: MapView): Proposition[] {
  return Object.values(graph.propositions)
    .filter(({ from, to }) => from in map.places && to in map.places)
    .sort(byNumber);
}

export function conceptsOn(graph: Graph, map: MapView): Concept[] {
  return Object.keys(map.places).flatMap((id) => graph.concepts[id] ?? []);
}

export function mapsWith(graph: Graph, conceptId: string): MapView[] {
  return mapsInOrder(graph).filter((map) => conceptId in map.places);
}

export function propositionsOf(graph: Graph, conceptId: string): Proposition[] {
  return Object.values(graph.propositions)
    .filter(({ from, to }) => from === conceptId || to === conceptId)
    .sort(byNumber);
}

export function countStances(evidence: readonly Evidence[]): Record<Stance, number> {
  const counts = Object.fromEntries(STANCES.map((stance) => [stance, 0])) as Record<Stance, number>;
  for (const { stance } of evidence) counts[stance] += 1;
  return counts;
}

export interface GraphCounts {
  concepts: number;
  propositions: number;
  byStatus: Record<Status, number>;
  contested: number;
  sources: number;
  /** Sources that read "page à préciser". */
  withoutLocator: number;
}

function count(concepts: Concept[], propositions: Proposition[]): GraphCounts {
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const { status } of propositions) byStatus[status] += 1;
  const evidence = [...concepts, ...propositions].flatMap((entity) => entity.evidence);
  return {
    concepts: concepts.length,
    propositions: propositions.length,
    byStatus,
    contested: propositions.filter(({ contested }) => contested).length,
    sources: evidence.length,
    withoutLocator: evidence.filter(({ locator }) => locator === null).length,
  };
}

/** Counts of a map, or of the whole graph. */
export function counts(graph: Graph, map?: MapView): GraphCounts {
  return map
    ? count(conceptsOn(graph, map), propositionsOn(graph, map))
    : count(Object.values(graph.concepts), Object.values(graph.propositions));
}

export interface DeletionImpact {
  propositions: number;
  /** Sources on the concepts and on the propositions that go with them. */
  sources: number;
  /** Other maps than this one that show one of the concepts. */
  otherMaps: MapView[];
}

/** What goes with concepts deleted everywhere: "5 propositions, 9 sources, on 2 other maps". */
export function deletionImpact(
  graph: Graph,
  conceptIds: readonly string[],
  mapId: string | null = null,
): DeletionImpact {
  const ids = new Set(conceptIds);
  const propositions = Object.values(graph.propositions).filter(
    ({ from, to }) => ids.has(from) || ids.has(to),
  );
  const concepts = conceptIds.flatMap((id) => graph.concepts[id] ?? []);
  return {
    propositions: propositions.length,
    sources: [...concepts, ...propositions].reduce((sum, { evidence }) => sum + evidence.length, 0),
    otherMaps: mapsInOrder(graph).filter(
      (map) => map.id !== mapId && conceptIds.some((id) => id in map.places),
    ),
  };
}

/** Where a work is cited. */
export type WorkUse =
  | { on: 'concept'; concept: Concept; evidence: Evidence }
  | { on: 'proposition'; proposition: Proposition; evidence: Evidence };

/** Every use of every work, by work id; `resolve` turns a merged work's id into the one it became. */
export function usesByWork(
  graph: Graph,
  resolve: (workId: string) => string = (id) => id,
): Map<string, WorkUse[]> {
  const uses = new Map<string, WorkUse[]>();
  const add = (use: WorkUse): void => {
    const work = resolve(use.evidence.work);
    const known = uses.get(work);
    if (known) known.push(use);
    else uses.set(work, [use]);
  };
  for (const proposition of Object.values(graph.propositions).sort(byNumber)) {
    for (const evidence of proposition.evidence) add({ on: 'proposition', proposition, evidence });
  }
  for (const concept of Object.values(graph.concepts)) {
    for (const evidence of concept.evidence) add({ on: 'concept', concept, evidence });
  }
  return uses;
}

export function usesOfWork(graph: Graph, workId: string): WorkUse[] {
  return usesByWork(graph).get(workId) ?? [];
}

/** Ids of works cited by what a map shows, or shown there as cards, or by the whole graph; each once, in reading order. */
export function worksCited(graph: Graph, map?: MapView): string[] {
  const propositions = map
    ? propositionsOn(graph, map)
    : Object.values(graph.propositions).sort(byNumber);
  const concepts = map ? conceptsOn(graph, map) : Object.values(graph.concepts);
  const cited = [...propositions, ...concepts].flatMap(({ evidence }) => evidence);
  const cards = (map ? [map] : mapsInOrder(graph)).flatMap(({ frames }) => frames);
  return [
    ...new Set([...cited.map(({ work }) => work), ...cards.flatMap(({ work }) => work ?? [])]),
  ];
}

const lacks = (text: LocalizedText, language: Language): boolean => !text[language];

/** What a reader of this language meets in another: concepts' labels, linking phrases, maps' names. */
export function missingTranslations(graph: Graph, language: Language) {
  return {
    concepts: Object.values(graph.concepts).filter(({ label }) => lacks(label, language)),
    propositions: Object.values(graph.propositions)
      .filter((proposition) => {
        const phrase = phraseText(graph, proposition);
        return LANGUAGES.some((other) => phrase[other]) && lacks(phrase, language);
      })
      .sort(byNumber),
    maps: mapsInOrder(graph).filter(({ name }) => lacks(name, language)),
    terms: Object.values(graph.terms).filter(({ label }) => lacks(label, language)),
  };
}

export interface TermUses {
  concepts: Concept[];
  propositions: Proposition[];
  /** Terms of which it is the parent. */
  children: string[];
}

export function termUses(graph: Graph, termId: string): TermUses {
  return {
    concepts: Object.values(graph.concepts).filter(
      ({ kind, literatures, levels }) =>
        kind === termId || literatures.includes(termId) || levels.includes(termId),
    ),
    propositions: Object.values(graph.propositions)
      .filter(({ phrase }) => phrase.term === termId)
      .sort(byNumber),
    children: Object.values(graph.terms)
      .filter(({ parent }) => parent === termId)
      .map(({ id }) => id),
  };
}

/** A text as search compares it: without accents, case or marks. */
export function folded(text: string): string {
  return withoutEmphasis(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'");
}

const allTexts = (...texts: LocalizedText[]): string[] =>
  texts.flatMap((text) => LANGUAGES.flatMap((language) => text[language] ?? []));

/** All under which search finds a concept: labels, forms, aliases and definitions, folded. */
export function conceptSearchText({ label, form, aliases, definition }: Concept): string {
  return folded([...allTexts(label, form), ...aliases, ...allTexts(definition)].join('\n'));
}

/** All under which search finds a proposition: its number, its phrase, its ends' labels, its quotations. */
export function propositionSearchText(graph: Graph, proposition: Proposition): string {
  const ends = [proposition.from, proposition.to].flatMap((id) => graph.concepts[id] ?? []);
  return folded(
    [
      proposition.number === null ? '' : `P${proposition.number}`,
      ...allTexts(phraseText(graph, proposition), proposition.sentence),
      ...ends.flatMap(({ label }) => allTexts(label)),
      ...proposition.evidence.flatMap(({ quotation }) => quotation ?? []),
    ].join('\n'),
  );
}
