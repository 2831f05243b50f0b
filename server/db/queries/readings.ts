import type { Priority, Progress, Reading, ReadingState } from '../../../app/domain/readings.ts';
import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

export interface ReadingRow {
  work_id: string;
  user_id: string;
  name: string;
  status: ReadingState | null;
  shared: number;
  verdict: string;
}

/** One's own, and what the others of the workspace share: nobody else's is ever read. */
export function visibleReadings(
  db: Database,
  workspaceId: string,
  userId: string | null,
  workId: string | null = null,
): ReadingRow[] {
  const ofWork = workId === null ? [] : [workId];
  return db.all(
    db.sql
      .selectFrom('reading')
      .$if(workId !== null, (query) => query.where('reading.work_id', 'in', ofWork))
      .innerJoin('work', 'work.id', 'reading.work_id')
      .innerJoin('user', 'user.id', 'reading.user_id')
      // Who has left takes their readings out of sight.
      .innerJoin('member', (join) =>
        join
          .onRef('member.user_id', '=', 'reading.user_id')
          .onRef('member.workspace_id', '=', 'work.workspace_id'),
      )
      .select([
        'reading.work_id',
        'reading.user_id',
        'user.name',
        'reading.status',
        'reading.shared',
        'reading.verdict',
      ])
      .where('work.workspace_id', '=', workspaceId)
      .where(isSeen('work.id', userId))
      .where((eb) => eb.or([eb('reading.user_id', '=', userId ?? ''), eb('shared', '=', 1)]))
      .orderBy('user.name'),
  );
}

const OWN_COLUMNS = [
  'reading.work_id',
  'reading.status',
  'reading.shared',
  'reading.priority',
  'reading.due',
  'reading.progress_unit',
  'reading.progress_at',
  'reading.progress_of',
  'reading.tags',
  'reading.verdict',
  'reading.rank',
  'reading.status_at',
] as const;

interface OwnRow {
  status: ReadingState | null;
  shared: number;
  priority: number | null;
  due: string | null;
  progress_unit: string | null;
  progress_at: number | null;
  progress_of: number | null;
  tags: string;
  verdict: string;
  rank: string | null;
  status_at: string | null;
}

export function toReading(row: OwnRow): Reading {
  return {
    status: row.status,
    shared: row.shared === 1,
    priority: row.priority as Priority | null,
    due: row.due,
    progress:
      row.progress_at === null
        ? null
        : {
            unit: row.progress_unit as Progress['unit'],
            at: row.progress_at,
            of: row.progress_of,
          },
    tags: JSON.parse(row.tags) as string[],
    verdict: row.verdict,
    rank: row.rank,
    statusAt: row.status_at,
  };
}

export function ownReading(db: Database, userId: string, workId: string): Reading | null {
  const row = db.first(
    db.sql
      .selectFrom('reading')
      .select(OWN_COLUMNS)
      .where('user_id', '=', userId)
      .where('work_id', '=', workId),
  );
  return row && toReading(row);
}

/** All that one keeps in a workspace, by work; of restricted works, only where one is named. */
export function ownReadings(
  db: Database,
  workspaceId: string,
  userId: string,
): Map<string, Reading> {
  const rows = db.all(
    db.sql
      .selectFrom('reading')
      .innerJoin('work', 'work.id', 'reading.work_id')
      .select(OWN_COLUMNS)
      .where('work.workspace_id', '=', workspaceId)
      .where('reading.user_id', '=', userId)
      .where(isSeen('work.id', userId)),
  );
  return new Map(rows.map((row) => [row.work_id, toReading(row)]));
}

export function writeReading(
  db: Database,
  userId: string,
  workId: string,
  reading: Reading,
  at: string,
): void {
  const { progress } = reading;
  const values = {
    status: reading.status,
    shared: reading.shared ? 1 : 0,
    updated_at: at,
    priority: reading.priority,
    due: reading.due,
    progress_unit: progress?.unit ?? null,
    progress_at: progress?.at ?? null,
    progress_of: progress?.of ?? null,
    tags: JSON.stringify(reading.tags),
    verdict: reading.verdict,
    rank: reading.rank,
    status_at: reading.statusAt,
  };
  db.run(
    db.sql
      .insertInto('reading')
      .values({ user_id: userId, work_id: workId, ...values })
      .onConflict((conflict) => conflict.columns(['work_id', 'user_id']).doUpdateSet(values)),
  );
}

// ---- recommendations: between the two they concern ----

export interface RecommendationRow {
  id: string;
  work_id: string;
  from_id: string;
  to_id: string;
  reason: string;
  due: string | null;
  created_at: string;
}

export function insertRecommendation(db: Database, row: RecommendationRow): void {
  db.run(db.sql.insertInto('recommendation').values(row));
}

/** Those that one has made or received, newest first. */
export function recommendationsOf(
  db: Database,
  workspaceId: string,
  userId: string,
): RecommendationRow[] {
  return db.all(
    db.sql
      .selectFrom('recommendation')
      .innerJoin('work', 'work.id', 'recommendation.work_id')
      .selectAll('recommendation')
      .where('work.workspace_id', '=', workspaceId)
      .where(isSeen('work.id', userId))
      .where((eb) => eb.or([eb('from_id', '=', userId), eb('to_id', '=', userId)]))
      .orderBy('recommendation.created_at', 'desc'),
  );
}

/** By either of the two; false where it is neither's. */
export function deleteRecommendation(db: Database, id: string, userId: string): boolean {
  const query = db.sql
    .deleteFrom('recommendation')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('from_id', '=', userId), eb('to_id', '=', userId)]));
  return db.run(query) === 1;
}

// ---- saved views ----

export interface ViewRow {
  id: string;
  name: string;
  query: string;
}

export function viewsOf(db: Database, workspaceId: string, userId: string): ViewRow[] {
  return db.all(
    db.sql
      .selectFrom('reading_view')
      .select(['id', 'name', 'query'])
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .orderBy('id'),
  );
}

export function insertView(
  db: Database,
  row: ViewRow & { workspace_id: string; user_id: string; created_at: string },
): void {
  db.run(db.sql.insertInto('reading_view').values(row));
}

export function deleteView(db: Database, userId: string, id: string): boolean {
  const query = db.sql
    .deleteFrom('reading_view')
    .where('id', '=', id)
    .where('user_id', '=', userId);
  return db.run(query) === 1;
}

/** Whether the person is of the workspace, and the work in their sight: before a recommendation. */
export function maySee(db: Database, workspaceId: string, workId: string, sight: Sight): boolean {
  const query = db.sql
    .selectFrom('work')
    .innerJoin('member', 'member.workspace_id', 'work.workspace_id')
    .select('work.id')
    .where('work.workspace_id', '=', workspaceId)
    .where('work.id', '=', workId)
    .where('member.user_id', '=', sight)
    .where(isSeen('work.id', sight));
  return db.first(query) !== null;
}
