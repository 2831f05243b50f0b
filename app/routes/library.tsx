import { Outlet, useMatches, type ShouldRevalidateFunctionArgs } from 'react-router';
import { LibraryScreen } from '../features/library/index.ts';

import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/library.ts';
import { changeLibrary } from './library-changes.server.ts';
import { loadIds, loadLibrary } from './library.server.ts';

/** A page of the list for the filters of the address; with `all=1`, the ids of all it would list. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const url = new URL(request.url);
  if (url.searchParams.get('all') === '1') {
    return present(() => loadIds(services, actor, params.workspace, url));
  }
  return present(() => loadLibrary(services, actor, params.workspace, url));
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(() => changeLibrary(services, actor, params.workspace, request));
}

/** Opening a work beside the list leaves the list as it is. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const openedAnother =
    formMethod === undefined &&
    currentUrl.pathname !== nextUrl.pathname &&
    currentUrl.search === nextUrl.search;
  return openedAnother ? false : defaultShouldRevalidate;
}

export default function LibraryPage({ loaderData }: Route.ComponentProps) {
  const panel = useMatches().find(({ id }) => id === 'routes/library-work');
  if (!('rows' in loaderData)) return null;
  return (
    <LibraryScreen data={loaderData} openWork={panel?.params.work ?? null}>
      <Outlet />
    </LibraryScreen>
  );
}
