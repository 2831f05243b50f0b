import { setTimeout as wait } from 'node:timers/promises';
import { getLanguage } from '../i18n.server.ts';
import { BibliographyScreen, parseScope } from '../features/library/index.ts';
import { present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/bibliography.ts';

/** What takes longer is waited for on the page. */
const SOON_MS = 700;

/** `?scope=library|map|note|works&map=&work=&ids=&style=&locale=`; style and language default to APA in the interface's. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const scope = parseScope(search);
  const locale = search.get('locale') || (getLanguage(context) === 'fr' ? 'fr-FR' : 'en-US');
  return present(async () => {
    const style = await knownStyle(services, actor, params.workspace, search.get('style'));
    const setting = services.bibliography
      .render(actor, params.workspace, { scope, style, locale })
      .then(({ entries }) => entries);
    const [maps, early] = await Promise.all([
      services.maps.list(actor, params.workspace),
      Promise.race([setting, wait(SOON_MS, null)]),
    ]);
    // A large library in a style never used takes seconds: the page says so meanwhile.
    const entries = early ?? setting;
    return { entries, style, locale, scope, maps: maps.filter(({ deleted }) => !deleted) };
  });
}

export default function BibliographyPage({ loaderData }: Route.ComponentProps) {
  return <BibliographyScreen {...loaderData} />;
}
