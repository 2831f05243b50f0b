import { repointEvidence } from '../../app/domain/graph/commands.ts';
import { isId } from '../../app/domain/graph/ids.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { readCslData, type CslData } from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { aliasesOf } from '../db/queries/work-names.ts';
import { pageOfWorks } from '../db/queries/work-list.ts';
import {
  fullWorks,
  originOf,
  workById,
  workByKey,
  type WorkListRow,
  type WorkRow,
} from '../db/queries/works.ts';
import { markWorkDeleted } from '../db/queries/work-store.ts';
import { namesOfWork, survivorOf, workAliases } from '../db/queries/merges.ts';
import { visibleReadings, type ReadingRow } from '../db/queries/readings.ts';
import { pendingWorks } from '../db/queries/lookups.ts';
import { foldTag, tagsByWork } from '../db/queries/shelves.ts';
import { NOBODY, type Sight } from '../db/sight.ts';
import type { Database } from '../db/sqlite.ts';
import { countUses, usesOf } from '../graph-uses.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { LibraryService } from '../services.ts';
import type { Actor, UpdateResult, Work, WorkQuery, WorkSummary } from '../types.ts';
import { createImports } from './imports.ts';
import { createKeys } from './keys.ts';
import { createLookups } from './lookups.ts';
import { chooseKey, claimKey, freeKeyOf, storeNewWork, storeWork } from './work-store.ts';

const DEFAULT_LIMIT = 200;
const MOST_ROWS = 20_000;

/** `retryLookups` asks again for what is due; `close` stops what runs by itself. */
export function createLibraryService(
  context: Context,
): LibraryService & { retryLookups(): Promise<void>; close(): void } {
  const { db, rooms } = context;
  const imports = createImports(context);
  const lookups = createLookups(context);

  async function uses(workspaceId: string): Promise<Map<string, number>> {
    return countUses((await rooms.graph(workspaceId)).projection());
  }

  /** The rows as the acting person sees them: their own reading, and what others share. */
  function summarise(
    rows: WorkListRow[],
    readings: ReadingRow[],
    counts: Map<string, number>,
    userId: string | null,
    awaited: ReadonlySet<string>,
  ): WorkSummary[] {
    const byWork = Map.groupBy(readings, ({ work_id }) => work_id);
    const tags = tagsByWork(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const held = byWork.get(row.id) ?? [];
      const own = held.find(({ user_id }) => user_id === userId);
      return {
        id: row.id,
        key: row.key,
        type: row.type,
        creators: row.creators,
        title: row.title,
        container: row.container,
        year: row.year,
        version: row.version,
        updatedAt: row.updated_at,
        deletedAt: row.deleted_at,
        restricted: row.restricted === 1,
        isAwaited: awaited.has(row.id),
        tags: tags.get(row.id) ?? [],
        uses: counts.get(row.id) ?? 0,
        reading: { status: own?.status ?? null, shared: own?.shared === 1 },
        sharedReadings: held.flatMap(({ user_id, name, status, verdict }) =>
          user_id === userId || status === null
            ? []
            : [{ person: { id: user_id, name }, status, verdict }],
        ),
      };
    });
  }

  async function fullWork(actor: Actor, workspaceId: string, row: WorkRow): Promise<Work> {
    const userId = actor.kind === 'user' ? actor.userId : null;
    const readings = visibleReadings(db, workspaceId, userId, row.id);
    const summary = summarise(
      [row],
      readings,
      await uses(workspaceId),
      userId,
      pendingWorks(db, workspaceId),
    )[0]!;
    return {
      ...summary,
      item: row.item,
      raw: row.raw,
      aliases: aliasesOf(db, row.id),
      updatedBy: personLookup(db, workspaceId)(row.updated_by),
    };
  }

  function changed(workspaceId: string, actor: Actor, ids: string[]): void {
    context.events.emit(workspaceId, { kind: 'works', ids, by: authorOf(actor) });
  }

  return {
    ...imports,
    lookUp: lookups.lookUp,
    lookUpAgain: lookups.lookUpAgain,
    ...createKeys(context),
    retryLookups: lookups.retry,
    close() {
      imports.close();
      lookups.close();
    },

    async list(actor, ref, query: WorkQuery = {}) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const userId = actor.kind === 'user' ? actor.userId : null;
      const { sort = 'creators', direction = 'asc', offset = 0, limit = DEFAULT_LIMIT } = query;
      const counts = await uses(workspace.id);
      const filter = {
        query: query.query ?? '',
        deleted: query.deleted ?? false,
        sight: userId,
        type: query.type ?? null,
        collection: query.collection ?? null,
        tag: query.tag ? foldTag(query.tag) : null,
        reading: query.reading && userId ? { userId, status: query.reading } : null,
        among: [
          ...(query.used === undefined ? [] : [{ ids: [...counts.keys()], in: query.used }]),
          ...(query.among === undefined ? [] : [{ ids: query.among, in: true }]),
        ],
      };
      const { rows, total } = pageOfWorks(
        db,
        workspace.id,
        filter,
        { sort, direction, uses: counts },
        { offset, limit: Math.min(limit, MOST_ROWS) },
      );
      const readings = visibleReadings(db, workspace.id, userId);
      return {
        works: summarise(rows, readings, counts, userId, pendingWorks(db, workspace.id)),
        total,
      };
    },

    async get(actor, ref, work) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const row = findWork(db, workspace.id, work, sightOf(actor));
      return fullWork(actor, workspace.id, row);
    },

    items(actor, ref, { onPaper = false } = {}) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const sight = onPaper ? NOBODY : sightOf(actor);
      return fullWorks(db, workspace.id, { deleted: true, sight }).map(
        ({ id, key, item, deleted_at }) => ({
          id,
          key,
          item,
          deleted: deleted_at !== null,
        }),
      );
    },

    aliases(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return workAliases(db, workspace.id);
    },

    async uses(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const { id } = findWork(db, workspace.id, workId, sightOf(actor));
      return usesOf((await rooms.graph(workspace.id)).projection(), id);
    },

    async add(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const item = checkedItem(input.item);
      const id = input.id ?? newId();
      if (!isId(id)) throw new CanevasError('bad-request', { field: 'id' });
      const by = authorOf(actor);
      const isNew = db.transaction(() => {
        const origin = originOf(db, id);
        if (origin?.workspace_id === workspace.id && origin.created_by === by) return false;
        if (origin) throw new CanevasError('id-taken', { id });
        const asked = input.key?.trim();
        const key = asked
          ? claimKey(db, workspace.id, id, asked)
          : (freeKeyOf(db, workspace.id, id, input.wish) ?? chooseKey(db, workspace.id, id, item));
        const content = { key, item: { ...item, id }, raw: null, importedBase: null };
        storeNewWork(db, workspace.id, content, [], by, timestamp(context));
        return true;
      });
      if (isNew) changed(workspace.id, actor, [id]);
      return fullWork(actor, workspace.id, findWork(db, workspace.id, id, sightOf(actor)));
    },

    async update(actor, ref, workId, input): Promise<UpdateResult> {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const item = { ...checkedItem(input.item), id: workId };
      const became = survivorOf(db, workId);
      if (became !== workId) {
        // Merged while it was being edited: what was typed is given back beside what stands now.
        const row = liveWork(db, workspace.id, became, sightOf(actor));
        const theirs = await fullWork(actor, workspace.id, row);
        return { saved: false, theirs, mine: { item, key: input.key.trim() } };
      }
      const saved = db.transaction(() => {
        const row = liveWork(db, workspace.id, workId, sightOf(actor));
        if (row.version !== input.version) return false;
        const asked = input.key.trim();
        // A key that came with a file is kept as it is, odd signs included.
        const key = asked === row.key ? asked : claimKey(db, workspace.id, workId, asked);
        const content = { key, item, raw: row.raw, importedBase: row.importedBase };
        storeWork(db, workspace.id, content, row.version + 1, authorOf(actor), timestamp(context));
        return true;
      });
      if (saved) changed(workspace.id, actor, [workId]);
      const work = await fullWork(
        actor,
        workspace.id,
        workById(db, workspace.id, workId, sightOf(actor))!,
      );
      return saved
        ? { saved, work }
        : { saved, theirs: work, mine: { item, key: input.key.trim() } };
    },

    async delete(actor, ref, workId, plan) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      liveWork(db, workspace.id, workId, sightOf(actor));
      const room = await rooms.graph(workspace.id);
      let repointed = 0;
      if (plan.act === 'repoint') {
        const to = liveWork(db, workspace.id, plan.to, sightOf(actor)).id;
        if (to === workId) throw new CanevasError('bad-request', { field: 'to' });
        await room.apply(authorOf(actor), (doc) => {
          for (const from of namesOfWork(db, workId)) {
            repointed += repointEvidence(doc, { from, to });
          }
        });
      }
      // Asked last and deleted without a wait between, so that evidence added meanwhile is seen.
      const uses = plan.act === 'confirmed' ? [] : usesOf(room.projection(), workId);
      if (uses.length > 0) return { deleted: false, uses };
      const now = timestamp(context);
      db.transaction(() => {
        liveWork(db, workspace.id, workId, sightOf(actor));
        markWorkDeleted(db, workId, now, authorOf(actor), now);
      });
      changed(workspace.id, actor, [workId]);
      return { deleted: true, repointed };
    },

    async restore(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { id } = findWork(db, workspace.id, workId, sightOf(actor));
      markWorkDeleted(db, id, null, authorOf(actor), timestamp(context));
      changed(workspace.id, actor, [id]);
      return fullWork(actor, workspace.id, workById(db, workspace.id, id, sightOf(actor))!);
    },
  };
}

/** By id, key or alias, deleted ones included; a merged work is found as what it became. */
export function findWork(
  db: Database,
  workspaceId: string,
  work: string,
  sight: Sight = NOBODY,
): WorkRow {
  const row =
    workById(db, workspaceId, survivorOf(db, work), sight) ??
    workByKey(db, workspaceId, work, sight);
  if (!row) throw new CanevasError('not-found');
  return row;
}

function liveWork(db: Database, workspaceId: string, id: string, sight: Sight): WorkRow {
  const row = workById(db, workspaceId, id, sight);
  if (!row || row.deleted_at !== null) throw new CanevasError('not-found');
  return row;
}

/** Reads what a form sent into the schema's shape. Errors: 'work-invalid' (params.field). */
function checkedItem(value: unknown): CslData {
  const item = readCslData(value);
  if (!item) throw new CanevasError('work-invalid', { field: 'type' });
  // A law may have no author and a talk no place, but every work has a name.
  if (!item.title) throw new CanevasError('work-invalid', { field: 'title' });
  return item;
}
