import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-act.ts';
import { actOnReadings } from './readings-act.server.ts';

/** One act on one's readings, on excerpts or on who may see a work; answers JSON. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(() => actOnReadings(services, actor, params.workspace, request));
  return Response.json(outcome);
}
