import { useTranslation } from 'react-i18next';
import { Page } from '../components/page.tsx';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { MeetingScreen } from '../features/readings/index.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-meeting.ts';

const FORTNIGHT_MS = 14 * 24 * 3600 * 1000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** `?since=&until=`, days; the last fortnight where they are not given. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const [asked, end] = [search.get('since'), search.get('until')];
  const until = isDay(end) ? end : dayOf(Date.now());
  const before = isDay(asked) ? asked : dayOf(Date.parse(until) - FORTNIGHT_MS);
  const since = before <= until ? before : until;
  return present(async () => ({
    since,
    until,
    lines: await services.sheets.propose(actor, params.workspace, { since, until }),
    shared: services.sheets.list(actor, params.workspace),
  }));
}

export default function MeetingRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation(['sheets', 'readings']);
  const { workspace, user } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  return (
    <>
      <TopBar trail={[{ label: t('readings:title'), to: `${base}/readings` }]} title={t('title')} />
      <Page>
        <MeetingScreen
          key={`${loaderData.since} ${loaderData.until}`}
          {...loaderData}
          userId={user.id}
          base={base}
        />
      </Page>
    </>
  );
}
