import { tokenLabels } from './db/queries/invitations.ts';
import { namesById } from './db/queries/users.ts';
import type { Database } from './db/sqlite.ts';
import type { Person } from './types.ts';

/** Authors that are no person; the interface words their id ("example": "d'après le projet de thèse"). */
export const SYSTEM_AUTHORS = ['example', 'operator', 'system'] as const;

/** Looks up who an author is; null for one whose account is gone. */
export function personLookup(
  db: Database,
  workspaceId: string,
): (author: string | null) => Person | null {
  const users = namesById(db);
  const labels = tokenLabels(db, workspaceId);
  return (author) => {
    if (author === null) return null;
    if ((SYSTEM_AUTHORS as readonly string[]).includes(author)) return { id: author, name: author };
    const name = author.startsWith('token:') ? labels.get(author.slice(6)) : users.get(author);
    return name === undefined ? null : { id: author, name };
  };
}
