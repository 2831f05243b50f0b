/** Acts on many works at once: planned, shown, done, and taken back. */
import { CanevasError } from '../../app/domain/errors.ts';
import { isCslType, keywordsWithout, withField } from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { inBatches } from '../batches.ts';
import { timestamp, type Context } from '../context.ts';
import { ActWriter, actOf, markUndone } from '../db/queries/library-acts.ts';
import {
  addTag,
  collectionNames,
  collectionsByWork,
  foldTag,
  putInCollection,
  removeTag,
  tagsByWork,
  takeFromCollection,
} from '../db/queries/shelves.ts';
import { fullWorks, workById, type WorkRow } from '../db/queries/works.ts';
import { markWorkDeleted } from '../db/queries/work-store.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import { countUses } from '../graph-uses.ts';
import { newId } from '../ids.ts';
import type { ShelfService } from '../services.ts';
import type { Actor, BulkChange, BulkLine } from '../types.ts';
import { DONE, type Edited } from './act-record.ts';
import { storeWork } from './work-store.ts';

const PREVIEWED = 200;

interface Plan {
  changes: Array<{ work: WorkRow; done: Edited; line: BulkLine }>;
  unchanged: number;
  used: Array<{ id: string; key: string; title: string; uses: number }>;
}

export function createBulkChanges(
  context: Context,
  changed: (workspaceId: string, actor: Actor, ids: string[]) => void,
): Pick<ShelfService, 'previewChange' | 'change' | 'undo'> {
  const { db, rooms } = context;

  async function plan(
    actor: Actor,
    workspaceId: string,
    ids: readonly string[],
    asked: BulkChange,
  ): Promise<Plan> {
    const change = checked(asked);
    // Last of what is waited for: evidence added meanwhile is seen.
    const uses = countUses((await rooms.graph(workspaceId)).projection());
    const works = fullWorks(db, workspaceId, { ids, sight: sightOf(actor) });
    const names = collectionNames(db, workspaceId);
    const tags = tagsByWork(db, ids);
    const collections = collectionsByWork(db, ids);
    const made: Plan = { changes: [], unchanged: 0, used: [] };
    for (const work of works) {
      const { id, key, title } = work;
      const count = uses.get(id) ?? 0;
      if (change.delete && count > 0) {
        made.used.push({ id, key, title, uses: count });
        continue;
      }
      const held = { tags: tags.get(id) ?? [], collections: collections.get(id) ?? [] };
      const done = doneTo(work, held, change, names);
      const parts = partsOf(done, held, names);
      if (parts.length > 0) made.changes.push({ work, done, line: { id, key, title, parts } });
      else made.unchanged += 1;
    }
    return made;
  }

  /** `back` takes away what was added, and the other way round. */
  function carryOut(workspaceId: string, workId: string, done: Edited, back: boolean): void {
    const { tag, untag, put, take } = done;
    for (const name of back ? tag : untag) removeTag(db, workId, name);
    for (const name of back ? untag : tag) addTag(db, workspaceId, workId, name);
    for (const collection of back ? put : take) takeFromCollection(db, collection, workId);
    for (const collection of back ? take : put) putInCollection(db, collection, workId);
  }

  return {
    async previewChange(actor, ref, ids, change) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { changes, unchanged, used } = await plan(actor, workspace.id, ids, change);
      const lines = changes.slice(0, PREVIEWED).map(({ line }) => line);
      return { lines, changed: changes.length, unchanged, used };
    },

    async change(actor, ref, ids, change) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { changes, unchanged, used } = await plan(actor, workspace.id, ids, change);
      if (changes.length === 0) return { act: null, changed: 0, unchanged, used };
      const act = newId();
      const by = authorOf(actor);
      const at = timestamp(context);
      const record = new ActWriter(db, { id: act, workspace_id: workspace.id, user_id: by, at });
      await inBatches(
        changes,
        ({ work, done }) => {
          carryOut(workspace.id, work.id, done, false);
          edit(actor, workspace.id, work.id, done, at);
          if (done.deleted) markWorkDeleted(db, work.id, at, by, at);
          record.write(work.id, done);
        },
        (batch) => db.transaction(batch),
      );
      changed(
        workspace.id,
        actor,
        changes.map(({ work }) => work.id),
      );
      return { act, changed: changes.length, unchanged, used };
    },

    async undo(actor, ref, act) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const by = authorOf(actor);
      const rows = actOf(db, workspace.id, by, act);
      if (!rows) throw new CanevasError('not-found');
      const at = timestamp(context);
      // Last of what is waited for: evidence added meanwhile is seen.
      const uses = countUses((await rooms.graph(workspace.id)).projection());
      let left = 0;
      const takeBack = ({ workId, done: kept }: { workId: string; done: unknown }): void => {
        const done = DONE.parse(kept);
        const row = workById(db, workspace.id, workId, sightOf(actor));
        let whole = row !== null;
        if (row && done.act === 'edited') {
          carryOut(workspace.id, workId, done, true);
          const { type, language, keyword } = done;
          const back = {
            type: reversed(type),
            language: reversed(language),
            keyword: reversed(keyword),
          };
          whole = edit(actor, workspace.id, workId, back, at);
          if (done.deleted) markWorkDeleted(db, workId, null, by, at);
        } else if (row && done.act === 'imported') {
          whole = row.version === done.version && !uses.has(workId);
          if (whole) markWorkDeleted(db, workId, at, by, at);
        } else if (row && done.act === 'updated') {
          whole = row.version === done.version;
          const { key, item, raw, importedBase } = done;
          const content = { key, item, raw, importedBase };
          if (whole) storeWork(db, workspace.id, content, row.version + 1, by, at);
          if (whole && done.deleted) markWorkDeleted(db, workId, at, by, at);
        }
        if (!whole) left += 1;
      };
      await inBatches(rows, takeBack, (batch) => db.transaction(batch));
      markUndone(db, act, at);
      changed(
        workspace.id,
        actor,
        rows.map(({ workId }) => workId),
      );
      return { undone: rows.length - left, left };
    },
  };

  /** False where a part is no longer as `from` says: it stays as it is. */
  function edit(
    actor: Actor,
    workspaceId: string,
    workId: string,
    parts: Pick<Edited, EditedField>,
    at: string,
  ): boolean {
    const asked = EDITED_FIELDS.flatMap((name) => {
      const part = parts[name];
      return part ? [{ name, ...part }] : [];
    });
    if (asked.length === 0) return true;
    const row = workById(db, workspaceId, workId, sightOf(actor));
    if (!row) return false;
    const fit = asked.filter(({ name, from }) => (row.item[name] ?? '') === from);
    const item = fit.reduce((held, { name, to }) => {
      if (name !== 'type') return withField(held, name, to);
      return isCslType(to) ? { ...held, type: to } : held;
    }, row.item);
    const content = { key: row.key, item, raw: row.raw, importedBase: row.importedBase };
    storeWork(db, workspaceId, content, row.version + 1, authorOf(actor), at);
    return fit.length === asked.length;
  }
}

const EDITED_FIELDS = ['type', 'language', 'keyword'] as const;
type EditedField = (typeof EDITED_FIELDS)[number];

function reversed(part: { from: string; to: string } | undefined) {
  return part && { from: part.to, to: part.from };
}

function checked(change: BulkChange): BulkChange {
  if (change.type !== undefined && !isCslType(change.type)) {
    throw new CanevasError('work-invalid', { field: 'type' });
  }
  const clean = (names: readonly string[] = []) =>
    names.map((name) => requiredText(name, 'tags', NAME_MAX).replace(/\s+/g, ' '));
  return { ...change, addTags: clean(change.addTags), removeTags: clean(change.removeTags) };
}

interface Held {
  tags: string[];
  collections: string[];
}

function doneTo(work: WorkRow, held: Held, change: BulkChange, names: Map<string, string>): Edited {
  const has = new Map(held.tags.map((name) => [foldTag(name), name]));
  const inside = new Set(held.collections);
  const language = work.item.language ?? '';
  const { type, language: wanted } = change;
  const untag = (change.removeTags ?? []).flatMap((name) => has.get(foldTag(name)) ?? []);
  // A tag came from a keyword: left there, it would leave with the work again.
  const keyword = { from: work.item.keyword ?? '', to: keywordsWithout(work.item, untag) };
  return {
    act: 'edited',
    tag: (change.addTags ?? []).filter((name) => !has.has(foldTag(name))),
    untag,
    put: (change.addTo ?? []).filter((id) => names.has(id) && !inside.has(id)),
    take: (change.removeFrom ?? []).filter((id) => inside.has(id)),
    ...(type && type !== work.type ? { type: { from: work.type, to: type } } : {}),
    ...(wanted !== undefined && wanted !== language
      ? { language: { from: language, to: wanted } }
      : {}),
    ...(keyword.to === keyword.from ? {} : { keyword }),
    deleted: change.delete === true && work.deleted_at === null,
  };
}

function partsOf(done: Edited, held: Held, names: Map<string, string>): BulkLine['parts'] {
  const parts: BulkLine['parts'] = [];
  const listed = (from: string[], added: string[], removed: string[]) => ({
    from: from.join(', '),
    to: [...from.filter((one) => !removed.includes(one)), ...added].join(', '),
  });
  if (done.type) parts.push({ part: 'type', ...done.type });
  if (done.language) parts.push({ part: 'language', ...done.language });
  if (done.tag.length + done.untag.length > 0) {
    parts.push({ part: 'tags', ...listed(held.tags, done.tag, done.untag) });
  }
  if (done.put.length + done.take.length > 0) {
    const say = (ids: string[]) => ids.map((id) => names.get(id) ?? '');
    parts.push({
      part: 'collections',
      ...listed(say(held.collections), say(done.put), say(done.take)),
    });
  }
  if (done.deleted) parts.push({ part: 'deleted', from: '', to: '' });
  return parts;
}
