import type { CitedItem } from '../../bibliography/index.ts';
import { parseScope } from '../features/library/index.ts';
import { getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/citations.ts';

/** Of one panel or note. */
const MOST_CITED = 300;

/**
 * References as a style sets them, for the panels: `?ids=a,b&style=apa&locale=fr-FR`; and how a sentence
 * cites works in a scope's bibliography: `?scope=map&map=x&cite=WORK~page~12&cite=WORK`.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const ids = (search.get('ids') ?? '').split(',').filter(Boolean);
  const locale = search.get('locale') || (getLanguage(context) === 'fr' ? 'fr-FR' : 'en-US');
  const cited = search.getAll('cite').slice(0, MOST_CITED).map(readCited);
  const found = await present(async () => {
    const style = await knownStyle(services, actor, params.workspace, search.get('style'));
    if (cited.length > 0) {
      const input = { scope: parseScope(search), cited, style, locale };
      return { citations: await services.bibliography.cite(actor, params.workspace, input) };
    }
    const { entries } = await services.bibliography.render(actor, params.workspace, {
      scope: { kind: 'works', ids },
      style,
      locale,
    });
    return { entries: entries.map(({ id, html }) => ({ id, html })) };
  });
  return Response.json(found, { headers: { 'Cache-Control': 'private, no-cache' } });
}

/** Of a note's styles the short form: what a sentence says where the whole reference stands below. */
function readCited(text: string): CitedItem {
  const [id = '', label, ...value] = text.split('~');
  const locator = label === undefined ? null : { label, value: value.join('~') };
  return { id, locator, position: 'subsequent' };
}
