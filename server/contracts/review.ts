/** Comments, search, what changed, and what open pages hear. */
import type { LocalizedText } from '../../app/domain/graph/types.ts';
import type { Whereabouts } from '../../app/domain/protocol.ts';
import type { Actor, Person } from './identity.ts';

export interface CommentTarget {
  kind: 'concept' | 'proposition' | 'map' | 'work';
  id: string;
}

export interface Comment {
  id: string;
  target: CommentTarget;
  body: string;
  author: Person | null;
  createdAt: string;
  editedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: Person | null;
}

export type SearchHit =
  | { kind: 'concept'; id: string; label: LocalizedText; maps: string[] }
  | { kind: 'proposition'; id: string; number: number | null; label: LocalizedText; maps: string[] }
  | { kind: 'map'; id: string; slug: string; name: LocalizedText }
  | { kind: 'work'; id: string; key: string; creators: string; title: string; year: number | null }
  | {
      kind: 'excerpt' | 'note';
      id: string;
      work: { id: string; key: string; title: string };
      excerpt: string;
    }
  | { kind: 'comment'; id: string; target: CommentTarget; excerpt: string; author: string | null };

/** One meaningful difference; `what` is a key of the interface's words, `params` what fills it. */
export interface ChangeItem {
  at: string;
  person: Person | null;
  area: 'graph' | 'library' | 'comments' | 'members';
  what: string;
  /** Labels in each language where they have one. */
  params: Record<string, string | number | LocalizedText>;
  target: CommentTarget | null;
  /** Positions only: shown apart from meaning. */
  layout: boolean;
}

/** What an open page hears at once (GET /api/workspaces/:id/events). */
export type LiveEvent =
  | { kind: 'works' | 'comments' | 'members' | 'workspace'; ids: string[]; by: string | null }
  /** Everyone who has a map of this project open now. */
  | { kind: 'here'; workspace: string; people: Whereabouts[] };

export interface CommentService {
  list(
    actor: Actor,
    ref: string,
    filter?: { target?: CommentTarget; resolved?: boolean },
  ): Comment[];
  /** Errors: 'too-long' (params.max), 'required'. */
  add(actor: Actor, ref: string, input: { target: CommentTarget; body: string }): Promise<Comment>;
  /** One's own only. */
  edit(actor: Actor, ref: string, commentId: string, body: string): Comment;
  resolve(actor: Actor, ref: string, commentId: string, resolved: boolean): Comment;
  /** One's own, or any as owner. */
  delete(actor: Actor, ref: string, commentId: string): void;
}

export interface SearchService {
  /** Concepts, propositions, maps, works, comments; at most `limit` (20) of each kind. */
  find(actor: Actor, ref: string, query: string, limit?: number): Promise<SearchHit[]>;
}

export interface ChangeService {
  /** Newest first, by person; `since` is ISO 8601. */
  since(actor: Actor, ref: string, since: string): Promise<ChangeItem[]>;
}

export interface EventService {
  /** Who is on which map of a project now. */
  here(actor: Actor, ref: string): LiveEvent & { kind: 'here' };
  /**
   * Calls back on each change of the workspace, at once on those of the last `age` milliseconds, and
   * `onEnd` when the actor may hear no more; returns the way to stop.
   */
  subscribe(
    actor: Actor,
    ref: string,
    listener: (event: LiveEvent) => void,
    onEnd?: () => void,
    age?: number,
  ): () => void;
}
