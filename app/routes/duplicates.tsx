import { z } from 'zod';
import { DuplicatesScreen } from '../features/library/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/duplicates.ts';

/** Suspected pairs; `?a=ID&b=ID` compares two works that somebody chose. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  const [a, b] = [search.get('a'), search.get('b')];
  const offset = Math.max(0, Math.trunc(Number(search.get('offset')) || 0));
  return present(async () => ({
    ...(await services.duplicates.find(actor, params.workspace, { offset })),
    offset,
    chosen: a && b ? await services.duplicates.compare(actor, params.workspace, [a, b]) : null,
    merges: services.duplicates.merges(actor, params.workspace),
  }));
}

const version = z.coerce.number().int();
const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('merge'),
    kept: words(),
    keptVersion: version,
    merged: words(),
    mergedVersion: version,
    take: z
      .string()
      .max(2000)
      .transform((names) => names.split(',')),
  }),
  z.object({ intent: z.literal('merge-sure') }),
  z.object({ intent: z.enum(['apart', 'together']), a: words(), b: words() }),
  z.object({ intent: z.literal('undo'), batch: words() }),
]);

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { duplicates } = services;
  const ref = params.workspace;
  return attempt(async () => {
    const input = await readForm(request, form);
    switch (input.intent) {
      case 'merge': {
        const { kept, keptVersion, merged, mergedVersion, take } = input;
        const done = await duplicates.merge(actor, ref, {
          kept: { id: kept, version: keptVersion },
          merged: { id: merged, version: mergedVersion },
          take,
        });
        return { intent: input.intent, batch: done.batch, merged: 1 };
      }
      case 'merge-sure':
        return { intent: input.intent, ...(await duplicates.mergeSure(actor, ref)) };
      case 'apart':
      case 'together': {
        const ids = [input.a, input.b] as const;
        duplicates.keepApart(actor, ref, ids, input.intent === 'apart');
        return { intent: input.intent, a: input.a, b: input.b };
      }
      case 'undo':
        return { intent: input.intent, ...(await duplicates.undo(actor, ref, input.batch)) };
    }
  });
}

export default function DuplicatesPage({ loaderData }: Route.ComponentProps) {
  return <DuplicatesScreen data={loaderData} />;
}
