import { CanevasError } from '../../app/domain/errors.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import { authorise, requireUser, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import {
  commentById,
  insertComment,
  listComments,
  updateComment,
  type CommentRow,
} from '../db/queries/comments.ts';
import { workById } from '../db/queries/works.ts';
import type { Sight } from '../db/sight.ts';
import { requiredText } from '../fields.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { CommentService } from '../services.ts';
import type { Comment, CommentTarget } from '../types.ts';

export const COMMENT_MAX = 5000;

export function createCommentService(context: Context): CommentService {
  const { db, rooms } = context;

  function toComment(workspaceId: string, row: CommentRow): Comment {
    return commentView(row, personLookup(db, workspaceId));
  }

  function find(workspaceId: string, sight: Sight, id: string): CommentRow {
    const row = commentById(db, workspaceId, sight, id);
    if (!row) throw new CanevasError('not-found');
    return row;
  }

  function changed(workspaceId: string, id: string, by: string): Comment {
    context.events.emit(workspaceId, { kind: 'comments', ids: [id], by });
    return toComment(workspaceId, find(workspaceId, by, id));
  }

  return {
    list(actor, ref, filter) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const person = personLookup(db, workspace.id);
      return listComments(db, workspace.id, sightOf(actor), filter).map((row) =>
        commentView(row, person),
      );
    },
    async add(actor, ref, { target, body }) {
      const { workspace } = authorise(db, actor, ref, 'comment');
      const author_id = requireUser(actor);
      const text = requiredText(body, 'body', COMMENT_MAX);
      const graph = (await rooms.graph(workspace.id)).projection();
      const isThere =
        target.kind === 'work'
          ? workById(db, workspace.id, target.id, author_id) !== null
          : isInGraph(graph, target);
      if (!isThere) throw new CanevasError('not-found');
      const id = newId();
      insertComment(db, {
        id,
        workspace_id: workspace.id,
        target_kind: target.kind,
        target_id: target.id,
        body: text,
        author_id,
        created_at: timestamp(context),
      });
      return changed(workspace.id, id, author_id);
    },
    edit(actor, ref, commentId, body) {
      const { workspace } = authorise(db, actor, ref, 'comment');
      const userId = requireUser(actor);
      if (find(workspace.id, userId, commentId).author_id !== userId)
        throw new CanevasError('forbidden');
      const text = requiredText(body, 'body', COMMENT_MAX);
      updateComment(db, commentId, { body: text, edited_at: timestamp(context) });
      return changed(workspace.id, commentId, userId);
    },
    resolve(actor, ref, commentId, resolved) {
      const { workspace } = authorise(db, actor, ref, 'comment');
      const userId = requireUser(actor);
      find(workspace.id, userId, commentId);
      updateComment(db, commentId, {
        resolved_at: resolved ? timestamp(context) : null,
        resolved_by: resolved ? userId : null,
      });
      return changed(workspace.id, commentId, userId);
    },
    delete(actor, ref, commentId) {
      const { workspace, role } = authorise(db, actor, ref, 'comment');
      const userId = requireUser(actor);
      const { author_id } = find(workspace.id, userId, commentId);
      if (author_id !== userId && role !== 'owner') throw new CanevasError('forbidden');
      updateComment(db, commentId, { deleted_at: timestamp(context) });
      context.events.emit(workspace.id, { kind: 'comments', ids: [commentId], by: userId });
    },
  };
}

export function commentView(row: CommentRow, person: ReturnType<typeof personLookup>): Comment {
  return {
    id: row.id,
    target: { kind: row.target_kind, id: row.target_id },
    body: row.body,
    author: person(row.author_id),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    resolvedAt: row.resolved_at,
    resolvedBy: person(row.resolved_by),
  };
}

function isInGraph(graph: Graph, { kind, id }: CommentTarget): boolean {
  if (kind === 'concept') return Object.hasOwn(graph.concepts, id);
  if (kind === 'proposition') return Object.hasOwn(graph.propositions, id);
  return kind === 'map' && Object.hasOwn(graph.maps, id);
}
