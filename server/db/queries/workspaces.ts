import type { Role } from '../../../app/domain/roles.ts';
import type { Member } from '../../types.ts';
import type { Database } from '../sqlite.ts';

export interface WorkspaceRow {
  id: string;
  slug: string;
  name: string;
  is_example: number;
  created_at: string;
  deleted_at: string | null;
}

/** By id or slug, deleted ones included. */
/** How the project makes the keys of new works; null for the usual way. */
export function keyFormulaOf(db: Database, workspaceId: string): string | null {
  const query = db.sql.selectFrom('workspace').select('key_formula').where('id', '=', workspaceId);
  return db.first(query)?.key_formula ?? null;
}

export function setKeyFormula(db: Database, workspaceId: string, formula: string | null): void {
  db.run(
    db.sql.updateTable('workspace').set({ key_formula: formula }).where('id', '=', workspaceId),
  );
}

export function workspaceByRef(db: Database, ref: string): WorkspaceRow | null {
  const query = db.sql
    .selectFrom('workspace')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', ref), eb('slug', '=', ref)]));
  return db.first(query);
}

export function slugIsTaken(db: Database, slug: string): boolean {
  return workspaceByRef(db, slug) !== null;
}

export function insertWorkspace(db: Database, row: WorkspaceRow): void {
  db.run(db.sql.insertInto('workspace').values(row));
}

export function updateWorkspace(
  db: Database,
  id: string,
  change: Partial<Pick<WorkspaceRow, 'name' | 'is_example' | 'deleted_at'>>,
): void {
  db.run(db.sql.updateTable('workspace').set(change).where('id', '=', id));
}

export interface MembershipRow extends WorkspaceRow {
  role: Role;
  seen_at: string | null;
  previous_at: string | null;
}

/** Those of one user, the newest visit first, deleted ones included. */
export function workspacesOfUser(db: Database, userId: string): MembershipRow[] {
  return db.all(
    db.sql
      .selectFrom('member')
      .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
      .leftJoin('visit', (join) =>
        join
          .onRef('visit.workspace_id', '=', 'workspace.id')
          .onRef('visit.user_id', '=', 'member.user_id'),
      )
      .selectAll('workspace')
      .select(['member.role', 'visit.seen_at', 'visit.previous_at'])
      .where('member.user_id', '=', userId)
      .orderBy((eb) => eb.fn.coalesce('visit.seen_at', 'workspace.created_at'), 'desc'),
  );
}

export function allWorkspaces(db: Database): WorkspaceRow[] {
  return db.all(db.sql.selectFrom('workspace').selectAll().orderBy('created_at'));
}

export function roleOf(db: Database, workspaceId: string, userId: string): Role | null {
  const query = db.sql
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId);
  return db.first(query)?.role ?? null;
}

export function membersOf(db: Database, workspaceId: string): Member[] {
  return db.all(
    db.sql
      .selectFrom('member')
      .innerJoin('user', 'user.id', 'member.user_id')
      .select([
        'user.id as id',
        'user.name as name',
        'user.email as email',
        'member.role as role',
        'member.function as function',
        'member.joined_at as joinedAt',
      ])
      .where('workspace_id', '=', workspaceId)
      .orderBy('member.joined_at'),
  );
}

/** Joining again changes nothing: an invitation never lowers or raises a member. False when they were one. */
export function insertMember(
  db: Database,
  row: { workspace_id: string; user_id: string; role: Role; joined_at: string },
): boolean {
  const query = db.sql
    .insertInto('member')
    .values({ ...row, function: '' })
    .onConflict((conflict) => conflict.doNothing());
  return db.run(query) === 1;
}

export function updateMember(
  db: Database,
  workspaceId: string,
  userId: string,
  change: { role?: Role; function?: string },
): void {
  db.run(
    db.sql
      .updateTable('member')
      .set(change)
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId),
  );
}

export function deleteMember(db: Database, workspaceId: string, userId: string): void {
  db.run(
    db.sql
      .deleteFrom('member')
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId),
  );
}

export function countOwners(db: Database, workspaceId: string): number {
  const query = db.sql
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner');
  return db.first(query)!.n;
}

export function countMembers(db: Database, workspaceId: string): number {
  const query = db.sql
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspace_id', '=', workspaceId);
  return db.first(query)!.n;
}

export function readVisit(
  db: Database,
  userId: string,
  workspaceId: string,
): { seen_at: string; previous_at: string | null } | null {
  return db.first(
    db.sql
      .selectFrom('visit')
      .select(['seen_at', 'previous_at'])
      .where('user_id', '=', userId)
      .where('workspace_id', '=', workspaceId),
  );
}

export function writeVisit(
  db: Database,
  row: { user_id: string; workspace_id: string; seen_at: string; previous_at: string | null },
): void {
  const { seen_at, previous_at } = row;
  db.run(
    db.sql
      .insertInto('visit')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'workspace_id']).doUpdateSet({ seen_at, previous_at }),
      ),
  );
}
