import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { data } from 'react-router';
import { z } from 'zod';
import { Page, Section } from '../components/page.tsx';
import {
  InsecureNotice,
  PasswordForm,
  Preferences,
  ProfileForm,
  SignOut,
} from '../features/account/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/account.ts';

const Account = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('profile'), name: words(120) }),
  z.object({
    intent: z.literal('password'),
    current: z.string().min(1),
    password: z.string().min(1),
  }),
]);

export function loader({ context, request }: Route.LoaderArgs) {
  return { user: requireUser(context, request).user };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { actor, services } = requireUser(context, request);
  const headers = new Headers();
  const outcome = await attempt(async () => {
    const input = await readForm(request, Account);
    if (input.intent === 'profile') {
      await services.auth.updateProfile(actor, { name: input.name });
      return null;
    }
    const session = await services.auth.changePassword(request.headers, {
      current: input.current,
      next: input.password,
    });
    for (const cookie of session.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
    return null;
  });
  return data(outcome, { headers });
}

export default function AccountPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation(['account', 'common']);
  return (
    <Page width="text">
      <h1>{t('page.title')}</h1>
      <Section title={t('page.profile')} text={t('page.profileText')}>
        <ProfileForm user={loaderData.user} />
      </Section>
      <Section title={t('page.preferences')} text={t('page.preferencesText')}>
        <Preferences />
      </Section>
      <Section title={t('page.password')} text={t('page.passwordText')}>
        <PasswordForm />
      </Section>
      <Section title={t('page.session')} text={t('signOut.lead')}>
        <InsecureNotice />
        <SignOut userId={loaderData.user.id}>
          <Button type="submit" variant="default">
            {t('common:nav.signOut')}
          </Button>
        </SignOut>
      </Section>
    </Page>
  );
}
