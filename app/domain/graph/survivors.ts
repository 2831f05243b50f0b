import * as Y from 'yjs';
import { putBack, TRACKED_FIELDS } from './commands/put-back.ts';
import type { Editor } from './undo.ts';
import { ENTITY_ROOTS, rootOf, type EntityRoot } from './schema.ts';
import { LANGUAGES, type Language } from './types.ts';

/** A value of mine that another's, written without knowing of it, replaced. */
export interface Overruled {
  /** `root/id/key`, unique among those shown. */
  path: string;
  entity: EntityRoot;
  id: string;
  /** "label", "phrase", "quotation", "status"... */
  field: string;
  language: Language | null;
  mine: string;
  /** null where the other one left it empty, or deleted what carries it. */
  theirs: string | null;
  deleted?: true;
}

export interface SurvivorTracker {
  getSnapshot(): readonly Overruled[];
  subscribe(listener: () => void): () => void;
  /** Writes my value again, as one step that I can undo; it is then no longer shown. */
  putBack(path: string): void;
  dismiss(path: string): void;
  /**
   * Call when all that was written here is on the server: whoever deletes it from then on may have read
   * it. Nothing in a deletion itself tells what its author had read of the texts that it takes along.
   */
  settled(): void;
  destroy(): void;
}

interface Written {
  entity: EntityRoot;
  id: string;
  key: string;
  item: Y.ID;
  value: string;
}

interface Struct {
  client: number;
  clock: number;
}

/**
 * Whether `later` was written by someone who had seen `mine`: Yjs keeps in each item of a key the
 * one that stood there when it was written (`origin`), even after that one is collected.
 */
function knewOf(doc: Y.Doc, later: Y.Item, mine: Struct): boolean {
  const seen = new Set<string>();
  let at: Struct | null = later.id;
  while (at && !seen.has(`${at.client}/${at.clock}`)) {
    if (at.client === mine.client && at.clock === mine.clock) return true;
    seen.add(`${at.client}/${at.clock}`);
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(at.client, at.clock));
    if (!(item instanceof Y.Item)) return false;
    // Collected neighbours are merged into one item; inside it each one follows the one before.
    at = at.clock > item.id.clock ? { client: at.client, clock: at.clock - 1 } : item.origin;
  }
  return false;
}

function splitKey(key: string): { field: string; language: Language | null } {
  const [field = key, suffix] = key.split('.');
  return { field, language: LANGUAGES.find((language) => language === suffix) ?? null };
}

/**
 * Follows the texts written by this editor (and by `isOwn` origins such as the outbox sent again
 * after a reload) and tells which of them another's concurrent value replaced. A value replaced by
 * someone who had read it is not told: that is an edit, not a loss.
 */
export function createSurvivorTracker(
  doc: Y.Doc,
  editor: Editor,
  isOwn: (origin: unknown) => boolean = () => false,
): SurvivorTracker {
  const written = new Map<string, Written>();
  /** Paths written since all was last on the server: nobody else has read these. */
  const unread = new Set<string>();
  let overruled: readonly Overruled[] = [];
  const listeners = new Set<() => void>();

  function show(next: readonly Overruled[]): void {
    overruled = next;
    for (const listener of [...listeners]) listener();
  }

  function forget(path: string): void {
    if (overruled.some((entry) => entry.path === path)) {
      show(overruled.filter((entry) => entry.path !== path));
    }
  }

  function noteOwn(path: string, entity: EntityRoot, id: string, key: string, item: Y.Item): void {
    const value: unknown = item.deleted ? null : item.content.getContent().at(-1);
    if (typeof value === 'string') {
      written.set(path, { entity, id, key, item: item.id, value });
      unread.add(path);
    } else written.delete(path);
    forget(path);
  }

  /** `theirs`: null where nothing stands there now. */
  function tell(path: string, mine: Written, theirs: string | null, deleted: boolean): void {
    const { entity, id, key, value } = mine;
    const entry = { path, entity, id, ...splitKey(key), mine: value, theirs };
    const others = overruled.filter((shown) => shown.path !== path);
    show([...others, deleted ? { ...entry, deleted } : entry]);
  }

  function noteDeletion(entity: EntityRoot, id: string): void {
    for (const [path, mine] of written) {
      if (mine.entity === entity && mine.id === id && unread.has(path))
        tell(path, mine, null, true);
    }
  }

  /** It stands again: nothing of mine in it is lost. */
  function noteReturn(entity: EntityRoot, id: string): void {
    const stays = (shown: Overruled) =>
      !(shown.deleted && shown.entity === entity && shown.id === id);
    if (!overruled.every(stays)) show(overruled.filter(stays));
  }

  function noteOther(path: string, item: Y.Item): void {
    const mine = written.get(path);
    if (!mine || Y.compareIDs(item.id, mine.item)) {
      if (item.deleted) written.delete(path);
      return;
    }
    written.delete(path);
    if (knewOf(doc, item, mine.item)) return;
    const theirs: unknown = item.deleted ? null : item.content.getContent().at(-1);
    if (theirs === mine.value) return;
    tell(path, mine, typeof theirs === 'string' ? theirs : null, false);
  }

  function follow(transaction: Y.Transaction): void {
    const own = editor.isOwn(transaction.origin) || isOwn(transaction.origin);
    for (const [type, keys] of transaction.changed) {
      const entity = ENTITY_ROOTS.find((name) => type._item?.parent === rootOf(doc, name));
      const id = type._item?.parentSub;
      if (!entity || !id) continue;
      if (keys.has('deleted')) {
        if (type._map.get('deleted')?.content.getContent().at(-1) !== true) noteReturn(entity, id);
        else if (!own) noteDeletion(entity, id);
      }
      for (const key of keys) {
        const item = key === null ? undefined : type._map.get(key);
        if (key === null || !item || !TRACKED_FIELDS.has(splitKey(key).field)) continue;
        const path = `${entity}/${id}/${key}`;
        if (own) noteOwn(path, entity, id, key, item);
        else noteOther(path, item);
      }
    }
  }
  doc.on('afterTransaction', follow);

  return {
    getSnapshot: () => overruled,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    putBack(path) {
      const entry = overruled.find((shown) => shown.path === path);
      if (!entry) return;
      const { entity, id, mine, field, language } = entry;
      editor.run(putBack, { root: entity, id, field, language, value: mine });
      forget(path);
    },
    dismiss: forget,
    settled: () => unread.clear(),
    destroy() {
      doc.off('afterTransaction', follow);
      listeners.clear();
    },
  };
}
