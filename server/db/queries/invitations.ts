import type { Role } from '../../../app/domain/roles.ts';
import type { TokenRole } from '../../types.ts';
import type { Database } from '../sqlite.ts';

export function insertInvitation(
  db: Database,
  row: {
    id: string;
    workspace_id: string;
    token_hash: string;
    role: Role;
    email: string | null;
    created_by: string | null;
    created_at: string;
    expires_at: string;
  },
): void {
  db.run(
    db.sql
      .insertInto('invitation')
      .values({ ...row, revoked_at: null, accepted_at: null, accepted_by: null }),
  );
}

export function invitationsOf(db: Database, workspaceId: string) {
  return db.all(
    db.sql
      .selectFrom('invitation')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .orderBy('created_at', 'desc'),
  );
}

/** Neither spent, revoked nor expired, into a workspace that is there. */
export function openInvitation(db: Database, tokenHash: string, at: string) {
  return db.first(
    db.sql
      .selectFrom('invitation')
      .innerJoin('workspace', 'workspace.id', 'invitation.workspace_id')
      .leftJoin('user', 'user.id', 'invitation.created_by')
      .select([
        'invitation.id as id',
        'invitation.workspace_id as workspaceId',
        'invitation.role as role',
        'invitation.email as email',
        'workspace.name as workspaceName',
        'user.name as invitedBy',
      ])
      .where('token_hash', '=', tokenHash)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', at)
      .where('workspace.deleted_at', 'is', null),
  );
}

/** False when someone was quicker. */
export function spendInvitation(db: Database, id: string, userId: string, at: string): boolean {
  const query = db.sql
    .updateTable('invitation')
    .set({ accepted_at: at, accepted_by: userId })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at);
  return db.run(query) === 1;
}

export function revokeInvitation(
  db: Database,
  workspaceId: string,
  id: string,
  at: string,
): boolean {
  const query = db.sql
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
  return db.run(query) === 1;
}

export function insertToken(
  db: Database,
  row: {
    id: string;
    workspace_id: string;
    token_hash: string;
    label: string;
    role: TokenRole;
    created_at: string;
  },
): void {
  db.run(
    db.sql.insertInto('access_token').values({ ...row, last_used_at: null, revoked_at: null }),
  );
}

export function tokensOf(db: Database, workspaceId: string) {
  return db.all(
    db.sql
      .selectFrom('access_token')
      .select([
        'id',
        'label',
        'role',
        'created_at as createdAt',
        'last_used_at as lastUsedAt',
        'revoked_at as revokedAt',
      ])
      .where('workspace_id', '=', workspaceId)
      .orderBy('created_at', 'desc'),
  );
}

/** A live token of a workspace that is there. */
export function liveToken(db: Database, tokenHash: string) {
  return db.first(
    db.sql
      .selectFrom('access_token')
      .innerJoin('workspace', 'workspace.id', 'access_token.workspace_id')
      .select([
        'access_token.id as id',
        'workspace_id as workspaceId',
        'role',
        'label',
        'last_used_at as lastUsedAt',
      ])
      .where('token_hash', '=', tokenHash)
      .where('revoked_at', 'is', null)
      .where('workspace.deleted_at', 'is', null),
  );
}

/** Asked at each message of an open socket. */
export function tokenIsLive(db: Database, id: string): boolean {
  const query = db.sql
    .selectFrom('access_token')
    .select('id')
    .where('id', '=', id)
    .where('revoked_at', 'is', null);
  return db.first(query) !== null;
}

export function touchToken(db: Database, id: string, at: string): void {
  db.run(db.sql.updateTable('access_token').set({ last_used_at: at }).where('id', '=', id));
}

export function revokeToken(db: Database, workspaceId: string, id: string, at: string): boolean {
  const query = db.sql
    .updateTable('access_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null);
  return db.run(query) === 1;
}

export function tokenLabels(db: Database, workspaceId: string): Map<string, string> {
  return new Map(tokensOf(db, workspaceId).map(({ id, label }) => [id, label]));
}
