import { useTranslation } from 'react-i18next';
import { graphLanguage } from '../components/localized.ts';
import { Page } from '../components/page.tsx';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { MeetingsPage, placesOf } from '../features/meetings/index.ts';
import { getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/meetings.ts';

const DAY_MS = 24 * 3600 * 1000;
const dayAgo = (days: number) => day(new Date(Date.now() - days * DAY_MS));
const day = (date: Date) => date.toISOString().slice(0, 10);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  const asked = new URL(request.url).searchParams.get('since') ?? '';
  return present(async () => {
    const { slug, lastVisitAt } = services.workspaces.get(actor, ref);
    const visit = lastVisitAt ? day(new Date(lastVisitAt)) : null;
    const since = isDay(asked) ? asked : (visit ?? dayAgo(14));
    const [changes, graph] = await Promise.all([
      services.changes.since(actor, ref, `${since}T00:00:00.000Z`),
      services.maps.graph(actor, ref),
    ]);
    const comments = services.comments.list(actor, ref, { resolved: false });
    const items = services.library.items(actor, ref);
    const targets = [...changes.map(({ target }) => target), ...comments.map((c) => c.target)];
    return {
      since,
      changes,
      comments,
      sheets: services.sheets.list(actor, ref),
      presets: [
        ...(visit ? [{ name: 'visit' as const, since: visit }] : []),
        { name: 'week' as const, since: dayAgo(7) },
        { name: 'fortnight' as const, since: dayAgo(14) },
        { name: 'month' as const, since: dayAgo(30) },
      ],
      places: placesOf(
        targets.filter((target) => target !== null),
        {
          graph,
          titles: new Map(items.map(({ id, key, item }) => [id, item.title ?? key])),
          language: graphLanguage(getLanguage(context)),
          slug,
        },
      ),
    };
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

export default function MeetingsRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('meetings');
  const { workspace, user } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  return (
    <>
      <TopBar trail={[{ label: workspace.name, to: `${base}/maps` }]} title={t('title')} />
      <Page>
        <MeetingsPage {...loaderData} userId={user.id} base={base} />
      </Page>
    </>
  );
}
