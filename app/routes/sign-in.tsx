import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { servicesContext } from '../context.server.ts';
import { ownPath } from '../domain/addresses.ts';
import { SignFrame, SignInForm } from '../features/account/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, currentUser } from '../session.server.ts';
import type { Route } from './+types/sign-in.ts';

const SignIn = z.object({ email: words(), password: z.string().min(1), to: z.string().optional() });

export function loader({ context, request }: Route.LoaderArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'));
  if (currentUser(context)) throw redirect(to);
  return { to, labName: context.get(servicesContext).lab.get().name };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { auth } = context.get(servicesContext);
  const outcome = await attempt(async () => {
    const { to, ...credentials } = await readForm(request, SignIn);
    const session = await auth.signIn(credentials, { address: auth.addressOf(request.headers) });
    return { to: ownPath(to), headers: session.headers };
  });
  if (!outcome.ok) return outcome;
  throw redirect(outcome.value.to, { headers: outcome.value.headers });
}

export default function SignInPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('account');
  return (
    <SignFrame title={t('signIn.title')} lead={loaderData.labName}>
      <SignInForm to={loaderData.to} />
    </SignFrame>
  );
}
