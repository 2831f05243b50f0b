import { sql } from 'kysely';
import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

export interface ExcerptRow {
  id: string;
  work_id: string;
  quotation: string;
  language: string;
  translation: string;
  locator_label: string | null;
  locator_value: string | null;
  comment: string;
  speaker: string;
  tags: string;
  concepts: string;
  colour: string | null;
  version: number;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
  deleted_at: string | null;
}

/** With what names its work in a list. */
export interface ListedExcerpt extends ExcerptRow {
  work_key: string;
  work_title: string;
  work_creators: string;
  work_year: number | null;
  work_restricted: number;
}

function seenExcerpts(db: Database, workspaceId: string, sight: Sight) {
  return db.sql
    .selectFrom('excerpt')
    .innerJoin('work', 'work.id', 'excerpt.work_id')
    .selectAll('excerpt')
    .select([
      'work.key as work_key',
      'work.title as work_title',
      'work.creators as work_creators',
      'work.year as work_year',
      'work.restricted as work_restricted',
    ])
    .where('work.workspace_id', '=', workspaceId)
    .where('work.withdrawn_at', 'is', null)
    .where(isSeen('work.id', sight));
}

/** In the order of the pages as far as they are numbers, then of their making. */
export function listExcerpts(
  db: Database,
  workspaceId: string,
  sight: Sight,
  filter: { work?: string; ids?: readonly string[]; since?: string } = {},
): ListedExcerpt[] {
  let query = seenExcerpts(db, workspaceId, sight).where('excerpt.deleted_at', 'is', null);
  if (filter.work !== undefined) query = query.where('excerpt.work_id', '=', filter.work);
  if (filter.since !== undefined) query = query.where('excerpt.created_at', '>', filter.since);
  if (filter.ids) {
    const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify(filter.ids)}))`;
    query = query.where('excerpt.id', 'in', ids);
  }
  return db.all(
    query
      .orderBy('excerpt.work_id')
      .orderBy(sql`CAST(excerpt.locator_value AS INTEGER)`)
      .orderBy('excerpt.created_at')
      .orderBy('excerpt.id'),
  );
}

/** Deleted ones too: they can be brought back. */
export function excerptById(
  db: Database,
  workspaceId: string,
  sight: Sight,
  id: string,
): ListedExcerpt | null {
  return db.first(seenExcerpts(db, workspaceId, sight).where('excerpt.id', '=', id));
}

export function insertExcerpt(db: Database, row: ExcerptRow): void {
  db.run(db.sql.insertInto('excerpt').values(row));
}

/** Only over the version that was read; false where somebody has saved since. */
export function updateExcerpt(
  db: Database,
  id: string,
  version: number,
  change: Partial<Omit<ExcerptRow, 'id' | 'work_id' | 'version'>>,
): boolean {
  const query = db.sql
    .updateTable('excerpt')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version);
  return db.run(query) === 1;
}
