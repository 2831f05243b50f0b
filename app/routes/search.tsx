import { useTranslation } from 'react-i18next';
import { graphLanguage } from '../components/localized.ts';
import { Page } from '../components/page.tsx';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { resultsOf, SearchPage } from '../features/search/index.ts';
import { getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/search.ts';

const MAX_QUERY = 200;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
  return present(async () => {
    const ref = params.workspace;
    if (!query) return { query, results: [] };
    const [hits, graph] = await Promise.all([
      services.search.find(actor, ref, query),
      services.maps.graph(actor, ref),
    ]);
    const { slug } = services.workspaces.get(actor, ref);
    const language = graphLanguage(getLanguage(context));
    return { query, results: resultsOf(hits, { graph, language, slug }) };
  });
}

export default function SearchRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('search');
  const { workspace } = useWorkspace();
  return (
    <>
      <TopBar
        trail={[{ label: workspace.name, to: `/p/${workspace.slug}/maps` }]}
        title={t('title')}
      />
      <Page width="text">
        <SearchPage {...loaderData} />
      </Page>
    </>
  );
}
