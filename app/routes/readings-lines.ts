import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-lines.ts';

/** Every line of one's own reading list, as JSON: what a long list's page asks for once it is alive. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const lines = await present(() => services.readings.list(actor, params.workspace));
  return Response.json({ lines }, { headers: { 'Cache-Control': 'private, no-store' } });
}
