import type { CommentTarget } from '../../types.ts';
import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

export interface CommentRow {
  id: string;
  target_kind: CommentTarget['kind'];
  target_id: string;
  body: string;
  author_id: string | null;
  created_at: string;
  edited_at: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
}

/** Oldest first: a conversation. */
export function listComments(
  db: Database,
  workspaceId: string,
  sight: Sight,
  filter: { target?: CommentTarget | undefined; resolved?: boolean | undefined } = {},
): CommentRow[] {
  let query = db.sql
    .selectFrom('comment')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
    .where(isSeen('comment.target_id', sight))
    .orderBy('created_at')
    .orderBy('id');
  if (filter.target) {
    query = query
      .where('target_kind', '=', filter.target.kind)
      .where('target_id', '=', filter.target.id);
  }
  if (filter.resolved !== undefined) {
    query = query.where('resolved_at', filter.resolved ? 'is not' : 'is', null);
  }
  return db.all(query);
}

export function commentById(
  db: Database,
  workspaceId: string,
  sight: Sight,
  id: string,
): CommentRow | null {
  return db.first(
    db.sql
      .selectFrom('comment')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .where(isSeen('comment.target_id', sight)),
  );
}

export function insertComment(
  db: Database,
  row: Pick<
    CommentRow,
    'id' | 'target_kind' | 'target_id' | 'body' | 'author_id' | 'created_at'
  > & { workspace_id: string },
): void {
  db.run(
    db.sql.insertInto('comment').values({
      ...row,
      edited_at: null,
      resolved_at: null,
      resolved_by: null,
      deleted_at: null,
    }),
  );
}

export function updateComment(
  db: Database,
  id: string,
  change: {
    body?: string;
    edited_at?: string;
    resolved_at?: string | null;
    resolved_by?: string | null;
    deleted_at?: string;
  },
): void {
  db.run(db.sql.updateTable('comment').set(change).where('id', '=', id));
}

/** Comments written or resolved since a time. */
export function commentsSince(
  db: Database,
  workspaceId: string,
  since: string,
  sight: Sight,
): CommentRow[] {
  return db.all(
    db.sql
      .selectFrom('comment')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('deleted_at', 'is', null)
      .where(isSeen('comment.target_id', sight))
      .where((eb) => eb.or([eb('created_at', '>', since), eb('resolved_at', '>', since)])),
  );
}

/** Of these comments, deleted ones included, those that may be seen. */
export function seenComments(db: Database, sight: Sight, ids: readonly string[]): string[] {
  const query = db.sql
    .selectFrom('comment')
    .select('id')
    .where('id', 'in', ids)
    .where(isSeen('comment.target_id', sight));
  return db.all(query).map(({ id }) => id);
}
