import { isRouteErrorResponse, useLocation, useRouteLoaderData } from 'react-router';
import { MissingWork, WorkPanel, type Shelf } from '../features/library/index.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/library-work.ts';
import { loadWork } from './library.server.ts';

/** While the list around it is not there. */
const NO_SHELF = { collections: [], tags: [] };

/** One work beside the list, by its id, its key or an old key. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  return present(() => loadWork(services, actor, params.workspace, params.work));
}

export default function LibraryWorkPage({ loaderData, params }: Route.ComponentProps) {
  const { search } = useLocation();
  const library = useRouteLoaderData<{ shelf?: Shelf }>('routes/library');
  return (
    <WorkPanel
      key={loaderData.work.id}
      work={loaderData.work}
      uses={loaderData.uses}
      part={loaderData.part}
      held={loaderData.held}
      shelf={library?.shelf ?? NO_SHELF}
      back={`/p/${params.workspace}/library${search}`}
    />
  );
}

/** The list stays where it is; only the panel says that there is no such work. */
export function ErrorBoundary({ error, params }: Route.ErrorBoundaryProps) {
  const { search } = useLocation();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <MissingWork back={`/p/${params.workspace}/library${search}`} />;
}
