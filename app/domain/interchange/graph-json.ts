import type * as Y from 'yjs';
import { z } from 'zod';
import { readCslData, type CslItem } from '../../../bibliography/index.ts';
import { CanevasError } from '../errors.ts';
import * as commands from '../graph/commands.ts';
import { isId, isImageId } from '../graph/ids.ts';
import { LIMITS } from '../graph/limits.ts';
import { byOrder } from '../graph/order.ts';
import {
  FRAME_LOOKS,
  HUES,
  LANGUAGES,
  COLOURINGS,
  LINE_STYLES,
  SHAPES,
  STANCES,
  STATUSES,
  VOCABULARIES,
  type Graph,
  type LocalizedText,
} from '../graph/types.ts';

/**
 * A project as one file: the graph as projected, in a stable order, and the works under the ids
 * that its evidence cites, each with its key so that it can be found again elsewhere, and the images
 * that its maps show. Deleted
 * things stay behind. Byte-identical while nothing changes.
 */
export const GRAPH_JSON = { format: 'canevas-graph', version: 1 } as const;

const id = z.string().refine(isId);
const work = z.string().min(1).max(64);
const localized = z.partialRecord(z.enum(LANGUAGES), z.string());
const evidence = z.object({
  id,
  work,
  stance: z.enum(STANCES),
  locator: z.object({ label: z.string(), value: z.string() }).nullable(),
  quotation: z.string().nullable(),
  attributedTo: z.string().nullable(),
  order: z.string(),
});
const term = z.object({
  id,
  vocabulary: z.enum(VOCABULARIES),
  label: localized,
  parent: id.nullable(),
  shape: z.enum(SHAPES).nullable(),
  hue: z.enum(HUES).nullable(),
  order: z.string(),
});
const concept = z.object({
  id,
  label: localized,
  form: localized,
  aliases: z.array(z.string()),
  kind: id.nullable(),
  literatures: z.array(id),
  levels: z.array(id),
  fieldSite: z.boolean(),
  definition: localized,
  evidence: z.array(evidence),
});
const proposition = z.object({
  id,
  number: z.int().positive().nullable(),
  from: id,
  to: id,
  phrase: z.object({ text: localized, term: id.nullable() }),
  status: z.enum(STATUSES),
  sentence: localized,
  evidence: z.array(evidence),
});
const anchored = z.tuple([z.number().min(0).max(1), z.number(), z.number()]);
const map = z.object({
  id,
  slug: z.string(),
  name: localized,
  focusQuestion: localized,
  order: z.string(),
  places: z.record(z.string(), z.tuple([z.number(), z.number()])),
  frames: z.array(
    z.object({
      id,
      look: z.enum(FRAME_LOOKS).default('frame'),
      title: localized,
      image: z.string().refine(isImageId).optional(),
      work: work.optional(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
  locked: z.array(id).default([]),
  lines: z.enum(LINE_STYLES).default('curved'),
  routes: z
    .record(
      id,
      z.object({
        style: z.enum(LINE_STYLES).optional(),
        bends: z.array(anchored).max(LIMITS.bends).optional(),
        label: anchored.optional(),
        group: id.optional(),
      }),
    )
    .default({}),
  hubs: z.record(id, z.tuple([z.number(), z.number()])).default({}),
  colours: z.enum(COLOURINGS).default('literature'),
});
const graphSchema = z.object({
  terms: z.record(z.string(), term),
  concepts: z.record(z.string(), concept),
  propositions: z.record(z.string(), proposition),
  maps: z.record(z.string(), map),
});
const fileSchema = z.object({
  format: z.literal(GRAPH_JSON.format),
  version: z.literal(GRAPH_JSON.version),
  name: z.string(),
  graph: graphSchema,
  images: z.record(z.string(), z.object({ type: z.string(), data: z.base64() })).default({}),
  works: z.array(
    z.object({ id: work, key: z.string(), aliases: z.array(z.string()), item: z.unknown() }),
  ),
});

/** What a file holds of a graph: everything but the trash and what is computed. */
export type PlainGraph = z.infer<typeof graphSchema>;

export interface ProjectWork {
  id: string;
  key: string;
  aliases: string[];
  item: Omit<CslItem, 'id'>;
}
/** An image's bytes in base64. */
export interface PlainImage {
  type: string;
  data: string;
}
export interface Project {
  name: string;
  works: ProjectWork[];
  /** Those that the maps show, by id. */
  images?: Record<string, PlainImage>;
}

/** Keys in the order of their code units, at every depth; lists as they are. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
}

export function writeGraphJson(graph: Graph, { name, works, images = {} }: Project): string {
  const { terms, concepts, maps } = graph;
  const propositions = Object.fromEntries(
    Object.entries(graph.propositions).map(([key, { contested: _, ...rest }]) => [key, rest]),
  );
  const file = {
    ...GRAPH_JSON,
    name,
    graph: { terms, concepts, propositions, maps },
    works,
    ...(Object.keys(images).length > 0 && { images }),
  };
  return `${JSON.stringify(sorted(file), null, 2)}\n`;
}

/** @throws CanevasError `graph-json-invalid` with `path`, where in the file ('' for the whole). */
export function readGraphJson(text: string): Required<Project> & { graph: PlainGraph } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CanevasError('graph-json-invalid', { path: '' }, { cause });
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new CanevasError('graph-json-invalid', { path });
  }
  const { name, graph, works, images } = parsed.data;
  return {
    name,
    graph,
    images,
    works: works.map(({ item, ...rest }, index) => {
      const data = readCslData(item);
      if (!data) throw new CanevasError('graph-json-invalid', { path: `works.${index}.item` });
      return { ...rest, item: data };
    }),
  };
}

/** Two people may each have cleared one language: what a command would refuse gets a sign to see. */
function named(text: LocalizedText): LocalizedText {
  return LANGUAGES.some((language) => text[language]?.trim()) ? text : { fr: '…' };
}

/**
 * Writes a plain graph into an empty document by the commands: ids, orders and numbers are kept.
 * Runs inside the caller's transaction.
 *
 * @param workId the id under which a work of the file is stored here.
 * @throws CanevasError as the commands do; the document, half written, is then to be dropped.
 */
export function buildGraph(
  doc: Y.Doc,
  graph: PlainGraph,
  workId: (id: string) => string = (given) => given,
): void {
  const cite = (on: ['concept' | 'proposition', string], sources: z.infer<typeof evidence>[]) => {
    for (const source of sources) {
      commands.addEvidence(doc, { ...source, on, work: workId(source.work), keepStatus: true });
    }
  };
  // A level's parent stands before it.
  const terms = Object.values(graph.terms).sort(byOrder);
  for (const { label, ...fields } of [
    ...terms.filter(({ parent }) => parent === null),
    ...terms.filter(({ parent }) => parent !== null),
  ]) {
    commands.addTerm(doc, { ...fields, label: named(label) });
  }
  for (const { label, evidence: sources, ...fields } of Object.values(graph.concepts)) {
    commands.addConcept(doc, { ...fields, label: named(label) });
    cite(['concept', fields.id], sources);
  }
  const numbers = new Map<string, number>();
  for (const { evidence: sources, number, sentence, ...fields } of Object.values(
    graph.propositions,
  )) {
    commands.linkConcepts(doc, fields);
    commands.setSentence(doc, { id: fields.id, sentence });
    cite(['proposition', fields.id], sources);
    if (number !== null) numbers.set(fields.id, number);
  }
  commands.keepNumbers(doc, { numbers });
  for (const { name, places, frames, routes, hubs, ...fields } of Object.values(graph.maps).sort(
    byOrder,
  )) {
    commands.addMap(doc, { ...fields, name: named(name) });
    commands.placeConcepts(doc, { map: fields.id, places });
    commands.setRoutes(doc, { map: fields.id, routes, hubs });
    for (const { work: shown, ...frame } of frames) {
      const card = shown === undefined ? {} : { work: workId(shown) };
      commands.addFrame(doc, { ...frame, ...card, map: fields.id });
    }
  }
}
