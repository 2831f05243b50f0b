import { sql, type Selectable } from 'kysely';
import type { WorkAliases } from '../../../app/domain/graph/aliases.ts';
import type { Database } from '../sqlite.ts';
import type { Tables } from '../tables.ts';

export type MergeRow = Tables['work_merge'];

/** Longer chains of merges than anyone makes; a circle ends there. */
const DEEPEST = 100;

/** The work that one became by being merged, or its own id. */
export function survivorOf(db: Database, workId: string): string {
  let id = workId;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const found = db.first(
      db.sql
        .selectFrom('work_merge')
        .select('kept_id')
        .where('merged_id', '=', id)
        .where('undone_at', 'is', null),
    );
    if (!found) return id;
    id = found.kept_id;
  }
  return id;
}

/** Every merged work of a workspace with the one that it became in the end. */
export function workAliases(db: Database, workspaceId: string): WorkAliases {
  const rows = db.all(
    db.sql
      .selectFrom('work_merge')
      .select(['merged_id', 'kept_id'])
      .where('workspace_id', '=', workspaceId)
      .where('undone_at', 'is', null),
  );
  const next = new Map(rows.map(({ merged_id, kept_id }) => [merged_id, kept_id]));
  const end = (id: string, depth = 0): string => {
    const further = next.get(id);
    return further === undefined || depth > DEEPEST ? id : end(further, depth + 1);
  };
  return Object.fromEntries([...next.keys()].map((id) => [id, end(id)]));
}

/** A work and all that were merged into it. */
export function namesOfWork(db: Database, workId: string): string[] {
  const found = [workId];
  for (const id of found) {
    const rows = db.all(
      db.sql
        .selectFrom('work_merge')
        .select('merged_id')
        .where('kept_id', '=', id)
        .where('undone_at', 'is', null),
    );
    for (const { merged_id } of rows) if (!found.includes(merged_id)) found.push(merged_id);
  }
  return found;
}

export function insertMerge(db: Database, row: MergeRow): void {
  db.run(db.sql.insertInto('work_merge').values(row));
}

export function setMerge(
  db: Database,
  id: string,
  change: { note: string } | { undone_at: string },
): void {
  db.run(db.sql.updateTable('work_merge').set(change).where('id', '=', id));
}

/** In effect, the last done first. */
export function mergesOf(db: Database, workspaceId: string, limit: number): MergeRow[] {
  return db.all(
    db.sql
      .selectFrom('work_merge')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('undone_at', 'is', null)
      .orderBy('at', 'desc')
      .orderBy(sql`rowid`, 'desc')
      .limit(limit),
  );
}

/** Those done together and still in effect, the last first. */
export function batchOf(db: Database, workspaceId: string, batch: string): MergeRow[] {
  return db.all(
    db.sql
      .selectFrom('work_merge')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('batch', '=', batch)
      .where('undone_at', 'is', null)
      .orderBy(sql`rowid`, 'desc'),
  );
}

/** Whose notes were not joined before the process ended. */
export function unfinishedMerges(db: Database): MergeRow[] {
  return db.all(
    db.sql
      .selectFrom('work_merge')
      .selectAll()
      .where('note', 'is', null)
      .where('undone_at', 'is', null),
  );
}

const pair = (a: string, b: string) => (a < b ? { a, b } : { a: b, b: a });

export function setApart(
  db: Database,
  workspace_id: string,
  [one, other]: readonly [string, string],
  by: { at: string; user_id: string } | null,
): void {
  const { a, b } = pair(one, other);
  if (by) {
    const query = db.sql.insertInto('work_apart').values({ workspace_id, a, b, ...by });
    db.run(query.onConflict((conflict) => conflict.doNothing()));
  } else {
    db.run(
      db.sql
        .deleteFrom('work_apart')
        .where('workspace_id', '=', workspace_id)
        .where('a', '=', a)
        .where('b', '=', b),
    );
  }
}

/** "a b", the lesser id first. */
export function apartPairs(db: Database, workspaceId: string): Set<string> {
  const query = db.sql
    .selectFrom('work_apart')
    .select(['a', 'b'])
    .where('workspace_id', '=', workspaceId);
  return new Set(db.all(query).map(({ a, b }) => `${a} ${b}`));
}

// ---- what hangs on a work, moved to another and back ----

const MOVED = { excerpt: 'work_id', recommendation: 'work_id', comment: 'target_id' } as const;
export type MovedTable = keyof typeof MOVED;
export const MOVED_TABLES = Object.keys(MOVED) as MovedTable[];

const among = (ids: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** The ids of the rows that moved; of those named alone where some are named. */
export function moveRows(
  db: Database,
  table: MovedTable,
  { from, to, only }: { from: string; to: string; only?: readonly string[] },
): string[] {
  const query = db.sql
    .updateTable(table)
    .set({ [MOVED[table]]: to } as never)
    .where(sql.ref(MOVED[table]), '=', from)
    .$if(table === 'comment', (one) => one.where(sql.ref('target_kind'), '=', 'work'))
    .$if(only !== undefined, (one) => one.where(sql.ref('id'), 'in', among(only!)))
    .returning('id');
  return db.all(query).map(({ id }) => id);
}

export interface NameRow {
  folded: string;
  is_alias: number;
}

/** Every name of the one becomes an alias of the other. */
export function moveNames(db: Database, from: string, to: string): NameRow[] {
  const names = db.all(
    db.sql.selectFrom('work_key').select(['folded', 'is_alias']).where('work_id', '=', from),
  );
  db.run(
    db.sql.updateTable('work_key').set({ work_id: to, is_alias: 1 }).where('work_id', '=', from),
  );
  return names;
}

export function giveNamesBack(
  db: Database,
  names: readonly NameRow[],
  { from, to }: { from: string; to: string },
): void {
  for (const { folded, is_alias } of names) {
    db.run(
      db.sql
        .updateTable('work_key')
        .set({ work_id: to, is_alias })
        .where('work_id', '=', from)
        .where('folded', '=', folded),
    );
  }
}

export type ReadingColumns = Selectable<Tables['reading']>;

export function readingRows(db: Database, workId: string): ReadingColumns[] {
  return db.all(db.sql.selectFrom('reading').selectAll().where('work_id', '=', workId));
}

export function putReading(db: Database, row: ReadingColumns): void {
  db.run(
    db.sql
      .insertInto('reading')
      .values(row)
      .onConflict((conflict) => conflict.columns(['work_id', 'user_id']).doUpdateSet(row)),
  );
}

export function removeReading(db: Database, workId: string, userId: string): void {
  db.run(db.sql.deleteFrom('reading').where('work_id', '=', workId).where('user_id', '=', userId));
}
