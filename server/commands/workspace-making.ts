import { seedDefaults } from '../../app/domain/graph/defaults.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import type { Role } from '../../app/domain/roles.ts';
import { timestamp, type Context } from '../context.ts';
import {
  insertMember,
  insertWorkspace,
  slugIsTaken,
  workspaceByRef,
  type WorkspaceRow,
} from '../db/queries/workspaces.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import { newId, slugFor } from '../ids.ts';
import type { WorkspaceSummary } from '../types.ts';

/** The row and its owner's membership; returns its id. The graph and the library are the caller's. */
export function makeWorkspace(
  context: Context,
  input: { name: string; ownerId: string; isExample: boolean },
): string {
  const { db } = context;
  const name = requiredText(input.name, 'name', NAME_MAX);
  const at = timestamp(context);
  const id = newId();
  db.transaction(() => {
    const slug = slugFor(name, (candidate) => slugIsTaken(db, candidate));
    const is_example = input.isExample ? 1 : 0;
    insertWorkspace(db, { id, slug, name, is_example, created_at: at, deleted_at: null });
    insertMember(db, { workspace_id: id, user_id: input.ownerId, role: 'owner', joined_at: at });
  });
  return id;
}

/** With the vocabularies that a project begins with. */
export async function makeEmptyWorkspace(
  context: Context,
  input: { name: string; ownerId: string },
): Promise<string> {
  const id = makeWorkspace(context, { ...input, isExample: false });
  await (await context.rooms.graph(id)).apply('system', seedDefaults);
  return id;
}

export function summary(row: WorkspaceRow, role: Role): WorkspaceSummary {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    isExample: row.is_example === 1,
    role,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}

export function summaryFor(context: Context, id: string, role: Role): WorkspaceSummary {
  const row = workspaceByRef(context.db, id);
  if (!row) throw new CanevasError('not-found');
  return summary(row, role);
}
