import { useCallback, useSyncExternalStore } from 'react';

const CHANGE = 'canevas-stored-change';
/** Of a browser that stores nothing: a choice then holds until the page is left. */
const unstored = new Map<string, string>();

/** A text remembered in this browser under a key; null where none is, and while the server renders. */
export function useStored(key: string): [string | null, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(key),
    () => null,
  );
  const store = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        unstored.set(key, next);
      }
      window.dispatchEvent(new Event(CHANGE));
    },
    [key],
  );
  return [value, store];
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unstored.get(key) ?? null;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return unstored.get(key) ?? null;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGE, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGE, listener);
    window.removeEventListener('storage', listener);
  };
}
