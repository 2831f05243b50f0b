import { CanevasError } from '../../app/domain/errors.ts';
import { authorise, authorOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { insertToken, revokeToken, tokensOf } from '../db/queries/invitations.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { NAME_MAX, requiredText } from '../fields.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import type { TokenService } from '../services.ts';

export function createTokenService(context: Context): TokenService {
  const { db, rooms } = context;
  return {
    list(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'manageTokens');
      return tokensOf(db, workspace.id);
    },
    create(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'manageTokens');
      const { role } = input;
      if (role !== 'viewer' && role !== 'editor') {
        throw new CanevasError('bad-request', { field: 'role' });
      }
      const label = requiredText(input.label, 'label', NAME_MAX);
      const secret = newSecret('cnv_');
      const id = newId();
      const at = timestamp(context);
      db.transaction(() => {
        const token_hash = hashSecret(secret);
        insertToken(db, {
          id,
          workspace_id: workspace.id,
          token_hash,
          label,
          role,
          created_at: at,
        });
        const params = { token: id, role };
        const actorId = authorOf(actor);
        insertAudit(db, {
          at,
          actor: actorId,
          workspace: workspace.id,
          act: 'token-created',
          params,
        });
      });
      const token = { id, label, role, createdAt: at, lastUsedAt: null, revokedAt: null };
      return { token, secret };
    },
    revoke(actor, ref, tokenId) {
      const { workspace } = authorise(db, actor, ref, 'manageTokens');
      const at = timestamp(context);
      if (!revokeToken(db, workspace.id, tokenId, at)) throw new CanevasError('not-found');
      const params = { token: tokenId };
      const actorId = authorOf(actor);
      insertAudit(db, {
        at,
        actor: actorId,
        workspace: workspace.id,
        act: 'token-revoked',
        params,
      });
      rooms.rolesChanged(workspace.id);
    },
  };
}
