import { z } from 'zod';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import { unlessUnreachable } from '../unreachable.ts';
import type { Route } from './+types/comments.ts';

const Target = z.object({ kind: z.enum(['concept', 'proposition', 'map', 'work']), id: words() });
const MAX_BODY = 10_000;
const Act = z.discriminatedUnion('intent', [
  Target.extend({ intent: z.literal('add'), body: words(MAX_BODY) }),
  z.object({ intent: z.literal('edit'), comment: words(), body: words(MAX_BODY) }),
  z.object({ intent: z.enum(['resolve', 'reopen', 'delete']), comment: words() }),
]);

/** The comments on one thing: `?kind=concept&id=...`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const asked = Target.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const filter = asked.success ? { target: asked.data } : undefined;
  return present(() => ({ comments: services.comments.list(actor, params.workspace, filter) }));
}

/** `comments` is null where the server cannot be reached. */
export function clientLoader({ serverLoader }: Route.ClientLoaderArgs) {
  return unlessUnreachable(() => serverLoader(), { comments: null });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { comments } = services;
  const ref = params.workspace;
  return attempt(async () => {
    const input = await readForm(request, Act);
    switch (input.intent) {
      case 'add': {
        const target = { kind: input.kind, id: input.id };
        return comments.add(actor, ref, { target, body: input.body });
      }
      case 'edit':
        return comments.edit(actor, ref, input.comment, input.body);
      case 'resolve':
      case 'reopen':
        return comments.resolve(actor, ref, input.comment, input.intent === 'resolve');
      case 'delete':
        comments.delete(actor, ref, input.comment);
        return null;
    }
  });
}
