import { CanevasError } from '../../app/domain/errors.ts';
import { ABILITIES, can, type Ability } from '../../app/domain/roles.ts';
import { authorise, authorOf, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { countWorks } from '../db/queries/works.ts';
import {
  countMembers,
  readVisit,
  updateWorkspace,
  workspacesOfUser,
  writeVisit,
  type MembershipRow,
} from '../db/queries/workspaces.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import type { WorkspaceService } from '../services.ts';
import type { Actor, WorkspaceCard } from '../types.ts';
import { countChanges } from './changes.ts';
import { createExample } from './example.ts';
import { copyWorkspace, importProject } from './project.ts';
import { makeEmptyWorkspace, summary, summaryFor } from './workspace-making.ts';

/** A page left open for less is the same visit: "since your last visit" means the day before, not the last click. */
const SAME_VISIT_MS = 2 * 3600_000;

export function createWorkspaceService(context: Context): WorkspaceService {
  const { db, rooms } = context;

  function audit(actor: Actor, workspaceId: string, act: string, params: object = {}): void {
    const at = timestamp(context);
    insertAudit(db, { at, actor: authorOf(actor), workspace: workspaceId, act, params });
    context.events.emit(workspaceId, {
      kind: 'workspace',
      ids: [workspaceId],
      by: authorOf(actor),
    });
  }

  const own = (actor: Actor): MembershipRow[] =>
    actor.kind === 'user' ? workspacesOfUser(db, actor.userId) : [];

  async function card(row: MembershipRow, userId: string): Promise<WorkspaceCard> {
    const graph = (await rooms.graph(row.id)).projection();
    return {
      ...summary(row, row.role),
      members: countMembers(db, row.id),
      works: countWorks(db, row.id, userId),
      maps: Object.keys(graph.maps).length,
      lastVisitAt: row.seen_at,
      changesSinceVisit: row.seen_at ? await countChanges(context, row.id, row.seen_at, userId) : 0,
    };
  }

  function remove(actor: Actor, ref: string) {
    const { workspace } = authorise(db, actor, ref, 'manageWorkspace');
    const deleted_at = timestamp(context);
    updateWorkspace(db, workspace.id, { deleted_at });
    audit(actor, workspace.id, 'workspace-deleted');
    rooms.rolesChanged(workspace.id);
    return summaryFor(context, workspace.id, 'owner');
  }

  return {
    list: (actor) =>
      own(actor)
        .filter((row) => row.deleted_at === null)
        .map((row) => summary(row, row.role)),
    listDeleted: (actor) =>
      own(actor)
        .filter((row) => row.deleted_at !== null && can(row.role, 'manageWorkspace'))
        .map((row) => summary(row, row.role)),
    async cards(actor) {
      const userId = requireUser(actor);
      const rows = own(actor).filter((row) => row.deleted_at === null);
      return Promise.all(rows.map((row) => card(row, userId)));
    },
    get(actor, ref) {
      const { workspace, role } = authorise(db, actor, ref, 'read');
      const visit = actor.kind === 'user' ? readVisit(db, actor.userId, workspace.id) : null;
      const abilities = Object.fromEntries(
        Object.keys(ABILITIES).map((ability) => [ability, can(role, ability as Ability)]),
      ) as Record<Ability, boolean>;
      return { ...summary(workspace, role), abilities, lastVisitAt: visit?.previous_at ?? null };
    },
    visit(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      if (actor.kind !== 'user') return;
      const now = context.clock();
      const before = readVisit(db, actor.userId, workspace.id);
      const isSame = before && now.getTime() - Date.parse(before.seen_at) < SAME_VISIT_MS;
      writeVisit(db, {
        user_id: actor.userId,
        workspace_id: workspace.id,
        seen_at: now.toISOString(),
        previous_at: isSame ? before.previous_at : (before?.seen_at ?? null),
      });
    },

    async create(actor, { name, example = false }) {
      const ownerId = requireUser(actor);
      if (example) return createExample(context, ownerId, name);
      const id = await makeEmptyWorkspace(context, { name, ownerId });
      return summaryFor(context, id, 'owner');
    },
    rename(actor, ref, name) {
      const { workspace, role } = authorise(db, actor, ref, 'manageWorkspace');
      // The slug stays: addresses in .tex files and bookmarks go on working.
      updateWorkspace(db, workspace.id, { name: requiredText(name, 'name', NAME_MAX) });
      audit(actor, workspace.id, 'workspace-renamed', { name });
      return summaryFor(context, workspace.id, role);
    },
    async duplicate(actor, ref, name) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const ownerId = requireUser(actor);
      return copyWorkspace(context, workspace.id, { name, ownerId, author: authorOf(actor) });
    },
    delete: remove,
    restore(actor, ref) {
      const { workspace, role } = authorise(db, actor, ref, 'manageWorkspace', { deleted: true });
      updateWorkspace(db, workspace.id, { deleted_at: null });
      audit(actor, workspace.id, 'workspace-restored');
      return summaryFor(context, workspace.id, role);
    },
    keepExample(actor, ref) {
      const { workspace, role } = authorise(db, actor, ref, 'manageWorkspace');
      updateWorkspace(db, workspace.id, { is_example: 0 });
      audit(actor, workspace.id, 'example-kept');
      return summaryFor(context, workspace.id, role);
    },
    async eraseExample(actor, ref, name) {
      const ownerId = requireUser(actor);
      const { workspace } = authorise(db, actor, ref, 'manageWorkspace');
      if (!workspace.is_example) throw new CanevasError('not-found');
      const id = await makeEmptyWorkspace(context, { name, ownerId });
      remove(actor, ref);
      return summaryFor(context, id, 'owner');
    },
    async importProject(actor, input) {
      const ownerId = requireUser(actor);
      return importProject(context, { ...input, ownerId, author: authorOf(actor) });
    },
  };
}
