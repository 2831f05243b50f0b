import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-excerpts.ts';

/** The excerpts of the project that this person may see, or those of `?work=`, as JSON. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const work = new URL(request.url).searchParams.get('work');
  const excerpts = await present(() =>
    services.excerpts.list(actor, params.workspace, work ? { work } : {}),
  );
  return Response.json({ excerpts }, { headers: { 'Cache-Control': 'private, no-store' } });
}
