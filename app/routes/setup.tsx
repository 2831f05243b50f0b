import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { servicesContext } from '../context.server.ts';
import { SetUpForm, SignFrame } from '../features/account/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt } from '../session.server.ts';
import type { Route } from './+types/setup.ts';

const SetUp = z.object({
  code: words(),
  name: words(120),
  email: words(),
  password: z.string().min(1),
  labName: words(120),
  publicUrl: words(),
  example: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
});

export function loader({ context, request }: Route.LoaderArgs) {
  if (!context.get(servicesContext).lab.needsSetUp()) throw redirect('/');
  return { origin: new URL(request.url).origin };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { auth, lab } = context.get(servicesContext);
  const outcome = await attempt(async () =>
    lab.setUp(await readForm(request, SetUp), { address: auth.addressOf(request.headers) }),
  );
  if (!outcome.ok) return outcome;
  const { workspace, headers } = outcome.value;
  throw redirect(workspace ? `/p/${workspace.slug}` : '/', { headers });
}

export default function SetUpPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('account');
  return (
    <SignFrame title={t('setup.title')} lead={t('setup.lead')}>
      <SetUpForm origin={loaderData.origin} />
    </SignFrame>
  );
}
