import * as Y from 'yjs';
import { CanevasError } from '../../app/domain/errors.ts';
import { repointEvidence } from '../../app/domain/graph/commands.ts';
import { entitiesOf } from '../../app/domain/graph/schema.ts';
import {
  buildGraph,
  readGraphJson,
  type ProjectWork,
} from '../../app/domain/interchange/graph-json.ts';
import type { CslItem } from '../../bibliography/index.ts';
import { inBatches } from '../batches.ts';
import { timestamp, type Context } from '../context.ts';
import { setOrigin } from '../db/queries/copies.ts';
import { workAliases } from '../db/queries/merges.ts';
import { allAliases } from '../db/queries/work-names.ts';
import { fullWorks, originOf, workById } from '../db/queries/works.ts';
import { newId } from '../ids.ts';
import type { WorkspaceSummary } from '../types.ts';
import { readApart } from '../workers/importing.ts';
import { imageIdOf } from '../files/image-files.ts';
import { readImageHeader } from '../../app/domain/image-header.ts';
import { applyEntries } from './apply-entries.ts';
import { copyImages, storeImage } from './images.ts';
import { storeNewWork, storeWork } from './work-store.ts';
import { makeWorkspace, summaryFor } from './workspace-making.ts';

interface Making {
  name: string;
  ownerId: string;
  author: string;
}

/**
 * Library and graph under new work ids, since a work (and its note) belongs to one workspace.
 * The graph's document is copied whole: numbers, trash and all.
 */
export async function copyWorkspace(
  context: Context,
  sourceId: string,
  { name, ownerId, author }: Making,
): Promise<WorkspaceSummary> {
  const { db, rooms } = context;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate((await rooms.graph(sourceId)).doc));
  const aliases = allAliases(db, sourceId);
  const works = fullWorks(db, sourceId, { deleted: true });
  const newIds = new Map(works.map(({ id }) => [id, newId()]));
  // A merged work is cited by what it became: merging wrote nothing into the graph.
  for (const [merged, kept] of Object.entries(workAliases(db, sourceId))) {
    newIds.set(merged, newIds.get(kept) ?? newId());
  }
  const cited = new Set(
    (['evidence', 'frames'] as const)
      .flatMap((root) => [...entitiesOf(copy, root)])
      .map(([, entity]) => entity.get('work')),
  );
  for (const [from, to] of newIds) if (cited.has(from)) repointEvidence(copy, { from, to });

  const workspaceId = makeWorkspace(context, { name, ownerId, isExample: false });
  await inBatches(
    works.filter(({ deleted_at }) => deleted_at === null),
    ({ id, key, item, raw, importedBase }) => {
      const content = { key, item: { ...item, id: newIds.get(id)! }, raw, importedBase };
      const names = aliases.get(id) ?? [];
      storeNewWork(db, workspaceId, content, names, author, timestamp(context));
      setOrigin(db, newIds.get(id)!, id);
    },
    (batch) => db.transaction(batch),
  );
  copyImages(context, sourceId, workspaceId);
  await fillGraph(context, workspaceId, author, copy);
  return summaryFor(context, workspaceId, 'owner');
}

/** A graph-json, with or without the .bib that goes with it, as a new workspace. */
export async function importProject(
  context: Context,
  input: Making & { graphJson: string; bibliography: string | null },
): Promise<WorkspaceSummary> {
  const { db } = context;
  const { name, ownerId, author } = input;
  const file = readGraphJson(input.graphJson);
  const read = input.bibliography?.trim()
    ? await readApart({ data: input.bibliography, format: null })
    : null;
  // An id is kept where no other workspace here has it.
  const ids = new Map(file.works.map(({ id }) => [id, originOf(db, id) ? newId() : id]));
  const idByKey = new Map(file.works.map(({ id, key }) => [key.toLowerCase(), ids.get(id)!]));
  const workId = (id: string): string => ids.get(id) ?? id;
  // Written apart first: a file that the commands refuse leaves nothing behind.
  const graph = new Y.Doc();
  graph.transact(() => buildGraph(graph, file.graph, workId));
  const images = Object.entries(file.images).map(([id, { data }]) => {
    const bytes = new Uint8Array(Buffer.from(data, 'base64'));
    if (imageIdOf(bytes) !== id || !readImageHeader(bytes)) {
      throw new CanevasError('graph-json-invalid', { path: `images.${id}` });
    }
    return bytes;
  });

  const workspaceId = makeWorkspace(context, { name, ownerId, isExample: false });
  if (read) {
    const idFor = (key: string): string => idByKey.get(key.toLowerCase()) ?? newId();
    await applyEntries(db, workspaceId, author, timestamp(context), read, { idFor });
  }
  await inBatches(
    file.works,
    (work) => storeFileWork(context, workspaceId, author, work, workId(work.id)),
    (batch) => db.transaction(batch),
  );
  for (const bytes of images) await storeImage(context, workspaceId, author, bytes);
  await fillGraph(context, workspaceId, author, graph);
  return summaryFor(context, workspaceId, 'owner');
}

/** The item of the graph-json counts: it holds what BibTeX has no field for. The .bib adds the entry as it came. */
function storeFileWork(
  context: Context,
  workspaceId: string,
  author: string,
  { key, aliases, item: data }: ProjectWork,
  id: string,
): void {
  const { db } = context;
  const item: CslItem = { ...data, id };
  const at = timestamp(context);
  const held = workById(db, workspaceId, id);
  if (!held) {
    const content = { key, item, raw: null, importedBase: null };
    storeNewWork(db, workspaceId, content, aliases, author, at);
    return;
  }
  const content = { key: held.key, item, raw: held.raw, importedBase: held.importedBase };
  storeWork(db, workspaceId, content, held.version, author, at, aliases);
}

async function fillGraph(
  context: Context,
  workspaceId: string,
  author: string,
  graph: Y.Doc,
): Promise<void> {
  const update = Y.encodeStateAsUpdate(graph);
  graph.destroy();
  await (await context.rooms.graph(workspaceId)).apply(author, (doc) => Y.applyUpdate(doc, update));
}
