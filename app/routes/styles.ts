import { z } from 'zod';
import { readJson } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/styles.ts';

const asked = z.object({
  q: z.string().max(200).default(''),
  style: z.string().optional(),
  locale: z.string().default('en-US'),
});

const ACT = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), csl: z.string() }),
  z.object({ act: z.literal('remove'), id: z.string().max(200) }),
]);

/** `?q=words` finds citation styles; `?style=ID&locale=TAG` gives one, for setting references in the page. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const { workspace } = params;
  const search = new URL(request.url).searchParams;
  const { q, style, locale } = asked.parse(Object.fromEntries(search));
  if (style === undefined) {
    const styles = await present(() => services.bibliography.styles(actor, workspace, q));
    // The project's own come and go.
    return Response.json({ styles }, { headers: { 'Cache-Control': 'private, no-cache' } });
  }
  const trees = await present(async () =>
    services.bibliography.styleTrees(actor, workspace, {
      style: await knownStyle(services, actor, workspace, style),
      locale,
    }),
  );
  return Response.json(trees, { headers: { 'Cache-Control': 'private, max-age=600' } });
}

/** A style of the project's own is added or removed; JSON in and out. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(async () => {
    const act = await readJson(request, ACT);
    if (act.act === 'add') {
      return services.bibliography.addStyle(actor, params.workspace, act.csl);
    }
    services.bibliography.removeStyle(actor, params.workspace, act.id);
    return null;
  });
  return Response.json(outcome);
}
