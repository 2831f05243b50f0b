import type { SignedInUser } from '../../types.ts';
import type { Database } from '../sqlite.ts';

const COLUMNS = ['id', 'name', 'email', 'isAdministrator'] as const;

const toUser = (row: {
  id: string;
  name: string;
  email: string;
  isAdministrator: number;
}): SignedInUser => ({ ...row, isAdministrator: row.isAdministrator === 1 });

export function hasUsers(db: Database): boolean {
  return db.first(db.sql.selectFrom('user').select('id').limit(1)) !== null;
}

export function userById(db: Database, id: string): SignedInUser | null {
  const row = db.first(db.sql.selectFrom('user').select(COLUMNS).where('id', '=', id));
  return row && toUser(row);
}

/** Addresses are stored in lower case, as better-auth looks them up. */
export function userByEmail(db: Database, email: string): SignedInUser | null {
  const row = db.first(
    db.sql.selectFrom('user').select(COLUMNS).where('email', '=', email.toLowerCase()),
  );
  return row && toUser(row);
}

export function namesById(db: Database): Map<string, string> {
  const rows = db.all(db.sql.selectFrom('user').select(['id', 'name']));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Inside the caller's transaction, with what goes with the account (membership, spent invitation). */
export function insertUser(
  db: Database,
  user: {
    id: string;
    accountRowId: string;
    name: string;
    email: string;
    passwordHash: string;
    isAdministrator: boolean;
    at: string;
  },
): void {
  const { id, at } = user;
  db.run(
    db.sql.insertInto('user').values({
      id,
      name: user.name,
      email: user.email.toLowerCase(),
      emailVerified: 0,
      image: null,
      createdAt: at,
      updatedAt: at,
      isAdministrator: user.isAdministrator ? 1 : 0,
    }),
  );
  db.run(
    db.sql.insertInto('account').values({
      id: user.accountRowId,
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: user.passwordHash,
      createdAt: at,
      updatedAt: at,
    }),
  );
}

export function renameUser(db: Database, id: string, name: string, at: string): void {
  db.run(db.sql.updateTable('user').set({ name, updatedAt: at }).where('id', '=', id));
}

export function passwordHash(db: Database, userId: string): string | null {
  const query = db.sql
    .selectFrom('account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential');
  return db.first(query)?.password ?? null;
}

/** Ends every session too: whoever held one may be why the password changed. */
export function replacePassword(db: Database, userId: string, hash: string, at: string): void {
  db.run(
    db.sql
      .updateTable('account')
      .set({ password: hash, updatedAt: at })
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential'),
  );
  db.run(db.sql.deleteFrom('session').where('userId', '=', userId));
}

export function sessionIsLive(db: Database, id: string, at: string): boolean {
  const query = db.sql
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('expiresAt', '>', at);
  return db.first(query) !== null;
}

export function insertResetLink(
  db: Database,
  link: { token_hash: string; user_id: string; created_at: string; expires_at: string },
): void {
  db.run(db.sql.insertInto('reset_link').values({ ...link, used_at: null }));
}

export function openResetLink(
  db: Database,
  tokenHash: string,
  at: string,
): { userId: string; email: string } | null {
  return db.first(
    db.sql
      .selectFrom('reset_link')
      .innerJoin('user', 'user.id', 'reset_link.user_id')
      .select(['user.id as userId', 'user.email as email'])
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', at),
  );
}

/** False when someone was quicker. */
export function spendResetLink(db: Database, tokenHash: string, at: string): boolean {
  const query = db.sql
    .updateTable('reset_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at);
  return db.run(query) === 1;
}
