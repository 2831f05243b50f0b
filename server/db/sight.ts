import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Whose eyes a query reads with: a member's id, or null for nobody in particular (an access token,
 * the command line). A restricted work exists for the members that it names and for nobody else;
 * whoever forgets to say whose eyes they are sees no restricted work.
 */
export type Sight = string | null;

export const NOBODY: Sight = null;

/** Holds where the work that `column` names ("work.id", "comment.target_id") may be seen. */
export function isSeen(column: string, sight: Sight): RawBuilder<SqlBool> {
  const work = sql.ref(column);
  return sql<SqlBool>`(
    NOT EXISTS (SELECT 1 FROM work AS held WHERE held.id = ${work} AND held.restricted = 1)
    OR EXISTS (SELECT 1 FROM work_reader AS named WHERE named.work_id = ${work} AND named.user_id = ${sight})
  )`;
}
