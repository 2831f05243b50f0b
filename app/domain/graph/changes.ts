import type { Concept, Evidence, Frame, Graph, MapView, Proposition, Term } from './types.ts';

export type ChangedEntity = 'term' | 'concept' | 'proposition' | 'evidence' | 'map' | 'frame';
type Entity = Term | Concept | Proposition | Evidence | MapView | Frame;

/** One difference between two graphs, about one entity. */
export interface GraphChange {
  entity: ChangedEntity;
  id: string;
  kind: 'added' | 'removed' | 'changed';
  /** Which fields of a changed one differ; "shown" is which concepts a map shows, "places" where. */
  fields: string[];
  /** True where only positions, frames' boxes or orders differ: what is said is the same. */
  layout: boolean;
  before: Entity | null;
  after: Entity | null;
  /** Evidence: what it stands on. Frame: its map. */
  on: { entity: 'concept' | 'proposition' | 'map'; id: string } | null;
}

const LAYOUT_FIELDS: ReadonlySet<string> = new Set([
  'places',
  'box',
  'order',
  'locked',
  'lines',
  'routes',
  'hubs',
  'colours',
]);
/** Compared on their own, computed, or given by the server: not changes that someone made. */
const OMITTED: ReadonlySet<string> = new Set([
  'id',
  'evidence',
  'frames',
  'contested',
  'number',
  'slug',
]);

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function changedFields(before: object, after: object): string[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return Object.keys(now).filter((field) => !OMITTED.has(field) && !same(old[field], now[field]));
}

function mapFields(before: MapView, after: MapView): string[] {
  const fields = changedFields(before, after).filter((field) => field !== 'places');
  const both = Object.keys(after.places).filter((id) => id in before.places);
  const shown =
    both.length !== Object.keys(after.places).length ||
    both.length !== Object.keys(before.places).length;
  if (shown) fields.push('shown');
  if (both.some((id) => !same(before.places[id], after.places[id]))) fields.push('places');
  return fields;
}

function compare<T extends Entity>(
  entity: ChangedEntity,
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  on: GraphChange['on'] = null,
  differing: (before: T, after: T) => string[] = changedFields,
): GraphChange[] {
  const changes: GraphChange[] = [];
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old: T | null = before[id] ?? null;
    const now: T | null = after[id] ?? null;
    if (old === now) continue;
    const fields = old && now ? differing(old, now) : [];
    if (old && now && fields.length === 0) continue;
    changes.push({
      entity,
      id,
      kind: !old ? 'added' : !now ? 'removed' : 'changed',
      fields,
      layout: fields.length > 0 && fields.every((field) => LAYOUT_FIELDS.has(field)),
      before: old,
      after: now,
      on,
    });
  }
  return changes;
}

const byId = <T extends { id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** Evidence of what stands in both graphs; what was added or removed brings or takes its own. */
function evidenceChanges(
  entity: 'concept' | 'proposition',
  before: Readonly<Record<string, { evidence: Evidence[] }>>,
  after: Readonly<Record<string, { evidence: Evidence[] }>>,
): GraphChange[] {
  return Object.keys(after).flatMap((id) => {
    const [old, now] = [before[id], after[id]];
    if (!old || !now || old.evidence === now.evidence) return [];
    return compare('evidence', byId(old.evidence), byId(now.evidence), { entity, id });
  });
}

function frameChanges(before: Graph['maps'], after: Graph['maps']): GraphChange[] {
  return Object.keys(after).flatMap((id) => {
    const [old, now] = [before[id], after[id]];
    if (!old || !now || old.frames === now.frames) return [];
    return compare('frame', byId(old.frames), byId(now.frames), { entity: 'map', id });
  });
}

/**
 * What differs from one graph to a later one. A concept deleted takes its propositions along, each
 * told as removed; a proposition hidden with its end is removed too, and added when it comes back.
 */
export function changesBetween(before: Graph, after: Graph): GraphChange[] {
  return [
    ...compare('concept', before.concepts, after.concepts),
    ...compare('proposition', before.propositions, after.propositions),
    ...evidenceChanges('concept', before.concepts, after.concepts),
    ...evidenceChanges('proposition', before.propositions, after.propositions),
    ...compare('map', before.maps, after.maps, null, mapFields),
    ...frameChanges(before.maps, after.maps),
    ...compare('term', before.terms, after.terms),
  ];
}
