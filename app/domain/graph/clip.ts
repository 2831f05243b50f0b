import { z } from 'zod';
import { isImageId } from './ids.ts';
import { folded } from './queries.ts';
import { phraseText, sentenceOf } from './sentence.ts';
import { withoutEmphasis } from './emphasis.ts';
import { FRAME_LOOKS, LANGUAGES, STATUSES } from './types.ts';
import type { Graph, Language, MapView } from './types.ts';

/**
 * A part of a map on its way elsewhere: to another map, where its concepts are the same concepts; to
 * another project or out of another program, where they become new ones. Sources and works' cards
 * stay behind then, since they belong to one project's library; images are brought by who pastes.
 */
export const CLIP = { format: 'canevas-clip', version: 1 } as const;

const localized = z.partialRecord(z.enum(LANGUAGES), z.string());
const point = z.tuple([z.number(), z.number()]);
const clipSchema = z.object({
  format: z.literal(CLIP.format),
  version: z.literal(CLIP.version),
  /** The project it was taken from; null from elsewhere. */
  workspace: z.string().nullable(),
  concepts: z.array(
    z.object({
      id: z.string(),
      label: localized,
      form: localized.default({}),
      kind: z.string().nullable().default(null),
      literatures: z.array(z.string()).default([]),
      place: point,
    }),
  ),
  propositions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      phrase: localized,
      sentence: localized.default({}),
      status: z.enum(STATUSES).default('to-source'),
    }),
  ),
  frames: z.array(
    z.object({
      look: z.enum(FRAME_LOOKS),
      title: localized,
      image: z.string().refine(isImageId).optional(),
      work: z.string().min(1).max(64).optional(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
});
export type Clip = z.infer<typeof clipSchema>;

export const EMPTY_CLIP: Clip = {
  ...CLIP,
  workspace: null,
  concepts: [],
  propositions: [],
  frames: [],
};

/** What a selection of a map holds: its concepts and frames, and the propositions between them. */
export function clipOf(
  graph: Graph,
  map: MapView,
  ids: ReadonlySet<string>,
  workspace: string,
): Clip {
  const concepts = Object.entries(map.places).flatMap(([id, place]) => {
    const concept = ids.has(id) ? graph.concepts[id] : undefined;
    if (!concept) return [];
    const { label, form, kind, literatures } = concept;
    return [{ id, label, form, kind, literatures, place }];
  });
  const held = new Set(concepts.map(({ id }) => id));
  const propositions = Object.values(graph.propositions)
    .filter(({ from, to }) => held.has(from) && held.has(to))
    .map(({ from, to, status, sentence, ...rest }) => ({
      from,
      to,
      phrase: phraseText(graph, { from, to, status, sentence, ...rest }),
      sentence,
      // What made it sourced stays behind.
      status: status === 'sourced' ? ('to-source' as const) : status,
    }));
  const frames = map.frames.filter(({ id }) => ids.has(id)).map(({ id: _, ...frame }) => frame);
  return { ...CLIP, workspace, concepts, propositions, frames };
}

/** null where the text is no clip. */
export function readClip(text: string): Clip | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // Any text may stand on a clipboard.
  }
  const parsed = clipSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** What another program is given: each concept on a line, and the sentences between them. */
export function clipText(
  graph: Graph,
  clip: Clip,
  language: Language,
  citationOf: (work: string) => string = () => '',
): string {
  const held = new Set(clip.concepts.map(({ id }) => id));
  const labels = clip.concepts.map(({ label }) =>
    withoutEmphasis(label[language] ?? label.fr ?? label.en ?? ''),
  );
  const sentences = Object.values(graph.propositions)
    .filter(({ from, to }) => held.has(from) && held.has(to))
    .map((proposition) => sentenceOf(graph, proposition, language).text);
  const remarks = clip.frames.map(({ title, work }) =>
    work === undefined ? (title[language] ?? title.fr ?? title.en ?? '') : citationOf(work),
  );
  return [...labels, ...sentences, ...remarks].filter(Boolean).join('\n');
}

/** As they are typed, and as word processors write them: `o` and `§` stand before a tab alone. */
const BULLET = /^\s*(?:(?:[-*•–—·‣▪◦]|\d{1,3}[.)])\s+|[o§\uf0b7]\t)/;
const LINE_HEIGHT = 104;

/**
 * A list of lines as concepts, one a line, bullets and numbers taken away; of a table, one a cell. A
 * line that names a concept of the project, in any language or under any alias, is that concept. They
 * stand one under another: how they are set is for who lays them, and knows how large they are.
 */
export function clipOfLines(
  text: string,
  { graph, workspace, language }: { graph: Graph; workspace: string; language: Language },
): Clip {
  const known = new Map<string, string>();
  for (const { id, label, aliases } of Object.values(graph.concepts)) {
    for (const name of [...Object.values(label), ...aliases]) known.set(folded(name), id);
  }
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(BULLET, ''))
    .flatMap((line) => line.split('\t'))
    .map((cell) => cell.trim())
    .filter(Boolean);
  const concepts = [...new Set(lines)].map((line, index) => ({
    id: known.get(folded(line)) ?? `line-${index}`,
    label: { [language]: line },
    form: {},
    kind: null,
    literatures: [],
    place: [0, index * LINE_HEIGHT] as [number, number],
  }));
  return { ...EMPTY_CLIP, workspace, concepts };
}

/** Where a clip's concepts have come to, while it is pasted part by part. */
export interface Pasted {
  /** The ids here by those of the clip. */
  ids: Map<string, string>;
  /** Of these, the ones that were made and not shown again. */
  made: Set<string>;
}
export const newPasted = (): Pasted => ({ ids: new Map(), made: new Set() });

/** An update may hold one megabyte: a part holds at most so many things, and so many characters of them. */
const PART = { things: 1_500, characters: 200_000 } as const;

/**
 * A clip in parts, each small enough for one update: first its concepts, then what is between them,
 * then the rest. Nearly always there is one.
 */
export function clipParts(clip: Clip): Clip[] {
  const parts: Clip[] = [];
  let [part, things, characters] = [null as Clip | null, 0, 0];
  const put = <K extends 'concepts' | 'propositions' | 'frames'>(kind: K, one: Clip[K][number]) => {
    const length = JSON.stringify(one).length;
    if (!part || things === PART.things || characters + length > PART.characters) {
      part = { ...clip, concepts: [], propositions: [], frames: [] };
      parts.push(part);
      [things, characters] = [0, 0];
    }
    (part[kind] as Clip[K][number][]).push(one);
    things += 1;
    characters += length;
  };
  for (const one of clip.concepts) put('concepts', one);
  for (const one of clip.propositions) put('propositions', one);
  for (const one of clip.frames) put('frames', one);
  return parts;
}
