import {
  IconBook2,
  IconBooks,
  IconCalendarStats,
  IconSchema,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Rail } from '../components/rail.tsx';
import { Notice } from '../components/notice.tsx';
import { AccountMenu } from '../features/account/index.ts';
import { ImportDrop } from '../features/library/index.ts';
import { LiveProvider, useForgetHidden, WaitingWorksProvider } from '../features/sync/index.ts';
import { present, requireUser } from '../session.server.ts';
import classes from './workspace.module.css';
import type { Route } from './+types/workspace.ts';

/** Everything inside a project: who one is there, and the rail. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor, user } = requireUser(context, request);
  return present(() => {
    services.workspaces.visit(actor, params.workspace);
    const hidden = services.restrictions.hidden(actor, params.workspace);
    return { workspace: services.workspaces.get(actor, params.workspace), user, hidden };
  });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.workspace.name} · Canevas` : 'Canevas' },
];

export default function WorkspaceLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('common');
  const erased = useForgetHidden(loaderData.user.id, loaderData.hidden);
  const base = `/p/${loaderData.workspace.slug}`;
  return (
    <div className={classes.workspace}>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <Rail
        label={t('nav.main')}
        home={{ to: '/', label: t('nav.home') }}
        items={[
          { to: `${base}/maps`, label: t('nav.maps'), icon: IconSchema, also: [`${base}/map`] },
          {
            to: `${base}/library`,
            label: t('nav.library'),
            icon: IconBooks,
            also: [`${base}/import`, `${base}/new-work`, `${base}/bibliography`],
          },
          { to: `${base}/readings`, label: t('nav.readings'), icon: IconBook2 },
          { to: `${base}/meetings`, label: t('nav.meetings'), icon: IconCalendarStats },
          { to: `${base}/search`, label: t('nav.search'), icon: IconSearch },
        ]}
        footer={[{ to: `${base}/settings`, label: t('nav.settings'), icon: IconSettings }]}
      >
        <AccountMenu user={loaderData.user} place="rail" />
      </Rail>
      <main id="content" className={classes.content}>
        {erased > 0 ? <Notice>{t('withdrawnHere', { count: erased })}</Notice> : null}
        <WaitingWorksProvider userId={loaderData.user.id} workspaceId={loaderData.workspace.id}>
          <LiveProvider workspaceId={loaderData.workspace.id} user={loaderData.user}>
            <Outlet />
          </LiveProvider>
        </WaitingWorksProvider>
        <ImportDrop />
      </main>
    </div>
  );
}
