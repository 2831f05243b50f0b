import type { LocalizedText } from '../../domain/graph/types.ts';

export interface CommentTarget {
  kind: 'concept' | 'proposition' | 'map' | 'work';
  id: string;
}

interface Person {
  id: string;
  name: string;
}

/** Times are ISO 8601, UTC. */
export interface Comment {
  id: string;
  target: CommentTarget;
  body: string;
  /** Null once the person has left Canevas. */
  author: Person | null;
  createdAt: string;
  editedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: Person | null;
}

/** One meaningful difference; `what` names its words in `meetings:changes`, `params` fills them. */
export interface Change {
  at: string;
  person: Person | null;
  area: 'graph' | 'library' | 'comments' | 'members';
  what: string;
  params: Record<string, string | number | LocalizedText>;
  target: CommentTarget | null;
  /** Positions only. */
  layout: boolean;
}
