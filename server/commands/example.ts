import { readFileSync } from 'node:fs';
import { CanevasError } from '../../app/domain/errors.ts';
import { timestamp, type Context } from '../context.ts';
import { workByKey } from '../db/queries/works.ts';
import { buildExample, readExamplePlaces } from '../example/build-example.ts';
import { readApart } from '../workers/importing.ts';
import type { WorkspaceSummary } from '../types.ts';
import { applyEntries } from './apply-entries.ts';
import { makeWorkspace, summaryFor } from './workspace-making.ts';

/** Its name as the thesis has it; renamed like any other. */
const EXAMPLE_NAME = 'Les travailleurs de l’intelligence artificielle';
/** Its author in the history: no person wrote it. */
export const EXAMPLE_AUTHOR = 'example';

/** The example as a workspace of its own, its library through the same import as everyone's. */
export async function createExample(
  context: Context,
  ownerId: string,
  name: string = EXAMPLE_NAME,
): Promise<WorkspaceSummary> {
  const data = readFileSync(new URL('../example/references.bib', import.meta.url));
  const read = await readApart({ data, format: 'bibtex' });
  const workspaceId = makeWorkspace(context, { name, ownerId, isExample: true });
  await applyEntries(context.db, workspaceId, EXAMPLE_AUTHOR, timestamp(context), read);
  // The graph cites the lab's list by number: the file keeps its order.
  const workIdByReference = Object.fromEntries(
    read.entries.map(({ key }, index) => {
      const work = workByKey(context.db, workspaceId, key);
      if (!work) throw new CanevasError('unexpected', { key });
      return [index + 1, work.id];
    }),
  );
  const room = await context.rooms.graph(workspaceId);
  await room.apply(EXAMPLE_AUTHOR, (doc) =>
    buildExample(doc, { workIdByReference, places: readExamplePlaces() }),
  );
  return summaryFor(context, workspaceId, 'owner');
}
