import { hashPassword } from 'better-auth/crypto';
import { CanevasError } from '../../app/domain/errors.ts';
import { insertUser, userByEmail } from '../db/queries/users.ts';
import type { Database } from '../db/sqlite.ts';
import { NAME_MAX, emailAddress, newPassword, requiredText } from '../fields.ts';
import { newId } from '../ids.ts';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

export interface PreparedAccount {
  name: string;
  email: string;
  passwordHash: string;
}

/** Checks the fields and hashes the password, which takes long and may not be in a transaction. */
export async function prepareAccount(account: NewAccount): Promise<PreparedAccount> {
  const name = requiredText(account.name, 'name', NAME_MAX);
  const email = emailAddress(account.email);
  const passwordHash = await hashPassword(newPassword(account.password));
  return { name, email, passwordHash };
}

/** Within the transaction of what the account is made for; returns its id. Errors: 'email-taken'. */
export function createAccount(
  db: Database,
  account: PreparedAccount,
  at: string,
  isAdministrator: boolean,
): string {
  if (userByEmail(db, account.email)) throw new CanevasError('email-taken', { field: 'email' });
  const id = newId();
  insertUser(db, { ...account, id, accountRowId: newId(), isAdministrator, at });
  return id;
}
