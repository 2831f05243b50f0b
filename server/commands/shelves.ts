import { CanevasError } from '../../app/domain/errors.ts';
import { keywordsWithout, withField } from '../../bibliography/index.ts';
import { authorise, authorOf, requireUser, sightOf } from '../access.ts';
import { inBatches } from '../batches.ts';
import { timestamp, type Context } from '../context.ts';
import {
  addTag,
  collectionNames,
  collectionsByWork,
  collectionsOf,
  foldTag,
  insertCollection,
  insertSearch,
  removeSearch,
  removeTag,
  searchesOf,
  tagsByWork,
  tagsOf,
  updateCollection,
  worksTagged,
} from '../db/queries/shelves.ts';
import { workById } from '../db/queries/works.ts';
import { fold } from '../db/search.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import { newId } from '../ids.ts';
import type { ShelfService } from '../services.ts';
import type { Actor, Collection } from '../types.ts';
import { createBulkChanges } from './bulk-changes.ts';
import { findWork } from './library.ts';
import { storeWork } from './work-store.ts';

/** The library's parameters fit in an address. */
const QUERY_MAX = 2000;

export function createShelfService(context: Context): ShelfService {
  const { db, events } = context;

  function changed(workspaceId: string, actor: Actor, ids: string[] = []): void {
    events.emit(workspaceId, { kind: 'works', ids, by: authorOf(actor) });
  }

  function named(workspaceId: string, name: string): string | null {
    const wanted = fold(name);
    const found = [...collectionNames(db, workspaceId)].find(([, held]) => fold(held) === wanted);
    return found?.[0] ?? null;
  }

  function setDeleted(actor: Actor, ref: string, id: string, deletedAt: string | null): void {
    const { workspace } = authorise(db, actor, ref, 'editLibrary');
    if (!updateCollection(db, workspace.id, id, { deleted_at: deletedAt })) {
      throw new CanevasError('not-found');
    }
    changed(workspace.id, actor);
  }

  const bulk = createBulkChanges(context, changed);

  return {
    collections(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return collectionsOf(db, workspace.id, sightOf(actor));
    },

    tags(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return tagsOf(db, workspace.id, sightOf(actor));
    },

    ofWork(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const { id } = findWork(db, workspace.id, workId, sightOf(actor));
      return {
        collections: collectionsByWork(db, [id]).get(id) ?? [],
        tags: tagsByWork(db, [id]).get(id) ?? [],
      };
    },

    addCollection(actor, ref, input): Collection {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const name = requiredText(input, 'name', NAME_MAX);
      let id = named(workspace.id, name);
      if (id === null) {
        id = newId();
        insertCollection(db, {
          id,
          workspace_id: workspace.id,
          name,
          created_at: timestamp(context),
          created_by: authorOf(actor),
        });
        changed(workspace.id, actor);
      }
      return collectionsOf(db, workspace.id, sightOf(actor)).find((held) => held.id === id)!;
    },

    renameCollection(actor, ref, id, input) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const name = requiredText(input, 'name', NAME_MAX);
      const holder = named(workspace.id, name);
      if (holder !== null && holder !== id) {
        throw new CanevasError('collection-exists', { field: 'name', name });
      }
      if (!updateCollection(db, workspace.id, id, { name })) throw new CanevasError('not-found');
      changed(workspace.id, actor);
    },

    deleteCollection: (actor, ref, id) => setDeleted(actor, ref, id, timestamp(context)),
    restoreCollection: (actor, ref, id) => setDeleted(actor, ref, id, null),

    async renameTag(actor, ref, from, input) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const to = requiredText(input, 'name', NAME_MAX);
      const works = worksTagged(db, workspace.id, from, sightOf(actor));
      const at = timestamp(context);
      const rename = (id: string): void => {
        removeTag(db, id, from);
        // Another spelling of the same tag takes the place of the one that was there.
        if (foldTag(from) !== foldTag(to)) removeTag(db, id, to);
        addTag(db, workspace.id, id, to);
        const row = workById(db, workspace.id, id);
        const keyword = row && keywordsWithout(row.item, [from]);
        // It came from a keyword: left there, it would leave with the work under its old name.
        if (!row || keyword === (row.item.keyword ?? '')) return;
        const content = { ...row, item: withField(row.item, 'keyword', keyword ?? undefined) };
        storeWork(db, workspace.id, content, row.version + 1, authorOf(actor), at);
      };
      await inBatches(works, rename, (batch) => db.transaction(batch));
      changed(workspace.id, actor, works);
      return { works: works.length };
    },

    removeTag(actor, ref, name) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const works = worksTagged(db, workspace.id, name, sightOf(actor));
      return bulk.change(actor, ref, works, { removeTags: [name] });
    },

    searches(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return searchesOf(db, workspace.id, actor.kind === 'user' ? actor.userId : '');
    },

    saveSearch(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const user_id = requireUser(actor);
      const name = requiredText(input.name, 'name', NAME_MAX);
      const query = requiredText(input.query, 'query', QUERY_MAX);
      const id = newId();
      insertSearch(db, {
        id,
        workspace_id: workspace.id,
        user_id,
        name,
        query,
        shared: input.shared ? 1 : 0,
        created_at: timestamp(context),
      });
      return { id, name, query, shared: input.shared, own: true };
    },

    deleteSearch(actor, ref, id) {
      authorise(db, actor, ref, 'read');
      if (!removeSearch(db, id, requireUser(actor))) throw new CanevasError('not-found');
    },

    ...bulk,
  };
}
