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
const LookedUp = z.object({ identifier: z.string().min(1).max(10_000) });

/** Every row of the library's list, which a device keeps to be read without the server. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const rows = await present(() => loadRows(services, actor, params.workspace));
  return Response.json({ rows }, { headers: { 'Cache-Control': 'private, no-store' } });
}

/** A work that was made on a device, under an id of its own, and sent again is not added again; or one to look up. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const answer = await attempt(async () => {
    const sent = await readJson(request, z.union([Added, LookedUp]));
    if ('identifier' in sent) {
      const { outcome, key } = await services.library.lookUp(
        actor,
        params.workspace,
        sent.identifier,
      );
      return { outcome, key };
    }
    const { id, item, key: wish } = sent;
    const input = { id, item: itemOf(item), wish };
    const work = await services.library.add(actor, params.workspace, input);
    return { id: work.id, key: work.key };
  });
  return Response.json(answer);
}
