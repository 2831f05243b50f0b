import type { Services } from '../../../server/services.ts';
import type { Actor } from '../../../server/types.ts';
import { PAGE_SIZE, readFilters, type LibraryFilters } from './list/filters.ts';
import { literaturesOf, servedLiteratures, sourceCounts, useLines } from './served.ts';
import type { WorkRow } from './types.ts';

/** The most that one answer of the library's service holds. */
const EVERYTHING = 20_000;

/**
 * One page of the list, with the counts above it. A literature is a fact of the graph, which the
 * library's search does not know: that filter is applied here.
 */
export async function loadLibrary(services: Services, actor: Actor, ref: string, url: URL) {
  const filters = readFilters(url.searchParams);
  const offset = Math.max(0, Math.trunc(Number(url.searchParams.get('offset')) || 0));
  const graph = await services.maps.graph(actor, ref);
  const served = servedLiteratures(graph);
  const [{ works, total }, { total: references }] = await Promise.all([
    find(services, actor, ref, filters, offset, served),
    services.library.list(actor, ref, { limit: 1 }),
  ]);
  const rows: WorkRow[] = works.map((work) => ({
    ...work,
    literatures: [...(served.get(work.id) ?? [])],
  }));
  return {
    offset,
    rows,
    total,
    counts: { references, ...sourceCounts(graph) },
    literatures: literaturesOf(graph),
  };
}

async function find(
  services: Services,
  actor: Actor,
  ref: string,
  filters: LibraryFilters,
  offset: number,
  served: Map<string, Set<string>>,
) {
  const query = {
    query: filters.q,
    sort: filters.sort,
    direction: filters.direction,
    ...(filters.type ? { type: filters.type } : {}),
    ...(filters.reading ? { reading: filters.reading } : {}),
    ...(filters.unused ? { used: false } : {}),
    ...(filters.deleted ? { deleted: true } : {}),
  };
  const { literature } = filters;
  if (!literature) {
    return services.library.list(actor, ref, { ...query, offset, limit: PAGE_SIZE });
  }
  const { works } = await services.library.list(actor, ref, { ...query, limit: EVERYTHING });
  const serving = works.filter((work) => served.get(work.id)?.has(literature));
  return { works: serving.slice(offset, offset + PAGE_SIZE), total: serving.length };
}

/** Everything that the panel of one work shows. `ref` finds the workspace, `work` is an id, a key or an old key. */
export async function loadWork(services: Services, actor: Actor, ref: string, work: string) {
  const found = await services.library.get(actor, ref, work);
  const [uses, graph] = await Promise.all([
    services.library.uses(actor, ref, found.id),
    services.maps.graph(actor, ref),
  ]);
  // What came in is kept for the exports; the panel does not read it.
  const { raw: _raw, ...shown } = found;
  return { work: shown, uses: useLines(uses, graph) };
}
