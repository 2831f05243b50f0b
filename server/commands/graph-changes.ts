import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { changesBetween, type GraphChange } from '../../app/domain/graph/changes.ts';
import { createProjector } from '../../app/domain/graph/projector.ts';
import { entitiesOf } from '../../app/domain/graph/schema.ts';
import type { FrameLook, Graph, LocalizedText } from '../../app/domain/graph/types.ts';
import type { Context } from '../context.ts';
import { propositionLabel } from '../graph-uses.ts';
import type { HistoryEntry } from '../services.ts';
import type { ChangeItem } from '../types.ts';

export type AuthoredChange = Omit<ChangeItem, 'person'> & { author: string | null };

/** What one person does without another in between is told together, unless they paused this long. */
const PAUSE_MS = 3600_000;

/**
 * What changed in the graph since a time: the log is replayed up to it, then run by run of one
 * author's updates, and each run's two ends are compared.
 */
export async function graphChanges(
  context: Context,
  workspaceId: string,
  since: string,
): Promise<AuthoredChange[]> {
  const sinceMs = Date.parse(since);
  const lastChange = context.rooms.lastChange(workspaceId);
  if (lastChange === null || lastChange <= sinceMs) return [];
  const doc = new Y.Doc();
  const later: HistoryEntry[] = [];
  doc.transact(() => {
    for (const entry of context.rooms.history(workspaceId)) {
      if (entry.at > sinceMs) later.push(entry);
      else Y.applyUpdate(doc, entry.bytes);
    }
  });
  const projector = createProjector(doc);
  const items: AuthoredChange[] = [];
  for (const run of runsByAuthor(later)) {
    const before = projector.getSnapshot();
    doc.transact(() => {
      for (const { bytes } of run.entries) Y.applyUpdate(doc, bytes);
    });
    const after = projector.getSnapshot();
    for (const change of changesBetween(before, after)) {
      const at = new Date(run.entries.at(-1)!.at).toISOString();
      items.push({ ...describe(change, before, after), at, author: run.author });
    }
    await nextTurn();
  }
  projector.destroy();
  doc.destroy();
  return items;
}

/** Ids of the evidence that one person has added between two times, ISO 8601, both included. */
export function evidenceAddedBy(
  context: Context,
  workspaceId: string,
  author: string,
  [from, to]: readonly [string, string],
): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const doc = new Y.Doc();
  const held = new Set<string>();
  const added: string[] = [];
  for (const entry of context.rooms.history(workspaceId)) {
    if (entry.at > last) break;
    Y.applyUpdate(doc, entry.bytes);
    const counts = entry.author === author && entry.at >= first;
    for (const [id] of entitiesOf(doc, 'evidence')) {
      if (held.has(id)) continue;
      held.add(id);
      if (counts) added.push(id);
    }
  }
  doc.destroy();
  return added;
}

interface Run {
  author: string;
  entries: HistoryEntry[];
}

function runsByAuthor(history: HistoryEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of history) {
    const last = runs.at(-1);
    const before = last?.entries.at(-1);
    // "system" numbers what the person before it added: no run of its own.
    const continues =
      last &&
      (entry.author === 'system' || entry.author === last.author) &&
      entry.at - before!.at < PAUSE_MS;
    if (continues) last.entries.push(entry);
    else runs.push({ author: entry.author, entries: [entry] });
  }
  return runs;
}

/** A frame, and what is laid as one; "work" is the library's own. */
const LOOKS = {
  frame: 'frame',
  remark: 'remark',
  image: 'image',
  work: 'workCard',
} as const satisfies Record<FrameLook, string>;
const VERB = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

/** A key of the words "meetings:changes", the most telling that there is, with what fills it. */
function describe(
  change: GraphChange,
  before: Graph,
  after: Graph,
): Omit<AuthoredChange, 'at' | 'author'> {
  const { entity, kind, fields, layout } = change;
  const now = change.after ?? change.before!;
  const graph = change.after ? after : before;
  const params: ChangeItem['params'] = { label: labelOf(now, graph) };
  let what = `${'look' in now ? LOOKS[now.look] : entity}${VERB[kind]}`;
  if (layout) what = 'arranged';
  else if (kind === 'changed' && 'status' in now && fields.includes('status')) {
    what = 'statusChanged';
    params.status = now.status;
  } else if (kind === 'changed' && (fields.includes('label') || fields.includes('name'))) {
    what = `${entity}Renamed`;
    params.before = labelOf(change.before!, before);
  } else if (fields.includes('shown')) what = 'mapShown';
  else if (fields.length > 0) params.fields = fields.join(', ');
  if (change.on) params.on = onLabel(change.on, graph);
  return { area: 'graph', what, params, target: targetOf(change), layout };
}

type Entity = NonNullable<GraphChange['after']>;

function labelOf(entity: Entity, graph: Graph): LocalizedText {
  if ('phrase' in entity) return propositionLabel(graph, entity);
  if ('label' in entity) return entity.label;
  if ('name' in entity) return entity.name;
  return 'title' in entity ? entity.title : {};
}

function onLabel({ entity, id }: NonNullable<GraphChange['on']>, graph: Graph): LocalizedText {
  const found =
    entity === 'concept'
      ? graph.concepts[id]
      : entity === 'proposition'
        ? graph.propositions[id]
        : graph.maps[id];
  return found ? labelOf(found, graph) : {};
}

function targetOf({ entity, id, on }: GraphChange): ChangeItem['target'] {
  if (entity === 'evidence' || entity === 'frame') return on && { kind: on.entity, id: on.id };
  return entity === 'term' ? null : { kind: entity, id };
}
