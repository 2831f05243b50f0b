import { z } from 'zod';
import { readJson } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/works.ts';
import { itemOf } from './library-changes.server.ts';
import { loadRows } from './library.server.ts';

const Added = z.object({
  id: z.string().min(1).max(64),
  item: z.record(z.string(), z.unknown()),
  key: z.string().max(200),
});

/** Every row of the library's list, which a device keeps to be read without the server. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const rows = await present(() => loadRows(services, actor, params.workspace));
  return Response.json({ rows }, { headers: { 'Cache-Control': 'private, no-store' } });
}

/** A work that was made on a device, under an id of its own; sent again it is not added again. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(async () => {
    const { id, item, key: wish } = await readJson(request, Added);
    const input = { id, item: itemOf(item), wish };
    const work = await services.library.add(actor, params.workspace, input);
    return { id: work.id, key: work.key };
  });
  return Response.json(outcome);
}
