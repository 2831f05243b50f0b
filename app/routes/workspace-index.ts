import { redirect } from 'react-router';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/workspace-index.ts';

/** A project opens on its first map; without one, on the list that makes one. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const maps = await present(() => services.maps.list(actor, params.workspace));
  const first = maps.find((map) => !map.deleted);
  throw redirect(`/p/${params.workspace}/${first ? `map/${first.slug}` : 'maps'}`);
}
