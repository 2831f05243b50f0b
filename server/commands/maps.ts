import {
  addMap,
  deleteMap,
  duplicateMap,
  renameMap,
  restoreMap,
} from '../../app/domain/graph/commands.ts';
import { mapsInOrder } from '../../app/domain/graph/queries.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { authorise, authorOf } from '../access.ts';
import type { Context } from '../context.ts';
import { mapSummary } from '../graph-uses.ts';
import type { MapService } from '../services.ts';
import type { Actor, MapSummary } from '../types.ts';
import type * as Y from 'yjs';

/** Maps as forms handle them; on the canvas the same commands run in the browser. */
export function createMapService(context: Context): MapService {
  const { db, rooms } = context;

  async function projection(actor: Actor, ref: string) {
    const { workspace } = authorise(db, actor, ref, 'read');
    return (await rooms.graph(workspace.id)).projection();
  }

  async function write<T>(actor: Actor, ref: string, command: (doc: Y.Doc) => T): Promise<T> {
    const { workspace } = authorise(db, actor, ref, 'editGraph');
    return (await rooms.graph(workspace.id)).apply(authorOf(actor), command);
  }

  async function one(actor: Actor, ref: string, id: string): Promise<MapSummary> {
    const graph = await projection(actor, ref);
    const map = graph.maps[id];
    if (!map) throw new CanevasError('map-missing', { id });
    return mapSummary(graph, map);
  }

  return {
    async list(actor, ref) {
      const graph = await projection(actor, ref);
      return [
        ...mapsInOrder(graph).map((map) => mapSummary(graph, map)),
        ...graph.trash.maps.map((map) => mapSummary(graph, map, true)),
      ];
    },
    graph: projection,
    async create(actor, ref, input) {
      return one(actor, ref, await write(actor, ref, (doc) => addMap(doc, input)));
    },
    async rename(actor, ref, id, name) {
      await write(actor, ref, (doc) => renameMap(doc, { id, name }));
      return one(actor, ref, id);
    },
    async duplicate(actor, ref, id, name) {
      return one(actor, ref, await write(actor, ref, (doc) => duplicateMap(doc, { id, name })));
    },
    async delete(actor, ref, id) {
      await write(actor, ref, (doc) => deleteMap(doc, { id }));
    },
    async restore(actor, ref, id) {
      await write(actor, ref, (doc) => restoreMap(doc, { id }));
      return one(actor, ref, id);
    },
  };
}
