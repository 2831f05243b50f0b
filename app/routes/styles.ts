import { z } from 'zod';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/styles.ts';

const asked = z.object({
  q: z.string().max(200).default(''),
  style: z.string().optional(),
  locale: z.string().default('en-US'),
});

/** `?q=words` finds citation styles; `?style=ID&locale=TAG` gives one, for setting references in the page. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const { q, style, locale } = asked.parse(Object.fromEntries(search));
  const answer = await present(async () =>
    style === undefined
      ? { styles: await services.bibliography.styles(actor, params.workspace, q) }
      : await services.bibliography.styleTrees(actor, params.workspace, { style, locale }),
  );
  return Response.json(answer, { headers: { 'Cache-Control': 'private, max-age=600' } });
}
