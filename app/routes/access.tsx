import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Section } from '../components/page.tsx';
import { Addresses, Hint, NewToken, SettingsFrame, TokenList } from '../features/settings/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/access.ts';

const Access = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), label: words(120), role: z.enum(['viewer', 'editor']) }),
  z.object({ intent: z.literal('revoke'), token: words() }),
]);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  return present(async () => {
    const { abilities, id } = services.workspaces.get(actor, ref);
    const maps = await services.maps.list(actor, ref);
    return {
      workspaceId: id,
      publicUrl: services.lab.get().publicUrl,
      map: maps.find((map) => !map.deleted)?.slug ?? null,
      tokens: abilities.manageTokens ? services.tokens.list(actor, ref) : null,
    };
  });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  return attempt(async () => {
    const input = await readForm(request, Access);
    if (input.intent === 'revoke') {
      services.tokens.revoke(actor, ref, input.token);
      return null;
    }
    const { secret } = services.tokens.create(actor, ref, { label: input.label, role: input.role });
    return { secret };
  });
}

export default function AccessPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('settings');
  const { tokens, ...addresses } = loaderData;
  return (
    <SettingsFrame page="access">
      <Addresses {...addresses} />
      <Section title={t('access.tokens')} text={t('access.tokensText')}>
        {tokens ? (
          <>
            <NewToken />
            <TokenList tokens={tokens} />
          </>
        ) : (
          <Hint>{t('access.ownersOnly')}</Hint>
        )}
      </Section>
    </SettingsFrame>
  );
}
