/**
 * What the command line can ask, run by the server when it holds the data and by the command
 * itself when not. Parameters and results are plain JSON: they may cross the control socket.
 */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CanevasError } from '../../app/domain/errors.ts';
import { IMPORT_FORMATS, OMITTABLE } from '../../bibliography/index.ts';
import { createAccount, prepareAccount } from '../auth/accounts.ts';
import { makeResetLink } from '../auth/service.ts';
import { writeBackup } from '../backup/backup.ts';
import { hasUsers, userByEmail } from '../db/queries/users.ts';
import { allWorkspaces } from '../db/queries/workspaces.ts';
import { debugDocument } from './debug.ts';
import type { OpenData } from '../open-data.ts';
import { EXPORT_FORMATS, type Actor, type Scope } from '../types.ts';

const OPERATOR: Actor = { kind: 'operator' };

interface Operation<Params> {
  params: z.ZodType<Params>;
  run(data: OpenData, params: Params): unknown;
}

function operation<Params>(
  params: z.ZodType<Params>,
  run: (data: OpenData, params: Params) => unknown,
): Operation<Params> {
  return { params, run };
}

function userNamed({ db }: OpenData, email: string): string {
  const user = userByEmail(db, email);
  if (!user) throw new CanevasError('user-missing', { email });
  return user.id;
}

const text = z.string();

export const OPERATIONS = {
  'user.add': operation(
    z.object({ email: text, name: text, password: text }),
    async ({ db, context }, params) => {
      const account = await prepareAccount(params);
      const at = context.clock().toISOString();
      // Whoever makes the first account from the machine itself installs the lab.
      const id = db.transaction(() => createAccount(db, account, at, !hasUsers(db)));
      return { id, email: account.email };
    },
  ),
  'user.reset-link': operation(z.object({ email: text }), (data, { email }) => ({
    url: makeResetLink(data.context, 'operator', null, userNamed(data, email)),
  })),
  'workspace.add': operation(
    z.object({ name: text, owner: text, example: z.boolean() }),
    (data, { name, owner, example }) => {
      const actor: Actor = { kind: 'user', userId: userNamed(data, owner) };
      return data.services.workspaces.create(actor, { name, example });
    },
  ),
  'workspace.list': operation(z.object({}), ({ db }) =>
    allWorkspaces(db)
      .filter(({ deleted_at }) => deleted_at === null)
      .map(({ id, slug, name }) => ({ id, slug, name })),
  ),
  'map.list': operation(z.object({ workspace: text }), async ({ services }, { workspace }) =>
    (await services.maps.list(OPERATOR, workspace)).filter(({ deleted }) => !deleted),
  ),
  'token.add': operation(
    z.object({ workspace: text, role: z.enum(['viewer', 'editor']), name: text }),
    ({ services }, { workspace, role, name }) => {
      const { token, secret } = services.tokens.create(OPERATOR, workspace, { role, label: name });
      return { id: token.id, token: secret };
    },
  ),
  'token.list': operation(z.object({ workspace: text }), ({ services }, { workspace }) =>
    services.tokens.list(OPERATOR, workspace),
  ),
  'token.revoke': operation(
    z.object({ workspace: text, id: text }),
    ({ services }, { workspace, id }) => {
      services.tokens.revoke(OPERATOR, workspace, id);
      return { id };
    },
  ),
  import: operation(
    z.object({
      workspace: text,
      filename: text,
      base64: text,
      format: z.enum(IMPORT_FORMATS).nullable(),
    }),
    ({ services }, { workspace, filename, base64, format }) => {
      return services.library.importNow(OPERATOR, workspace, {
        data: Buffer.from(base64, 'base64'),
        filename,
        format: format ?? undefined,
      });
    },
  ),
  export: operation(
    z.object({
      workspace: text,
      map: text.nullable(),
      format: z.enum(EXPORT_FORMATS),
      style: text.optional(),
      locale: text.optional(),
      omit: z.array(z.enum(OMITTABLE)).optional(),
      withoutZotero: z.boolean().optional(),
    }),
    ({ services }, { workspace, map, ...input }) => {
      const scope: Scope = map === null ? { kind: 'library' } : { kind: 'map', map };
      return services.bibliography.export(OPERATOR, workspace, { scope, ...input });
    },
  ),
  'debug.document': operation(z.object({ document: text }), (data, { document }) =>
    debugDocument(data, document),
  ),
  backup: operation(
    z.object({ output: text.nullable() }),
    async ({ services, folder, context }, { output }) => {
      if (output === null) return services.backups.create(OPERATOR);
      // Tried first, so that a folder without room or rights is told before the copying.
      writeFileSync(output, '', { mode: 0o600 });
      await writeBackup(folder, output, context.clock());
      return { path: output };
    },
  ),
};

export type OperationName = keyof typeof OPERATIONS;

/** Errors: 'bad-request', and what the operation throws. */
export async function runOperation(
  data: OpenData,
  name: string,
  params: unknown,
): Promise<unknown> {
  if (!Object.hasOwn(OPERATIONS, name)) throw new CanevasError('bad-request', { field: name });
  const { params: schema, run } = OPERATIONS[name as OperationName] as Operation<unknown>;
  const parsed = schema.safeParse(params);
  if (!parsed.success) {
    throw new CanevasError('bad-request', { field: String(parsed.error.issues[0]?.path[0]) });
  }
  return run(data, parsed.data);
}
