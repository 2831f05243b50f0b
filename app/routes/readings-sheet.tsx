import { useTranslation } from 'react-i18next';
import { Page } from '../components/page.tsx';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { SheetScreen } from '../features/readings/index.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-sheet.ts';

/** A page that a member shares for a meeting. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  return present(async () => ({
    sheet: await services.sheets.get(actor, params.workspace, params.sheet),
  }));
}

export default function SheetRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation(['sheets', 'readings']);
  const { workspace, user } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const { sheet } = loaderData;
  return (
    <>
      <TopBar trail={[{ label: t('title'), to: `${base}/readings/meeting` }]} title={sheet.title} />
      <Page>
        <SheetScreen sheet={sheet} userId={user.id} base={base} />
      </Page>
    </>
  );
}
