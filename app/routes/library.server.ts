import type { Services } from '../../server/services.ts';
import type { Actor, Work, WorkSummary } from '../../server/types.ts';
import { LOCATOR_LABELS, WORK_TYPES, zoteroUri } from '../../bibliography/index.ts';
import {
  citeTargets,
  isFiltered,
  linesOfUses,
  literaturesOf,
  PAGE_SIZE,
  readFilters,
  servedLiteratures,
  sourceCounts,
  type LibraryFilters,
  type ReadingPart,
  type Shelf,
  type WorkRow,
} from '../features/library/index.ts';

/** The most that one answer of the library's service holds. */
const EVERYTHING = 20_000;

/**
 * One page of the list, with the counts above it. A literature is a fact of the graph, which the
 * library's search does not know: it is told which works serve one.
 */
export async function loadLibrary(services: Services, actor: Actor, ref: string, url: URL) {
  const filters = readFilters(url.searchParams);
  const offset = Math.max(0, Math.trunc(Number(url.searchParams.get('offset')) || 0));
  const graph = await services.maps.graph(actor, ref);
  const served = servedLiteratures(graph);
  const page = { offset, limit: PAGE_SIZE };
  const { works, total } = await find(services, actor, ref, filters, served, page);
  const references = isFiltered(filters)
    ? (await services.library.list(actor, ref, { limit: 1 })).total
    : total;
  const rows = works.map((work) => rowOf(work, served));
  return {
    offset,
    rows,
    total,
    counts: { references, ...sourceCounts(graph) },
    literatures: literaturesOf(graph),
    shelf: loadShelf(services, actor, ref),
  };
}

/** What the works are put in order by: the list's drawer, and what a work's panel offers. */
export function loadShelf({ shelves }: Services, actor: Actor, ref: string): Shelf {
  return {
    collections: shelves.collections(actor, ref),
    tags: shelves.tags(actor, ref),
    searches: shelves.searches(actor, ref),
  };
}

/** Every row of the list, for a device to keep. */
export async function loadRows(services: Services, actor: Actor, ref: string): Promise<WorkRow[]> {
  const served = servedLiteratures(await services.maps.graph(actor, ref));
  const { works } = await services.library.list(actor, ref, { limit: EVERYTHING });
  return works.map((work) => rowOf(work, served));
}

/** The ids of all that the filters let through: what "select all" selects. */
export async function loadIds(services: Services, actor: Actor, ref: string, url: URL) {
  const served = servedLiteratures(await services.maps.graph(actor, ref));
  const page = { offset: 0, limit: EVERYTHING };
  const { works } = await find(services, actor, ref, readFilters(url.searchParams), served, page);
  return { ids: works.map(({ id }) => id) };
}

function rowOf(work: WorkSummary, served: Map<string, Set<string>>): WorkRow {
  return { ...work, literatures: [...(served.get(work.id) ?? [])] };
}

async function find(
  services: Services,
  actor: Actor,
  ref: string,
  filters: LibraryFilters,
  served: Map<string, Set<string>>,
  page: { offset: number; limit: number },
) {
  const query = {
    query: filters.q,
    sort: filters.sort,
    direction: filters.direction,
    ...(filters.type ? { type: filters.type } : {}),
    ...(filters.collection ? { collection: filters.collection } : {}),
    ...(filters.tag ? { tag: filters.tag } : {}),
    ...(filters.reading ? { reading: filters.reading } : {}),
    ...(filters.unused ? { used: false } : {}),
    ...(filters.deleted ? { deleted: true } : {}),
  };
  const { literature } = filters;
  const serving = [...served].flatMap(([id, literatures]) =>
    literature !== null && literatures.has(literature) ? [id] : [],
  );
  const among = literature === null ? {} : { among: serving };
  return services.library.list(actor, ref, { ...query, ...among, ...page });
}

/** Everything that the panel of one work shows. `ref` finds the workspace, `work` is an id, a key or an old key. */
export async function loadWork(services: Services, actor: Actor, ref: string, work: string) {
  const found = await services.library.get(actor, ref, work);
  const [uses, graph, excerpts] = await Promise.all([
    services.library.uses(actor, ref, found.id),
    services.maps.graph(actor, ref),
    services.excerpts.list(actor, ref, { work: found.id }),
  ]);
  const part: ReadingPart = {
    reading: services.readings.get(actor, ref, found.id),
    recommendations: services.readings.recommendations(actor, ref, found.id),
    members: services.members.list(actor, ref).map(({ id, name }) => ({ id, name })),
    excerpts,
    targets: citeTargets(graph),
    locators: WORK_TYPES.find(({ type }) => type === found.type)?.locators ?? LOCATOR_LABELS,
    restriction: services.restrictions.get(actor, ref, found.id),
    mentionedBy: services.notes.mentioning(actor, ref, { kind: 'work', target: found.id }),
  };
  const held = services.shelves.ofWork(actor, ref, found.id);
  return { work: withoutSource(found), uses: linesOfUses(uses, graph), part, held };
}

/** What came in with an import is kept for the exports; of it, screens say where it came from. */
export function withoutSource({ raw, ...shown }: Work) {
  return { ...shown, fromZotero: zoteroUri(raw) !== null };
}
