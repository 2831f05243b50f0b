import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { servicesContext } from '../context.server.ts';
import { DeadLink, JoinForm, JoinOffer, SignFrame } from '../features/account/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, currentUser, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/join.ts';

const Join = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept') }),
  z.object({
    intent: z.literal('new-account'),
    name: words(120),
    email: words(),
    password: z.string().min(1),
  }),
]);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { auth, members } = context.get(servicesContext);
  const from = { address: auth.addressOf(request.headers) };
  const offer = await present(() => members.readInvitation(params.token, from));
  return { offer, user: currentUser(context) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { auth, members } = context.get(servicesContext);
  const from = { address: auth.addressOf(request.headers) };
  const { token } = params;
  const outcome = await attempt(async () => {
    const input = await readForm(request, Join);
    if (input.intent === 'accept') {
      const { actor } = requireUser(context, request);
      return { workspace: members.accept(actor, token, from), headers: new Headers() };
    }
    const { name, email, password } = input;
    return members.acceptWithNewAccount({ token, name, email, password }, from);
  });
  if (!outcome.ok) return outcome;
  throw redirect(`/p/${outcome.value.workspace.slug}`, { headers: outcome.value.headers });
}

export default function JoinPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('account');
  const { offer, user } = loaderData;
  if (!offer) {
    return (
      <DeadLink
        title={t('join.invalidTitle')}
        text={t('join.invalidText')}
        action={t('join.goOn')}
      />
    );
  }
  return (
    <SignFrame title={t('join.title')}>
      <JoinOffer offer={offer} />
      <JoinForm offer={offer} path={`/join/${params.token}`} user={user} />
    </SignFrame>
  );
}
