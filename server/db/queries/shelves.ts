import { sql } from 'kysely';
import type { Collection, SavedSearch, Tag } from '../../types.ts';
import { fold } from '../search.ts';
import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

export const foldTag = (name: string): string => fold(name.trim().replace(/\s+/g, ' '));

const among = (ids: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export function collectionsOf(db: Database, workspaceId: string, sight: Sight): Collection[] {
  const works = db.sql
    .selectFrom('collection_work')
    .innerJoin('work', 'work.id', 'collection_work.work_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('collection_work.collection_id', '=', sql.ref<string>('collection.id'))
    .where('work.deleted_at', 'is', null)
    .where(isSeen('work.id', sight));
  const query = db.sql
    .selectFrom('collection')
    .select(['id', 'name', works.as('works')])
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null);
  return db
    .all(query)
    .map(({ id, name, works: count }) => ({ id, name, works: count ?? 0 }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
}

/** The live ones, by id; of the others nothing. */
export function collectionNames(db: Database, workspaceId: string): Map<string, string> {
  const query = db.sql
    .selectFrom('collection')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null);
  return new Map(db.all(query).map(({ id, name }) => [id, name]));
}

export function insertCollection(
  db: Database,
  row: { id: string; workspace_id: string; name: string; created_at: string; created_by: string },
): void {
  db.run(db.sql.insertInto('collection').values({ ...row, deleted_at: null }));
}

export function updateCollection(
  db: Database,
  workspaceId: string,
  id: string,
  change: { name: string } | { deleted_at: string | null },
): boolean {
  const query = db.sql
    .updateTable('collection')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning('id');
  return db.first(query) !== null;
}

/** How each tag is most often written, and how many works that one sees have it. */
export function tagsOf(db: Database, workspaceId: string, sight: Sight): Tag[] {
  const query = db.sql
    .selectFrom('work_tag')
    .innerJoin('work', 'work.id', 'work_tag.work_id')
    .select((eb) => [
      eb.fn.min<string>('work_tag.name').as('name'),
      eb.fn.countAll<number>().as('works'),
    ])
    .where('work_tag.workspace_id', '=', workspaceId)
    .where('work.deleted_at', 'is', null)
    .where(isSeen('work.id', sight))
    .groupBy('work_tag.folded')
    .orderBy('work_tag.folded');
  return db.all(query).map(({ name, works }) => ({ name, works }));
}

/** The tags of some works, in order; a work without any is not in the map. */
export function tagsByWork(db: Database, ids: readonly string[]): Map<string, string[]> {
  const query = db.sql
    .selectFrom('work_tag')
    .select(['work_id', 'name'])
    .where('work_id', 'in', among(ids))
    .orderBy('folded');
  return grouped(db.all(query).map(({ work_id, name }) => [work_id, name]));
}

/** The live collections of some works, by id. */
export function collectionsByWork(db: Database, ids: readonly string[]): Map<string, string[]> {
  const query = db.sql
    .selectFrom('collection_work')
    .innerJoin('collection', 'collection.id', 'collection_work.collection_id')
    .select(['collection_work.work_id', 'collection.id'])
    .where('collection_work.work_id', 'in', among(ids))
    .where('collection.deleted_at', 'is', null);
  return grouped(db.all(query).map(({ work_id, id }) => [work_id, id]));
}

function grouped(pairs: Array<[string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const held = groups.get(key);
    if (held) held.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

export function addTag(db: Database, workspace_id: string, work_id: string, name: string): void {
  const folded = foldTag(name);
  const query = db.sql.insertInto('work_tag').values({ work_id, workspace_id, folded, name });
  db.run(query.onConflict((conflict) => conflict.doNothing()));
}

export function removeTag(db: Database, workId: string, name: string): void {
  db.run(
    db.sql.deleteFrom('work_tag').where('work_id', '=', workId).where('folded', '=', foldTag(name)),
  );
}

export function worksTagged(db: Database, workspaceId: string, name: string, sight: Sight) {
  const query = db.sql
    .selectFrom('work_tag')
    .select('work_id')
    .where('workspace_id', '=', workspaceId)
    .where('folded', '=', foldTag(name))
    .where(isSeen('work_tag.work_id', sight));
  return db.all(query).map(({ work_id }) => work_id);
}

export function putInCollection(db: Database, collection_id: string, work_id: string): void {
  const query = db.sql.insertInto('collection_work').values({ collection_id, work_id });
  db.run(query.onConflict((conflict) => conflict.doNothing()));
}

export function takeFromCollection(db: Database, collection: string, work: string): void {
  db.run(
    db.sql
      .deleteFrom('collection_work')
      .where('collection_id', '=', collection)
      .where('work_id', '=', work),
  );
}

export function searchesOf(db: Database, workspaceId: string, userId: string): SavedSearch[] {
  const query = db.sql
    .selectFrom('saved_search')
    .select(['id', 'name', 'query', 'shared', 'user_id'])
    .where('workspace_id', '=', workspaceId)
    .where((eb) => eb.or([eb('user_id', '=', userId), eb('shared', '=', 1)]))
    .orderBy('name');
  return db.all(query).map(({ id, name, query: text, shared, user_id }) => ({
    id,
    name,
    query: text,
    shared: shared === 1,
    own: user_id === userId,
  }));
}

export function insertSearch(
  db: Database,
  row: {
    id: string;
    workspace_id: string;
    user_id: string;
    name: string;
    query: string;
    shared: number;
    created_at: string;
  },
): void {
  db.run(db.sql.insertInto('saved_search').values(row));
}

export function removeSearch(db: Database, id: string, userId: string): boolean {
  const query = db.sql
    .deleteFrom('saved_search')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id');
  return db.first(query) !== null;
}
