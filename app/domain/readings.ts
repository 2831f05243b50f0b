/**
 * One member's relation to the works of a project: what a reading holds, what reading a work would
 * serve on the map, and how a list of readings is filtered and ordered. Nothing here knows whose
 * reading may be seen: the server hands over only what may (server/commands/readings.ts).
 */
import { usesByWork } from './graph/queries.ts';
import type { Graph, Proposition } from './graph/types.ts';

export const READING_STATES = ['to-read', 'reading', 'read', 'set-aside'] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** 1 is read first. */
export const PRIORITIES = [1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];

export const PROGRESS_UNITS = ['page', 'chapter'] as const;

export interface Progress {
  unit: (typeof PROGRESS_UNITS)[number];
  /** The last page or chapter read. */
  at: number;
  /** How many there are; null where nobody has said. */
  of: number | null;
}

export interface Reading {
  status: ReadingState | null;
  shared: boolean;
  priority: Priority | null;
  /** The day by which it is to be read: 2026-03-31. */
  due: string | null;
  progress: Progress | null;
  tags: string[];
  /** What one thinks of it, in a line. */
  verdict: string;
  /** Fractional index: its owner's order in "read next". */
  rank: string | null;
  /** When the status last changed, ISO 8601. */
  statusAt: string | null;
}

export const NO_READING: Reading = {
  status: null,
  shared: false,
  priority: null,
  due: null,
  progress: null,
  tags: [],
  verdict: '',
  rank: null,
  statusAt: null,
};

export const READING_LIMITS = { tag: 60, tags: 20, verdict: 300, reason: 500, pages: 100_000 };

/** What reading a work would settle on the map. */
export interface Serves {
  /** Propositions still to source that touch a concept which the work already speaks of. */
  toSource: number;
  /** Contested propositions that cite it. */
  contested: number;
  /** Citations of it that lack their page. */
  withoutPage: number;
}

export const servesAnything = ({ toSource, contested, withoutPage }: Serves): boolean =>
  toSource + contested + withoutPage > 0;

/**
 * By work id; works that serve nothing are left out. A proposition "to source" cites nothing yet, so
 * what could source it is looked for among the works cited on its two concepts, or on other
 * propositions of theirs.
 */
export function servedByWork(graph: Graph): Map<string, Serves> {
  const toSourceAt = new Map<string, string[]>();
  for (const { id, status, from, to } of Object.values(graph.propositions)) {
    if (status !== 'to-source') continue;
    for (const concept of [from, to]) {
      toSourceAt.set(concept, [...(toSourceAt.get(concept) ?? []), id]);
    }
  }
  const served = new Map<string, Serves>();
  for (const [work, uses] of usesByWork(graph)) {
    const concepts = uses.flatMap((use) =>
      use.on === 'concept' ? [use.concept.id] : [use.proposition.from, use.proposition.to],
    );
    const contested = uses.flatMap((use) =>
      use.on === 'proposition' && use.proposition.contested ? [use.proposition.id] : [],
    );
    const serves: Serves = {
      toSource: new Set(concepts.flatMap((id) => toSourceAt.get(id) ?? [])).size,
      contested: new Set(contested).size,
      withoutPage: uses.filter(({ evidence }) => evidence.locator === null).length,
    };
    if (servesAnything(serves)) served.set(work, serves);
  }
  return served;
}

/** Of a proposition's sources, how many its reader has read. */
export function readiness(
  { evidence }: Pick<Proposition, 'evidence'>,
  stateOf: (workId: string) => ReadingState | null | undefined,
): { read: number; sources: number } {
  const works = [...new Set(evidence.map(({ work }) => work))];
  return {
    read: works.filter((work) => stateOf(work) === 'read').length,
    sources: works.length,
  };
}

/** A line of a reading list. */
export interface ReadingLine {
  id: string;
  key: string;
  type: string;
  creators: string;
  title: string;
  container: string;
  year: number | null;
  reading: Reading;
  serves: Serves | null;
  /** To this reader, newest first. */
  recommended: Array<{
    id: string;
    by: { id: string; name: string };
    reason: string;
    due: string | null;
  }>;
  /** Of the members who share theirs. */
  others: Array<{ person: { id: string; name: string }; status: ReadingState }>;
}

/** "What is due": the earliest of one's own day and those of recommendations. */
export function dueOf({ reading, recommended }: Pick<ReadingLine, 'reading' | 'recommended'>) {
  const days = [reading.due, ...recommended.map(({ due }) => due)].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** From 0 to 1; null where it cannot be said. */
export function progressShare({ progress, status }: Reading): number | null {
  if (status === 'read') return 1;
  if (!progress?.of) return null;
  return Math.min(1, progress.at / progress.of);
}
