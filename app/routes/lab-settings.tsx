import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Page, Section } from '../components/page.tsx';
import { Backups, Hint, LabForm } from '../features/settings/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/lab-settings.ts';

const Act = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('update'), name: words(120), publicUrl: words() }),
  z.object({ intent: z.literal('backup') }),
]);

/** The administrator's page; for anyone else it does not exist. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  return present(() => ({
    backups: services.backups.status(actor),
    lab: services.lab.get(),
  }));
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(async () => {
    const input = await readForm(request, Act);
    if (input.intent === 'update') {
      services.lab.update(actor, { name: input.name, publicUrl: input.publicUrl });
    } else {
      await services.backups.create(actor);
    }
    return null;
  });
}

export default function LabSettingsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('settings');
  const { lab, backups } = loaderData;
  return (
    <Page width="text">
      <h1>{t('lab.title')}</h1>
      <Section title={t('lab.identity')} text={t('lab.identityText')}>
        <LabForm lab={lab} />
      </Section>
      <Section title={t('lab.backups')} text={t('lab.backupsText', { count: 14 })}>
        <Backups status={backups} />
      </Section>
      <Section title={t('lab.https')}>
        <Hint>{t('lab.httpsText')}</Hint>
        <Hint>{t('lab.administersOnly')}</Hint>
      </Section>
    </Page>
  );
}
