import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { CslItem } from '../../../../bibliography/index.ts';
import type { Draft } from './draft.ts';

/** A work as it was when one began to edit it: what a save is compared with. 0 is the version of a new one. */
export interface Version {
  item: CslItem;
  key: string;
  version: number;
}

/** What was typed and not yet saved, with all that is needed to go on. */
export interface KeptDraft {
  /** The item whose fields became the draft's texts. */
  basis: CslItem;
  draft: Draft;
  /** The BibTeX as it was corrected by hand, not read yet; null where it was not touched. */
  text: string | null;
  opened: Version;
}

const PREFIX = 'canevas-draft/';
const CHANGE = 'canevas-draft-change';

/**
 * An unsaved edit, kept in this tab until it is saved or given up: another page, "back" and a reload
 * leave it whole. Nothing of it outlives the tab, nor is it seen by who signs in next.
 * @param name of the person, the project and the work
 */
export function useKeptDraft(name: string): [KeptDraft | null, (kept: KeptDraft | null) => void] {
  const key = PREFIX + name;
  const json = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const keep = useCallback(
    (kept: KeptDraft | null) => {
      write(key, kept && JSON.stringify(kept));
      window.dispatchEvent(new Event(CHANGE));
    },
    [key],
  );
  // Written by this module alone.
  const kept = useMemo(() => (json === null ? null : (JSON.parse(json) as KeptDraft)), [json]);
  return [kept, keep];
}

function read(key: string): string | null {
  return quietly(() => sessionStorage.getItem(key)) ?? null;
}

function write(key: string, json: string | null): void {
  quietly(() => {
    if (json === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, json);
  });
}

/** A browser that stores nothing, or no more: the warning before the tab closes is then all there is. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGE, listener);
  return () => window.removeEventListener(CHANGE, listener);
}
