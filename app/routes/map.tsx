import { data, redirect } from 'react-router';
import { z } from 'zod';
import { LOCATOR_LABELS, WORK_TYPES } from '../../bibliography/index.ts';
import { useWorkspace } from '../components/use-workspace.ts';
import { mapBySlug } from '../domain/graph/queries.ts';
import { pickableWorks } from '../features/library/index.ts';
import { MapPage } from '../features/map/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/map.ts';

/** The map as the server has it, the library that it cites, and who reads it. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  const select = new URL(request.url).searchParams.get('select');
  return present(async () => {
    const graph = await services.maps.graph(actor, ref);
    const map = mapBySlug(graph, params.map);
    if (!map) throw data({ code: 'not-found', params: {} }, { status: 404 });
    const items = services.library.items(actor, ref);
    const known = new Map(items.map((entry) => [entry.id, entry]));
    const works = pickableWorks(items.map((entry) => ({ ...entry, deleted: false })));
    const states = services.readings.states(actor, ref);
    const hidden = services.restrictions.hidden(actor, ref);
    const unprinted = new Set(
      services.restrictions.hidden(actor, ref, { onPaper: true }).map(({ id }) => id),
    );
    const passages = new Map<string, [string, string][]>();
    const excerpts = await services.excerpts.list(actor, ref);
    for (const { id, work, quotation } of excerpts) {
      if (!work.restricted) continue;
      passages.set(work.id, [...(passages.get(work.id) ?? []), [id, quotation]]);
    }
    const openComments: Record<string, number> = {};
    for (const { target } of services.comments.list(actor, ref, { resolved: false })) {
      openComments[target.id] = (openComments[target.id] ?? 0) + 1;
    }
    return {
      graph,
      mapId: map.id,
      works: [
        ...works.map((work) => ({
          ...work,
          type: known.get(work.id)!.item.type,
          doi: known.get(work.id)!.item.DOI ?? null,
          deleted: known.get(work.id)!.deleted,
          state: states[work.id] ?? null,
          ...(unprinted.has(work.id) && { restricted: true }),
          ...(passages.has(work.id) && { passages: Object.fromEntries(passages.get(work.id)!) }),
        })),
        ...hidden.map(({ id, withdrawn, backupsUntil }) => ({
          ...NOTHING_KNOWN,
          id,
          hidden: withdrawn ? ('withdrawn' as const) : ('restricted' as const),
          ...(backupsUntil ? { backupsUntil } : {}),
        })),
      ],
      excerpts: excerpts.map(({ id, work, quotation, locator, speaker }) => ({
        id,
        work: work.id,
        quotation,
        locator,
        speaker,
      })),
      locators: {
        default: LOCATOR_LABELS,
        ...Object.fromEntries(WORK_TYPES.map(({ type, locators }) => [type, locators])),
      },
      openComments,
      notes: services.notes.mentions(actor, ref),
      aliases: services.library.aliases(actor, ref),
      initialSelection: select ? [select] : [],
    };
  });
}

/** Of a work that this reader may not see, or that was withdrawn. */
const NOTHING_KNOWN = {
  key: '',
  type: 'document',
  creators: '',
  title: '',
  year: null,
  doi: null,
  deleted: true,
};

const Example = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('keep-example') }),
  z.object({ intent: z.literal('duplicate-example'), name: words() }),
  z.object({ intent: z.literal('erase-example'), name: words() }),
]);

/** The three ways on from the example; the graph itself is edited through its session. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { workspaces } = services;
  const ref = params.workspace;
  const outcome = await attempt(async () => {
    const input = await readForm(request, Example);
    switch (input.intent) {
      case 'keep-example':
        workspaces.keepExample(actor, ref);
        return null;
      case 'duplicate-example':
        return workspaces.duplicate(actor, ref, input.name);
      case 'erase-example':
        return workspaces.eraseExample(actor, ref, input.name);
    }
  });
  if (outcome.ok && outcome.value) throw redirect(`/p/${outcome.value.slug}`);
  return outcome;
}

export default function MapRoute({ loaderData }: Route.ComponentProps) {
  const { workspace, user } = useWorkspace();
  return (
    <MapPage
      key={`${workspace.id}/${loaderData.mapId}`}
      workspace={workspace}
      user={user}
      {...loaderData}
    />
  );
}
