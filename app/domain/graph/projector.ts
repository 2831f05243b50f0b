import type * as Y from 'yjs';
import { createAssembler, readRecords } from './projection.ts';
import { readRecord } from './records.ts';
import { ENTITY_ROOTS, rootOf, type EntityRoot } from './schema.ts';
import type { Graph } from './types.ts';

/** A graph that follows its document; `subscribe` and `getSnapshot` suit useSyncExternalStore. */
export interface Projector {
  getSnapshot(): Graph;
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/**
 * Projects a document and follows it: after a change only the entities touched are read again, and
 * every object of the graph that did not change is the same object as before.
 */
export function createProjector(doc: Y.Doc): Projector {
  const assemble = createAssembler();
  const records = readRecords(doc);
  const changed = new Set<`${EntityRoot}/${string}`>();
  const listeners = new Set<() => void>();
  let graph = assemble(records);

  function reread<Root extends EntityRoot>(root: Root, id: string): void {
    const held = rootOf(doc, root);
    const into = records[root] as Map<string, ReturnType<typeof readRecord<Root>>>;
    if (held?.has(id)) into.set(id, readRecord(root, id, held.get(id)));
    else into.delete(id);
  }

  const stops = ENTITY_ROOTS.map((root) => {
    const held = rootOf(doc, root);
    const note = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        if (event.target === held) {
          for (const id of (event as Y.YMapEvent<unknown>).keysChanged)
            changed.add(`${root}/${id}`);
        } else changed.add(`${root}/${String(event.path[0])}`);
      }
    };
    held?.observeDeep(note);
    return () => held?.unobserveDeep(note);
  });

  const tell = (): void => {
    if (changed.size > 0) for (const listener of [...listeners]) listener();
  };
  doc.on('afterTransaction', tell);

  return {
    getSnapshot() {
      if (changed.size > 0) {
        for (const path of changed) {
          const at = path.indexOf('/');
          reread(path.slice(0, at) as EntityRoot, path.slice(at + 1));
        }
        changed.clear();
        graph = assemble(records);
      }
      return graph;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      for (const stop of stops) stop();
      doc.off('afterTransaction', tell);
      listeners.clear();
    },
  };
}
