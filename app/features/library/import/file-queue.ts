import { useSyncExternalStore } from 'react';

let waiting: readonly File[] = [];
const listeners = new Set<() => void>();
const NONE: readonly File[] = [];

function set(files: readonly File[]): void {
  waiting = files;
  for (const listener of listeners) listener();
}

/** The files that were dropped together with the one that is being imported: each has its own preview. */
export function useFileQueue(): readonly File[] {
  return useSyncExternalStore(
    subscribe,
    () => waiting,
    () => NONE,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const keepWaiting = (files: readonly File[]): void => set(files);

/** The first of them, which waits no more. */
export function takeNext(): File | undefined {
  const [next, ...rest] = waiting;
  set(rest);
  return next;
}
