import type { LocalizedText } from '../../app/domain/graph/types.ts';
import { beginningOf } from '../../app/domain/graphemes.ts';
import { authorise, sightOf } from '../access.ts';
import type { Context } from '../context.ts';
import { commentsSince } from '../db/queries/comments.ts';
import { auditSince } from '../db/queries/lab.ts';
import { worksChangedSince } from '../db/queries/works.ts';
import type { Sight } from '../db/sight.ts';
import { personLookup } from '../people.ts';
import type { ChangeService } from '../services.ts';
import type { ChangeItem } from '../types.ts';
import { graphChanges } from './graph-changes.ts';

type WithAuthor = Omit<ChangeItem, 'person'> & { author: string | null };

export function createChangeService(context: Context): ChangeService {
  const { db } = context;
  return {
    async since(actor, ref, since) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const person = personLookup(db, workspace.id);
      return [
        ...(await graphChanges(context, workspace.id, since)),
        ...tableChanges(context, workspace.id, since, sightOf(actor)),
      ]
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .map(({ author, ...item }) => ({ ...item, person: person(author) }));
    },
  };
}

/** What others did since a time, counted as it is told in the meetings' page, drags left out: for Home. */
export async function countChanges(
  context: Context,
  workspaceId: string,
  since: string,
  exceptAuthor: string,
): Promise<number> {
  const changes = [
    ...tableChanges(context, workspaceId, since, exceptAuthor),
    ...(await graphChanges(context, workspaceId, since)),
  ];
  return changes.filter(
    ({ author, layout }) => author !== exceptAuthor && author !== 'system' && !layout,
  ).length;
}

/** Library, comments and members: rows that carry their own time and author. */
function tableChanges(
  context: Context,
  workspaceId: string,
  since: string,
  sight: Sight,
): WithAuthor[] {
  return [
    ...workChanges(context, workspaceId, since, sight),
    ...commentChanges(context, workspaceId, since, sight),
    ...memberChanges(context, workspaceId, since),
  ];
}

function workChanges(
  { db }: Context,
  workspaceId: string,
  since: string,
  sight: Sight,
): WithAuthor[] {
  return worksChangedSince(db, workspaceId, since, sight).flatMap((row): WithAuthor[] => {
    const isNew = row.created_at > since;
    if (isNew && row.deleted_at) return [];
    const what = isNew ? 'workAdded' : row.deleted_at ? 'workDeleted' : 'workEdited';
    return [
      {
        at: isNew ? row.created_at : row.updated_at,
        author: isNew ? row.created_by : row.updated_by,
        area: 'library',
        what,
        params: { key: row.key, title: row.title, creators: row.creators, year: row.year ?? '' },
        target: { kind: 'work', id: row.id },
        layout: false,
      },
    ];
  });
}

function commentChanges(
  { db }: Context,
  workspaceId: string,
  since: string,
  sight: Sight,
): WithAuthor[] {
  return commentsSince(db, workspaceId, since, sight).flatMap((row) => {
    const about = {
      area: 'comments' as const,
      params: { body: beginningOf(row.body, 160) },
      target: { kind: row.target_kind, id: row.target_id },
      layout: false,
    };
    const written = { ...about, what: 'commentAdded', at: row.created_at, author: row.author_id };
    const items: WithAuthor[] = row.created_at > since ? [written] : [];
    if (row.resolved_at && row.resolved_at > since) {
      const { resolved_at: at, resolved_by: author } = row;
      items.push({ ...about, what: 'commentResolved', at, author });
    }
    return items;
  });
}

/** Acts of the audit that the whole project may read. */
const TOLD: Record<string, string> = {
  joined: 'memberJoined',
  'member-left': 'memberLeft',
  'member-removed': 'memberRemoved',
  'role-changed': 'roleChanged',
};

function memberChanges({ db }: Context, workspaceId: string, since: string): WithAuthor[] {
  const person = personLookup(db, workspaceId);
  return auditSince(db, workspaceId, since).flatMap(({ at, actor, act, params }): WithAuthor[] => {
    const what = TOLD[act];
    if (!what) return [];
    const { role, to, user } = params;
    const about: Record<string, string | LocalizedText> = {
      name: person(typeof user === 'string' ? user : actor)?.name ?? '',
      role: String(to ?? role ?? ''),
    };
    return [
      { at, author: actor, area: 'members', what, params: about, target: null, layout: false },
    ];
  });
}
