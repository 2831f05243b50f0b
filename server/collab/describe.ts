import * as Y from 'yjs';
import { project } from '../../app/domain/graph/projection.ts';

/** A document in figures: nothing of what it says. */
export interface DocumentDescription {
  /** As one update, without its history. */
  bytes: number;
  structs: number;
  /** Structs whose content is gone, garbage-collected ones included. */
  deleted: number;
  /** Structs or deletions wait for what is not there; must be false. */
  pending: boolean;
  /** By client id: the next clock, and whose it is. */
  clients: Array<{ client: number; clock: number; owner: string | null }>;
  /** Entities by root, deleted ones included. */
  roots: Record<string, number>;
  /** Paths of values that a reader of the graph sets aside, because their type is not the schema's. */
  illTyped: string[];
}

export function describeDocument(
  doc: Y.Doc,
  owners: ReadonlyMap<number, string>,
): DocumentDescription {
  const lists = [...doc.store.clients.values()];
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  const roots = [...doc.share].flatMap(([name, type]) =>
    type._map.size > 0 ? [[name, type._map.size] as const] : [],
  );
  return {
    bytes: Y.encodeStateAsUpdate(doc).length,
    structs: lists.reduce((sum, list) => sum + list.length, 0),
    deleted: lists.reduce((sum, list) => sum + list.filter(({ deleted }) => deleted).length, 0),
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    clients: [...clocks].map(([client, clock]) => ({
      client,
      clock,
      owner: owners.get(client) ?? null,
    })),
    roots: Object.fromEntries(roots),
    illTyped: project(doc).illTyped,
  };
}
