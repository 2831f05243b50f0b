import * as Y from 'yjs';
import { run, type Command } from './commands/run.ts';
import { entitiesOf, ENTITY_ROOTS, entityOf, rootOf, type EntityRoot } from './schema.ts';

/** What an undo or a redo did. */
export interface UndoOutcome {
  /** False where others have since replaced all that the step had done: there is nothing to take back. */
  changed: boolean;
  /** Ids of the maps that show something it changed, so that a change out of sight is announced. */
  maps: string[];
}

/** Runs commands as one person's, each one undo step, and takes back that person's steps alone. */
export interface Editor {
  readonly origin: unknown;
  /**
   * Runs a command. Consecutive runs with the same `group` are one step (typing in one field); any
   * other run, an undo or `endGroup` ends it.
   */
  run<Args, Result>(
    command: Command<Args, Result>,
    args: Args,
    options?: { group?: string },
  ): Result;
  endGroup(): void;
  /** null where nothing of one's own is left to take back. */
  undo(): UndoOutcome | null;
  redo(): UndoOutcome | null;
  canUndo(): boolean;
  canRedo(): boolean;
  subscribe(listener: () => void): () => void;
  /** Whether a transaction is this person's: a command, an undo or a redo. */
  isOwn(origin: unknown): boolean;
  destroy(): void;
}

type Step = Y.UndoManager['undoStack'][number];

/** The item of the entity that an item belongs to, itself included; null outside of any. */
function owningEntity(item: Y.Item): Y.Item | null {
  for (let at: Y.Item | null = item; at;) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return null;
    if (parent._item === null) return at;
    at = parent._item;
  }
  return null;
}

/** Root and id of the entity that a changed type belongs to. */
function entityOfType(doc: Y.Doc, type: { _item: Y.Item | null }): [EntityRoot, string] | null {
  const owner = type._item && owningEntity(type._item);
  const root = ENTITY_ROOTS.find((name) => owner?.parent === rootOf(doc, name));
  return root && owner?.parentSub ? [root, owner.parentSub] : null;
}

/** Ids of the maps, deleted or not, on which a change of these entities can be seen. */
function mapsShowing(doc: Y.Doc, changed: [EntityRoot, string][]): string[] {
  const shown = new Set<string>();
  const showAll = (concepts: unknown[]): void => {
    for (const [id, map] of entitiesOf(doc, 'maps')) {
      const places = map.get('places');
      const isPlaced = (concept: unknown) =>
        places instanceof Y.Map && typeof concept === 'string' && places.has(concept);
      if (concepts.every(isPlaced)) shown.add(id);
    }
  };
  const show = (root: EntityRoot, id: string): void => {
    const entity = entityOf(doc, root, id);
    if (root === 'maps') shown.add(id);
    else if (root === 'concepts') showAll([id]);
    else if (root === 'propositions') showAll([entity?.get('from'), entity?.get('to')]);
    else if (root === 'frames') shown.add(String(entity?.get('map')));
    else if (root === 'evidence') {
      const on = entity?.get('on');
      if (Array.isArray(on)) show(on[0] === 'concept' ? 'concepts' : 'propositions', String(on[1]));
    }
  };
  for (const [root, id] of changed) show(root, id);
  return [...shown].sort();
}

/** What stood at a key when an item of this step was set there, where the step replaced a value. */
function replaced(doc: Y.Doc, step: Step, item: Y.Item): Y.Item | null {
  let origin = item.origin;
  while (origin && Y.isDeleted(step.insertions, origin)) {
    const earlier: Y.Item | Y.GC = Y.getItem(doc.store, origin);
    origin = earlier instanceof Y.Item ? earlier.origin : null;
  }
  if (!origin || !Y.isDeleted(step.deletions, origin)) return null;
  const before: Y.Item | Y.GC = Y.getItem(doc.store, origin);
  return before instanceof Y.Item ? before : null;
}

/**
 * Two who set the same key at once: to take back the value that won, Yjs deletes it and does not set
 * the one before again, since another's stands between them (yjs #514). A concept would have no name,
 * a card no place. The value before is set here; `reverse`, the step that does all this again, is told.
 */
function refill(doc: Y.Doc, step: Step, reverse: Step | undefined, origin: unknown): void {
  const lacking: { map: Y.Map<unknown>; key: string; value: unknown }[] = [];
  const look = (transaction: Y.Transaction): void =>
    Y.iterateDeletedStructs(transaction, step.insertions, (item) => {
      if (!(item instanceof Y.Item) || item.parentSub === null) return;
      const { parent, parentSub: key } = item;
      if (!(parent instanceof Y.Map) || parent._item?.deleted || parent.has(key)) return;
      const before = replaced(doc, step, item)?.content;
      if (before instanceof Y.ContentAny) lacking.push({ map: parent, key, value: before.arr[0] });
    });
  const { clientID } = doc;
  const from = Y.getState(doc.store, clientID);
  doc.transact((transaction) => {
    look(transaction);
    for (const { map, key, value } of lacking) if (!map.has(key)) map.set(key, value);
  }, new Refill(origin));
  const len = Y.getState(doc.store, clientID) - from;
  if (len === 0 || !reverse) return;
  const { clients } = reverse.insertions;
  clients.set(clientID, [...(clients.get(clientID) ?? []), { clock: from, len }]);
}

/** Marks the transaction that belongs to an undo or a redo of this manager, and is no step of its own. */
class Refill {
  readonly of: unknown;
  constructor(of: unknown) {
    this.of = of;
  }
}

export function createEditor(doc: Y.Doc, origin: unknown = Symbol('editor')): Editor {
  /** The step being taken back or done again. */
  let step: Y.UndoManager['undoStack'][number] | undefined;

  /**
   * G4: undoing a creation takes away the flag that makes the entity alive and nothing else, so that
   * what others have added to it since is still there when it comes back.
   */
  function mayDelete(item: Y.Item): boolean {
    const owner = owningEntity(item);
    if (!owner) return true;
    if (item === owner || item.content instanceof Y.ContentType) return false;
    const isCreation = step !== undefined && Y.isDeleted(step.insertions, owner.id);
    return !isCreation || (item.parentSub === 'deleted' && isDirectlyIn(item, owner));
  }
  function isDirectlyIn(item: Y.Item, owner: Y.Item): boolean {
    return owner.content instanceof Y.ContentType && item.parent === owner.content.type;
  }

  const manager = new Y.UndoManager(
    ENTITY_ROOTS.flatMap((name) => rootOf(doc, name) ?? []),
    { captureTimeout: 0, trackedOrigins: new Set([origin]), deleteFilter: mayDelete, doc },
  );
  let group: string | undefined;
  let touched: [EntityRoot, string][] = [];

  manager.on('stack-item-popped', ({ changedParentTypes }) => {
    for (const type of changedParentTypes.keys()) {
      const entity = entityOfType(doc, type);
      if (entity) touched.push(entity);
    }
  });

  function enterGroup(next: string | undefined): void {
    if (next !== group) manager.stopCapturing();
    group = next;
    manager.captureTimeout = next === undefined ? 0 : Number.MAX_SAFE_INTEGER;
  }

  /**
   * Gives Yjs one step alone: left to itself it goes on to the step before when others have since
   * replaced all that this one did, and takes back more than was asked.
   */
  function take(stack: Y.UndoManager['undoStack'], act: () => unknown): UndoOutcome | null {
    enterGroup(undefined);
    step = stack.at(-1);
    if (!step) return null;
    touched = [];
    const earlier = stack.splice(0, stack.length - 1);
    try {
      const changed = act() !== null;
      const reverse = stack === manager.undoStack ? manager.redoStack : manager.undoStack;
      if (changed) refill(doc, step, reverse.at(-1), manager);
      return { changed, maps: mapsShowing(doc, touched) };
    } finally {
      stack.unshift(...earlier);
      step = undefined;
    }
  }

  return {
    origin,
    run(command, args, options = {}) {
      enterGroup(options.group);
      return run(doc, origin, command, args);
    },
    endGroup: () => enterGroup(undefined),
    undo: () => take(manager.undoStack, () => manager.undo()),
    redo: () => take(manager.redoStack, () => manager.redo()),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    subscribe(listener) {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const event of events) manager.on(event, listener);
      return () => {
        for (const event of events) manager.off(event, listener);
      };
    },
    isOwn: (other) =>
      other === origin || other === manager || (other instanceof Refill && other.of === manager),
    destroy: () => manager.destroy(),
  };
}
