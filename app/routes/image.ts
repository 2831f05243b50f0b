import { z } from 'zod';
import { readJson } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/image.ts';

/** The bytes of an image of a map; of another project, or of none, they are not found. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const { type, bytes } = await present(() =>
    services.images.get(actor, params.workspace, params.image),
  );
  const etag = `"${params.image}"`;
  // Asked for again each time: a member who is one no longer sees no more of it.
  const headers = new Headers({ ETag: etag, 'Cache-Control': 'private, no-cache' });
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', type);
  headers.set('Content-Disposition', 'inline');
  return new Response(new Uint8Array(bytes), { headers });
}

const Act = z.object({ act: z.literal('erase') });

/** Erases it for good. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(async () => {
    await readJson(request, Act);
    return services.images.erase(actor, params.workspace, params.image);
  });
  return Response.json(outcome);
}
