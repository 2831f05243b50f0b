import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/note.ts';

/** The note of a work as a file: `?format=markdown` (for pandoc) or `html`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const format = new URL(request.url).searchParams.get('format') === 'html' ? 'html' : 'markdown';
  const file = await present(() =>
    services.notes.export(actor, params.workspace, params.work, format),
  );
  return new Response(file.body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
