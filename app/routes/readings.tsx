import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { useTranslation } from 'react-i18next';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { applyReadingFilter, readReadingFilter } from '../domain/reading-filter.ts';
import { ReadingsScreen } from '../features/readings/index.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings.ts';

/** Lines that come with the page; a longer list follows once the page is alive. */
const FIRST = 200;

/** One's own readings, as the address's view lets them through. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const filter = readReadingFilter(new URL(request.url).searchParams);
  return present(async () => {
    const all = await services.readings.list(actor, params.workspace);
    const found = applyReadingFilter(all, filter);
    return {
      lines: all.length <= FIRST ? all : found.slice(0, FIRST),
      total: all.length,
      found: found.length,
      views: services.readings.views(actor, params.workspace),
    };
  });
}

/** Another view of the same lines needs nothing new. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = args;
  const onlySearch =
    formMethod === undefined &&
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search;
  return onlySearch ? false : defaultShouldRevalidate;
}

export default function ReadingsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('readings');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  return (
    <ReadingsScreen
      {...loaderData}
      base={base}
      top={<TopBar trail={[{ label: workspace.name, to: `${base}/maps` }]} title={t('title')} />}
    />
  );
}
