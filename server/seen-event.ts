import { seenComments } from './db/queries/comments.ts';
import { hiddenWorks } from './db/queries/restrictions.ts';
import type { Sight } from './db/sight.ts';
import type { Database } from './db/sqlite.ts';
import type { LiveEvent } from './types.ts';

/**
 * What of an event its listener may hear: restricted works that they may not see, and comments on
 * them, are left out; null where nothing remains. One that names nothing passes: it only asks to look
 * again.
 */
export function seenEvent(
  db: Database,
  workspaceId: string,
  sight: Sight,
  event: LiveEvent,
): LiveEvent | null {
  if (event.kind === 'here') return event;
  if (event.ids.length === 0 || (event.kind !== 'works' && event.kind !== 'comments')) return event;
  let ids: string[];
  if (event.kind === 'works') {
    const hidden = new Set(hiddenWorks(db, workspaceId, sight).map(({ id }) => id));
    ids = event.ids.filter((id) => !hidden.has(id));
  } else {
    ids = seenComments(db, sight, event.ids);
  }
  return ids.length === 0 ? null : { ...event, ids };
}
