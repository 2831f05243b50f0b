import { sql } from 'kysely';
import type { Database } from '../sqlite.ts';

/** Notes what a work was copied from, when its project was duplicated. */
export function setOrigin(db: Database, workId: string, origin: string): void {
  db.run(db.sql.updateTable('work').set({ origin }).where('id', '=', workId));
}

/** The copies of a work in other projects, copies of copies too; never what it was copied from itself. */
export function copiesOf(
  db: Database,
  workId: string,
): Array<{ id: string; workspace_id: string }> {
  return db.all(
    db.sql
      .withRecursive('copy', (make) =>
        make
          .selectFrom('work')
          .select(['work.id', 'work.workspace_id'])
          .where('work.origin', '=', workId)
          .unionAll(
            make
              .selectFrom('work')
              .innerJoin('copy', 'copy.id', 'work.origin')
              .select(['work.id', 'work.workspace_id']),
          ),
      )
      .selectFrom('copy')
      .select(['copy.id', 'copy.workspace_id'])
      .orderBy(sql`copy.id`),
  );
}
