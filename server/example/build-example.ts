import { existsSync, readFileSync } from 'node:fs';
import type * as Y from 'yjs';
import {
  addConcept,
  addEvidence,
  addMap,
  addTerm,
  linkConcepts,
  numberPropositions,
  placeConcepts,
  run,
  SYSTEM_ORIGIN,
} from '../../app/domain/graph/commands.ts';
import { slugify } from '../../app/domain/graph/slug.ts';
import {
  concepts,
  maps,
  propositions,
  terms,
  type ExampleMap,
  type ExampleProposition,
} from './starter-map.ts';

/** Top left corner of each card, by slug of map and id of concept, in map units. */
export type ExamplePlaces = Record<string, Record<string, [number, number]>>;

export interface ExampleOptions {
  /** The library's id of each reference of the lab's list (1 to 18). */
  workIdByReference: Readonly<Record<number, string>>;
  places: ExamplePlaces;
}

/** The layout that ships with the example, made by hand and by the scene's own measures. */
export function readExamplePlaces(): ExamplePlaces {
  const file = new URL('./layout.json', import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ExamplePlaces) : {};
}

/** The id that a proposition of the example has in the document. */
export function propositionId({ from, to }: ExampleProposition): string {
  return `${from}--${to}`;
}

const COLUMNS = 4;
const CELL = [300, 180] as const;

/** A place for a concept that the layout does not know. */
function gridPlace(index: number): [number, number] {
  return [(index % COLUMNS) * CELL[0], Math.floor(index / COLUMNS) * CELL[1]];
}

function placesOf({ slug, concepts: shown }: ExampleMap, places: ExamplePlaces) {
  const known = places[slug] ?? {};
  return Object.fromEntries(shown.map((id, index) => [id, known[id] ?? gridPlace(index)]));
}

/** Linking phrases that several propositions share become terms of the vocabulary. */
function sharedPhrases(): Map<string, ExampleProposition['phrase']> {
  const met = new Set<string>();
  const shared = new Map<string, ExampleProposition['phrase']>();
  for (const { phrase } of propositions) {
    const id = `phrase-${slugify(phrase.en)}`;
    if (met.has(id)) shared.set(id, phrase);
    met.add(id);
  }
  return shared;
}

function writeExample(doc: Y.Doc, { workIdByReference, places }: ExampleOptions): void {
  for (const term of terms) addTerm(doc, term);
  const shared = sharedPhrases();
  for (const [id, label] of shared) addTerm(doc, { id, vocabulary: 'phrase', label });
  for (const concept of concepts) addConcept(doc, concept);
  for (const map of maps) {
    addMap(doc, { ...map, id: map.slug });
    placeConcepts(doc, { map: map.slug, places: placesOf(map, places) });
  }
  for (const proposition of propositions) {
    const term = `phrase-${slugify(proposition.phrase.en)}`;
    const id = linkConcepts(doc, {
      id: propositionId(proposition),
      from: proposition.from,
      to: proposition.to,
      phrase: { text: proposition.phrase, term: shared.has(term) ? term : null },
      status: proposition.status,
    });
    for (const { reference, stance } of proposition.sources) {
      const work = workIdByReference[reference] ?? '';
      addEvidence(doc, { on: ['proposition', id], work, stance, keepStatus: true });
    }
  }
  numberPropositions(doc);
}

/**
 * Writes the example into an empty document, as one update by "system".
 * @throws CanevasError `work-required` when a cited reference has no id; the document, half
 *   written, is then to be dropped.
 */
export function buildExample(doc: Y.Doc, options: ExampleOptions): void {
  run(doc, SYSTEM_ORIGIN, writeExample, options);
}
