import { redirect } from 'react-router';
import { mapsInOrder } from '../domain/graph/queries.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/at.ts';

/** Where a concept, a proposition or a work is now: what a mention in a note links to. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const { workspace, kind, id } = params;
  const base = `/p/${workspace}`;
  if (kind === 'work') throw redirect(`${base}/library/${encodeURIComponent(id)}`);
  const graph = await present(() => services.maps.graph(actor, workspace));
  const proposition = graph.propositions[id];
  const ends = proposition ? [proposition.from, proposition.to] : [id];
  const map = mapsInOrder(graph).find(({ places }) => ends.every((end) => end in places));
  throw redirect(map ? `${base}/map/${map.slug}?select=${encodeURIComponent(id)}` : `${base}/maps`);
}
