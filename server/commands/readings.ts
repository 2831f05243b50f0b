import { z } from 'zod';
import { CanevasError } from '../../app/domain/errors.ts';
import { orderAfterAll, orderBehind } from '../../app/domain/graph/order.ts';
import {
  NO_READING,
  PRIORITIES,
  PROGRESS_UNITS,
  READING_LIMITS,
  READING_STATES,
  servedByWork,
  type Reading,
  type ReadingLine,
  type ReadingState,
} from '../../app/domain/readings.ts';
import { plainText } from '../../bibliography/index.ts';
import { authorise, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import {
  deleteRecommendation,
  deleteView,
  insertRecommendation,
  insertView,
  maySee,
  ownReading,
  ownReadings,
  recommendationsOf,
  viewsOf,
  visibleReadings,
  writeReading,
} from '../db/queries/readings.ts';
import { listWorks } from '../db/queries/work-list.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { ReadingService } from '../services.ts';
import type { ReadingChange } from '../types.ts';
import { findWork } from './library.ts';

const day = z.iso.date();
const pages = z.number().int().min(0).max(READING_LIMITS.pages);
const CHANGE = z.object({
  status: z.enum(READING_STATES).nullable(),
  shared: z.boolean(),
  priority: z.literal(PRIORITIES).nullable(),
  due: day.nullable(),
  progress: z
    .object({ unit: z.enum(PROGRESS_UNITS), at: pages, of: pages.min(1).nullable() })
    .nullable(),
  tags: z.array(z.string().trim().min(1).max(READING_LIMITS.tag)).max(READING_LIMITS.tags),
  verdict: z.string().trim().max(READING_LIMITS.verdict),
});

function checkChange(change: ReadingChange): ReadingChange {
  const parsed = CHANGE.partial().safeParse(change);
  if (parsed.success) {
    const { tags } = parsed.data;
    return { ...parsed.data, ...(tags ? { tags: [...new Set(tags)] } : {}) } as ReadingChange;
  }
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'too_big') {
    throw new CanevasError('too-long', { field, max: Number(issue.maximum) });
  }
  throw new CanevasError('bad-request', { field });
}

/** Nobody is watched: a reading is its owner's, and emits no event unless it is shared. */
export function createReadingService(context: Context): ReadingService {
  const { db, rooms } = context;

  function write(
    workspaceId: string,
    userId: string,
    workId: string,
    change: ReadingChange,
    rank: () => string,
  ): Reading {
    const before = ownReading(db, userId, workId);
    const held = before ?? NO_READING;
    const at = timestamp(context);
    const next: Reading = { ...held, ...change };
    if (next.status !== held.status) next.statusAt = at;
    if (next.status !== null) next.rank ??= rank();
    writeReading(db, userId, workId, next, at);
    if (next.shared || before?.shared) {
      context.events.emit(workspaceId, { kind: 'works', ids: [workId], by: userId });
    }
    return next;
  }

  /** Keys of the queue's end, each after the one before it. */
  function ranksAtEnd(workspaceId: string, userId: string): () => string {
    let last: string | null = null;
    return () => {
      last ??= [...ownReadings(db, workspaceId, userId).values()].reduce<string | null>(
        (most, { rank }) => (rank !== null && (most === null || rank > most) ? rank : most),
        null,
      );
      last = orderAfterAll(last === null ? [] : [last]);
      return last;
    };
  }

  return {
    get(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const { id } = findWork(db, workspace.id, workId, userId);
      return ownReading(db, userId, id) ?? NO_READING;
    },

    states(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      if (actor.kind !== 'user') return {};
      const states: Record<string, ReadingState> = {};
      for (const [id, { status }] of ownReadings(db, workspace.id, actor.userId)) {
        if (status) states[id] = status;
      }
      return states;
    },

    async list(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const served = servedByWork((await rooms.graph(workspace.id)).projection());
      const own = ownReadings(db, workspace.id, userId);
      const person = personLookup(db, workspace.id);
      const others = Map.groupBy(
        visibleReadings(db, workspace.id, userId).filter(({ user_id }) => user_id !== userId),
        ({ work_id }) => work_id,
      );
      const recommended = Map.groupBy(
        recommendationsOf(db, workspace.id, userId).filter(({ to_id }) => to_id === userId),
        ({ work_id }) => work_id,
      );
      const works = listWorks(db, workspace.id, { query: '', sight: userId });
      return works.map(({ id, key, type, creators, title, container, year }): ReadingLine => ({
        id,
        key,
        type,
        creators,
        title: plainText(title),
        container,
        year,
        reading: own.get(id) ?? NO_READING,
        serves: served.get(id) ?? null,
        recommended: (recommended.get(id) ?? []).map((row) => ({
          id: row.id,
          by: person(row.from_id) ?? { id: row.from_id, name: '' },
          reason: row.reason,
          due: row.due,
        })),
        others: (others.get(id) ?? []).flatMap(({ user_id, name, status }) =>
          status === null ? [] : [{ person: { id: user_id, name }, status }],
        ),
      }));
    },

    set(actor, ref, workId, change) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const checked = checkChange(change);
      const { id } = findWork(db, workspace.id, workId, userId);
      return write(workspace.id, userId, id, checked, ranksAtEnd(workspace.id, userId));
    },

    setMany(actor, ref, workIds, change) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const checked = checkChange(change);
      const rank = ranksAtEnd(workspace.id, userId);
      const readings: Record<string, Reading> = {};
      db.transaction(() => {
        for (const workId of new Set(workIds)) {
          const { id } = findWork(db, workspace.id, workId, userId);
          readings[id] = write(workspace.id, userId, id, checked, rank);
        }
      });
      return readings;
    },

    rank(actor, ref, workId, behind) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const { id } = findWork(db, workspace.id, workId, userId);
      const own = ownReadings(db, workspace.id, userId);
      const held = own.get(id) ?? NO_READING;
      own.delete(id);
      const ranks = [...own.values()].map(({ rank }) => rank);
      const rank = orderBehind(behind === null ? null : own.get(behind)?.rank, ranks);
      const next = { ...held, rank };
      writeReading(db, userId, id, next, timestamp(context));
      return next;
    },

    recommend(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const from_id = requireUser(actor);
      const { id: work_id } = findWork(db, workspace.id, input.work, from_id);
      const due = input.due === null ? null : day.safeParse(input.due).data;
      if (due === undefined) throw new CanevasError('bad-request', { field: 'due' });
      const reason = input.reason.trim();
      if (reason.length > READING_LIMITS.reason) {
        throw new CanevasError('too-long', { field: 'reason', max: READING_LIMITS.reason });
      }
      // Somebody who may not see the work is nobody to recommend it to, and reads the same as a stranger.
      if (input.to === from_id || !maySee(db, workspace.id, work_id, input.to)) {
        throw new CanevasError('not-found', { field: 'to' });
      }
      const row = { id: newId(), work_id, from_id, to_id: input.to, reason, due };
      insertRecommendation(db, { ...row, created_at: timestamp(context) });
    },

    recommendations(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const userId = requireUser(actor);
      const { id } = findWork(db, workspace.id, workId, userId);
      const person = personLookup(db, workspace.id);
      return recommendationsOf(db, workspace.id, userId)
        .filter(({ work_id }) => work_id === id)
        .map((row) => ({
          id: row.id,
          from: person(row.from_id),
          to: person(row.to_id),
          reason: row.reason,
          due: row.due,
          createdAt: row.created_at,
        }));
    },

    removeRecommendation(actor, ref, id) {
      authorise(db, actor, ref, 'keepReadings');
      if (!deleteRecommendation(db, id, requireUser(actor))) throw new CanevasError('not-found');
    },

    views(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      return viewsOf(db, workspace.id, requireUser(actor));
    },

    saveView(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const user_id = requireUser(actor);
      const view = {
        id: newId(),
        name: requiredText(input.name, 'name', NAME_MAX),
        query: input.query.slice(0, 2000),
      };
      const created_at = timestamp(context);
      insertView(db, { ...view, workspace_id: workspace.id, user_id, created_at });
      return view;
    },

    deleteView(actor, ref, id) {
      authorise(db, actor, ref, 'keepReadings');
      if (!deleteView(db, requireUser(actor), id)) throw new CanevasError('not-found');
    },
  };
}
