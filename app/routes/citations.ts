import { getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/citations.ts';

/** References as a style sets them, for the map's panel: `?ids=a,b&style=apa&locale=fr-FR`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const ids = (search.get('ids') ?? '').split(',').filter(Boolean);
  const locale = search.get('locale') || (getLanguage(context) === 'fr' ? 'fr-FR' : 'en-US');
  const { entries } = await present(async () =>
    services.bibliography.render(actor, params.workspace, {
      scope: { kind: 'works', ids },
      style: await knownStyle(services, actor, params.workspace, search.get('style')),
      locale,
    }),
  );
  return Response.json(
    { entries: entries.map(({ id, html }) => ({ id, html })) },
    { headers: { 'Cache-Control': 'private, no-cache' } },
  );
}
