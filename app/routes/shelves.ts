import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/shelves.ts';
import { actOnShelves } from './shelves.server.ts';

/** One act on the library's collections, tags, kept searches or chosen works; JSON in and out. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(() => actOnShelves(services, actor, params.workspace, request));
  return Response.json(outcome);
}
