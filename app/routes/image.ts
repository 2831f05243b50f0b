import { present, requireUser } from '../session.server.ts';
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
