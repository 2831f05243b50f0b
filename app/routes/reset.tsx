import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { servicesContext } from '../context.server.ts';
import { DeadLink, ResetForm, SignFrame } from '../features/account/index.ts';
import { readForm } from '../form.server.ts';
import { attempt, present } from '../session.server.ts';
import type { Route } from './+types/reset.ts';

const Reset = z.object({ password: z.string().min(1) });

export async function loader({ context, params }: Route.LoaderArgs) {
  const { auth } = context.get(servicesContext);
  return { account: await present(() => auth.readResetLink(params.token)) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { auth } = context.get(servicesContext);
  const outcome = await attempt(async () => {
    const { password } = await readForm(request, Reset);
    return auth.useResetLink(
      { token: params.token, password },
      { address: auth.addressOf(request.headers) },
    );
  });
  if (!outcome.ok) return outcome;
  throw redirect('/', { headers: outcome.value.headers });
}

export default function ResetPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('account');
  const { account } = loaderData;
  if (!account) {
    return (
      <DeadLink
        title={t('reset.invalidTitle')}
        text={t('reset.invalidText')}
        action={t('reset.goOn')}
      />
    );
  }
  return (
    <SignFrame title={t('reset.title')} lead={t('reset.for', account)}>
      <ResetForm email={account.email} />
    </SignFrame>
  );
}
