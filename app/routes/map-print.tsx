import { data } from 'react-router';
import { z } from 'zod';
import { creatorYear, plainText, STYLES } from '../../bibliography/index.ts';
import { mapBySlug } from '../domain/graph/queries.ts';
import { LANGUAGES } from '../domain/graph/types.ts';
import { PrintPage } from '../features/map/index.ts';
import { getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/map-print.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-US' } as const;
/** What is not offered reads as the default, so that an old address still prints. */
const Settings = z.object({
  size: z.enum(['A4', 'A3']).catch('A4'),
  language: z.enum(LANGUAGES).nullable().catch(null),
  style: z
    .string()
    .refine((style) => STYLES.some(({ id }) => id === style))
    .catch('apa'),
});

/** `?size=A4|A3&language=fr|en&style=`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  const asked = Settings.parse(Object.fromEntries(new URL(request.url).searchParams));
  const language = asked.language ?? (getLanguage(context) === 'fr' ? 'fr' : 'en');
  return present(async () => {
    const workspace = services.workspaces.get(actor, ref);
    const graph = await services.maps.graph(actor, ref);
    const map = mapBySlug(graph, params.map);
    if (!map) throw data({ code: 'not-found', params: {} }, { status: 404 });
    const { entries } = await services.bibliography.render(actor, ref, {
      scope: { kind: 'map', map: map.id },
      style: asked.style,
      locale: LOCALES[language],
    });
    const items = services.library.items(actor, ref, { onPaper: true });
    const shortNames = items.map(({ id, item }) => [id, creatorYear(item, language)] as const);
    const titles = items.map(({ id, item }) => [id, plainText(item.title ?? '')] as const);
    const hidden = services.restrictions
      .hidden(actor, ref, { onPaper: true })
      .map(({ id, withdrawn }): [string, 'withdrawn' | 'restricted'] => [
        id,
        withdrawn ? 'withdrawn' : 'restricted',
      ]);
    return {
      workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
      graph,
      mapId: map.id,
      size: asked.size,
      language,
      style: asked.style,
      styles: STYLES.map(({ id, title }) => ({ id, title })),
      shortNames: Object.fromEntries(shortNames),
      titles: Object.fromEntries(titles),
      removed: items.flatMap(({ id, deleted }) => (deleted ? [id] : [])),
      hidden: Object.fromEntries(hidden),
      bibliography: entries.map(({ id, html }) => ({ id, html })),
      printedAt: new Date().toISOString(),
    };
  });
}

export default function MapPrintRoute({ loaderData }: Route.ComponentProps) {
  return <PrintPage {...loaderData} />;
}
