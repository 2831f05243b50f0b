import { CanevasError } from '../../app/domain/errors.ts';
import {
  compareWorks,
  duplicateSteps,
  fieldNames,
  mergeFields,
  type DuplicatePair,
  type DuplicateReason,
} from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { inTurns } from '../batches.ts';
import { timestamp, type Context } from '../context.ts';
import {
  apartPairs,
  batchOf,
  mergesOf,
  setApart,
  survivorOf,
  unfinishedMerges,
  type MergeRow,
} from '../db/queries/merges.ts';
import {
  fullWorks,
  fullWorksSteps,
  libraryVersion,
  workById,
  type WorkRow,
} from '../db/queries/works.ts';
import { NOBODY } from '../db/sight.ts';
import { countUses } from '../graph-uses.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { DuplicateService } from '../services.ts';
import type { Actor, DoneMerge, MergeInput, SuspectedPair, SuspectedWork } from '../types.ts';
import { findWork } from './library.ts';
import { asideReading, joinNote, mergeRows, partNote, unmergeRows } from './merge-done.ts';

const PAGE = 50;
const LISTED = 100;

/** Agreement on one of these, with nothing against, is no matter of judgement. */
const IDENTIFIED: ReadonlySet<DuplicateReason> = new Set([
  'same-doi',
  'same-isbn',
  'same-archive-id',
]);
const AGREEING: ReadonlySet<DuplicateReason> = new Set([
  ...IDENTIFIED,
  'same-title',
  'similar-title',
  'same-translated-title',
  'same-creators',
  'same-year',
  'near-year',
  'same-place',
]);

export function createDuplicateService(context: Context): DuplicateService {
  const { db, rooms } = context;
  /** By workspace: the pairs of the library as it was, or the search for them. */
  const found = new Map<string, { version: string; pairs: Promise<DuplicatePair[]> }>();

  async function pairsOf(workspaceId: string): Promise<DuplicatePair[]> {
    const version = libraryVersion(db, workspaceId);
    let held = found.get(workspaceId);
    if (held?.version !== version) {
      held = { version, pairs: inTurns(search(workspaceId)) };
      found.set(workspaceId, held);
    }
    const pairs = await held.pairs;
    const apart = apartPairs(db, workspaceId);
    return pairs.filter(({ a, b }) => !apart.has(`${a} ${b}`));
  }

  function* search(workspaceId: string): Generator<undefined, DuplicatePair[]> {
    const rows = yield* fullWorksSteps(db, workspaceId);
    return yield* duplicateSteps(rows.map(({ id, item }) => ({ id, item })));
  }

  async function usesOf(workspaceId: string): Promise<Map<string, number>> {
    return countUses((await rooms.graph(workspaceId)).projection());
  }

  /** The unrestricted live work of that name. */
  function mergeable(workspaceId: string, actor: Actor, id: string): WorkRow {
    const row = findWork(db, workspaceId, id, sightOf(actor));
    if (row.deleted_at !== null) throw new CanevasError('not-found');
    if (row.restricted === 1) throw new CanevasError('merge-restricted');
    return row;
  }

  function mergeOne(
    workspaceId: string,
    works: Parameters<typeof mergeRows>[2],
    act: { by: string; at: string; batch: string },
  ): MergeRow {
    return db.transaction(() => mergeRows(db, workspaceId, works, act));
  }

  /**
   * Sockets on the merged notes are closed first, so that nothing more is written into them. Where a
   * note cannot be joined, e.g. on a full disk, all are as they were.
   */
  async function finish(workspaceId: string, rows: readonly MergeRow[], by: string) {
    rooms.rolesChanged(workspaceId);
    const joined: MergeRow[] = [];
    try {
      for (const row of rows) joined.push(await joinNote(context, row));
    } catch (error) {
      const last = [...joined, ...rows.slice(joined.length)].reverse();
      await undoRows(workspaceId, last, by);
      throw error;
    }
    announce(workspaceId, rows, by);
  }

  function announce(workspaceId: string, rows: readonly MergeRow[], by: string) {
    const ids = rows.flatMap(({ kept_id, merged_id }) => [kept_id, merged_id]);
    context.events.emit(workspaceId, { kind: 'works', ids, by });
  }

  async function undoRows(workspaceId: string, rows: readonly MergeRow[], by: string) {
    const at = timestamp(context);
    // All or nothing: a later merge of the kept work stands on this one.
    const own = new Set(rows.map(({ merged_id }) => merged_id));
    for (const { kept_id } of rows) {
      if (!own.has(kept_id) && survivorOf(db, kept_id) !== kept_id) {
        throw new CanevasError('merge-buried');
      }
    }
    for (const row of rows) await partNote(context, row);
    db.transaction(() => {
      for (const row of rows) unmergeRows(db, row, by, at);
    });
    rooms.rolesChanged(workspaceId);
    announce(workspaceId, rows, by);
  }

  return {
    async find(actor, ref, { offset = 0, limit = PAGE } = {}) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const uses = await usesOf(workspace.id);
      const pairs = await pairsOf(workspace.id);
      const shown = pairs.slice(offset, offset + Math.min(limit, PAGE));
      const ids = shown.flatMap(({ a, b }) => [a, b]);
      const works = new Map(fullWorks(db, workspace.id, { ids }).map((row) => [row.id, row]));
      return {
        pairs: shown.flatMap((pair) => {
          const [one, other] = [works.get(pair.a), works.get(pair.b)];
          // One may have gone while the others were compared.
          return one && other ? [suspected(one, other, pair, uses)] : [];
        }),
        total: pairs.length,
        sure: pairs.filter(isSure).length,
      };
    },

    async compare(actor, ref, [a, b]) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const uses = await usesOf(workspace.id);
      const [one, other] = [a, b].map((id) => mergeable(workspace.id, actor, id)) as [
        WorkRow,
        WorkRow,
      ];
      if (one.id === other.id) throw new CanevasError('merge-same');
      return suspected(one, other, compareWorks(one, other), uses);
    },

    async merge(actor, ref, input: MergeInput) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const kept = mergeable(workspace.id, actor, input.kept.id);
      const merged = mergeable(workspace.id, actor, input.merged.id);
      if (kept.id === merged.id) throw new CanevasError('merge-same');
      if (kept.version !== input.kept.version || merged.version !== input.merged.version) {
        throw new CanevasError('merge-stale');
      }
      const act = { by: authorOf(actor), at: timestamp(context), batch: newId() };
      const take = mergeFields(kept.item, merged.item).map(({ name }) => name);
      const wanted = take.filter((name) => input.take.includes(name));
      const row = mergeOne(workspace.id, { kept, merged, take: wanted }, act);
      await finish(workspace.id, [row], act.by);
      return { batch: act.batch, kept: kept.id };
    },

    async mergeSure(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const uses = await usesOf(workspace.id);
      const act = { by: authorOf(actor), at: timestamp(context), batch: newId() };
      const rows: MergeRow[] = [];
      const merged = new Set<string>();
      for (const pair of (await pairsOf(workspace.id)).filter(isSure)) {
        const [one, other] = [pair.a, pair.b].map((id) =>
          workById(db, workspace.id, survivorOf(db, id), NOBODY),
        );
        // Another pair of this round may have made them one already.
        if (!one || !other || one.id === other.id) continue;
        const [kept, gone] = inOrder(one, other, uses);
        const take = mergeFields(kept.item, gone.item)
          .filter(({ fills }) => fills)
          .map(({ name }) => name);
        rows.push(mergeOne(workspace.id, { kept, merged: gone, take }, act));
        merged.add(gone.id);
      }
      if (rows.length > 0) await finish(workspace.id, rows, act.by);
      return { batch: rows.length > 0 ? act.batch : null, merged: merged.size };
    },

    keepApart(actor, ref, [a, b], apart) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const ids = [a, b].map((id) => mergeable(workspace.id, actor, id).id) as [string, string];
      const by = { at: timestamp(context), user_id: authorOf(actor) };
      setApart(db, workspace.id, ids, apart ? by : null);
    },

    merges(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const sight = sightOf(actor);
      const person = personLookup(db, workspace.id);
      const batches = Map.groupBy(mergesOf(db, workspace.id, LISTED), ({ batch }) => batch);
      return [...batches].flatMap(([batch, rows]): DoneMerge[] => {
        const kept = workById(db, workspace.id, survivorOf(db, rows[0]!.kept_id), sight);
        if (!kept) return [];
        return [
          {
            batch,
            at: rows[0]!.at,
            by: person(rows[0]!.user_id),
            kept: { id: kept.id, key: kept.key, title: kept.title },
            merged: rows.flatMap((row) => {
              const work = workById(db, workspace.id, row.merged_id, sight);
              const ownReading = sight === null ? null : asideReading(db, row, sight);
              return work ? [{ id: work.id, key: work.key, title: work.title, ownReading }] : [];
            }),
          },
        ];
      });
    },

    async undo(actor, ref, batch) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const rows = batchOf(db, workspace.id, batch);
      // Whoever may not see the works may not part them.
      if (rows.length === 0) throw new CanevasError('not-found');
      for (const { kept_id } of rows) findWork(db, workspace.id, kept_id, sightOf(actor));
      await undoRows(workspace.id, rows, authorOf(actor));
      return { undone: rows.length };
    },
  };
}

/** Call when the data has been opened: the process may have ended between a merge and its note. */
export async function finishMerges(context: Context): Promise<void> {
  for (const row of unfinishedMerges(context.db)) await joinNote(context, row);
}

function isSure({ score, reasons }: Pick<DuplicatePair, 'score' | 'reasons'>): boolean {
  return (
    score >= 0.95 &&
    reasons.some((reason) => IDENTIFIED.has(reason)) &&
    reasons.every((reason) => AGREEING.has(reason))
  );
}

function inOrder(a: WorkRow, b: WorkRow, uses: ReadonlyMap<string, number>): [WorkRow, WorkRow] {
  const [cited, other] = [uses.get(a.id) ?? 0, uses.get(b.id) ?? 0];
  const richer = fieldNames(a.item).length - fieldNames(b.item).length;
  const first = cited - other || richer || (a.id < b.id ? 1 : -1);
  return first > 0 ? [a, b] : [b, a];
}

function suspected(
  a: WorkRow,
  b: WorkRow,
  { score, reasons }: Pick<DuplicatePair, 'score' | 'reasons'>,
  uses: ReadonlyMap<string, number>,
): SuspectedPair {
  const [kept, merged] = inOrder(a, b, uses);
  const shown = (row: WorkRow): SuspectedWork => ({
    id: row.id,
    key: row.key,
    item: row.item,
    version: row.version,
    creators: row.creators,
    title: row.title,
    container: row.container,
    year: row.year,
    uses: uses.get(row.id) ?? 0,
  });
  return {
    kept: shown(kept),
    merged: shown(merged),
    score,
    reasons,
    sure: isSure({ score, reasons }),
  };
}
