import { getLanguage } from '../i18n.server.ts';
import { BibliographyScreen, parseScope } from '../features/library/index.ts';
import { present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/bibliography.ts';

/** `?scope=library|map|note|works&map=&work=&ids=&style=&locale=`; style and language default to APA in the interface's. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const scope = parseScope(search);
  const locale = search.get('locale') || (getLanguage(context) === 'fr' ? 'fr-FR' : 'en-US');
  return present(async () => {
    const style = await knownStyle(services, actor, params.workspace, search.get('style'));
    const [rendered, maps] = await Promise.all([
      services.bibliography.render(actor, params.workspace, { scope, style, locale }),
      services.maps.list(actor, params.workspace),
    ]);
    return { rendered, scope, maps: maps.filter(({ deleted }) => !deleted) };
  });
}

export default function BibliographyPage({ loaderData }: Route.ComponentProps) {
  return <BibliographyScreen {...loaderData} />;
}
