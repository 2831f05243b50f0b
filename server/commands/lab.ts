import { isLocalAddress } from '../../app/domain/addresses.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { requireAdministrator } from '../access.ts';
import { createAccount, prepareAccount } from '../auth/accounts.ts';
import { publicUrl } from '../auth/identity.ts';
import type { RateLimits } from '../auth/limits.ts';
import type { Authentication } from '../auth/service.ts';
import { isSetupCode } from '../auth/setup-code.ts';
import { publicUrlSchema } from '../config.ts';
import { timestamp, type Context } from '../context.ts';
import { insertAudit, readLab, writeLab } from '../db/queries/lab.ts';
import { hasUsers } from '../db/queries/users.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import type { LabService } from '../services.ts';
import type { Lab } from '../types.ts';
import { createExample } from './example.ts';

export function createLabService(
  context: Context,
  auth: Authentication,
  limits: RateLimits,
  setupCode: string | null,
): LabService {
  const { db } = context;

  function get(): Lab {
    const url = publicUrl(context);
    const name = readLab(db)?.name ?? '';
    return { name, publicUrl: url, publicUrlIsLocal: isLocalAddress(url) };
  }

  return {
    needsSetUp: () => !hasUsers(db),
    get,

    async setUp(input, { address }) {
      if (hasUsers(db)) throw new CanevasError('already-set-up');
      limits.take('setup-code-address', address);
      limits.take('setup-code-all', '');
      if (setupCode === null || !isSetupCode(input.code, setupCode)) {
        throw new CanevasError('wrong-setup-code', { field: 'code' });
      }
      const lab = labFields({ name: input.labName, publicUrl: input.publicUrl });
      const account = await prepareAccount(input);
      const userId = db.transaction(() => {
        // Asked again: two people may have sent the form at once.
        if (hasUsers(db)) throw new CanevasError('already-set-up');
        const at = timestamp(context);
        const id = createAccount(db, account, at, true);
        writeLab(db, lab);
        insertAudit(db, { at, actor: id, workspace: null, act: 'set-up', params: {} });
        return id;
      });
      const workspace = input.example ? await createExample(context, userId) : null;
      const session = await auth.openSession(account.email, input.password);
      return { ...session, workspace };
    },

    update(actor, input) {
      requireAdministrator(db, actor);
      writeLab(db, labFields(input));
      return get();
    },
  };
}

function labFields(input: { name: string; publicUrl: string }) {
  const name = requiredText(input.name, 'labName', NAME_MAX);
  const url = publicUrlSchema.safeParse(input.publicUrl.trim());
  if (!url.success) throw new CanevasError('invalid-url', { field: 'publicUrl' });
  return { name, publicUrl: url.data };
}
