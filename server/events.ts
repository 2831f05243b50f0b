import type { Context } from './context.ts';
import type { LiveEvent } from './types.ts';

/** Changes of a workspace are held for a page that was read before them and listens after. */
const HELD = { count: 20, ms: 60_000 };

/** Tells open pages of a workspace what changed outside its graph; a page that misses one reloads anyway. */
export interface LiveEvents {
  emit(workspaceId: string, event: LiveEvent): void;
  /** @param age milliseconds since the page was asked for: what changed since is told at once. */
  subscribe(workspaceId: string, listener: (event: LiveEvent) => void, age?: number): () => void;
}

export function createLiveEvents(): LiveEvents {
  const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
  const recent = new Map<string, { at: number; event: LiveEvent }[]>();
  return {
    emit(workspaceId, event) {
      if (event.kind !== 'here') {
        const now = performance.now();
        const held = (recent.get(workspaceId) ?? []).filter(({ at }) => at > now - HELD.ms);
        recent.set(workspaceId, [...held, { at: now, event }].slice(-HELD.count));
      }
      for (const listener of listeners.get(workspaceId) ?? []) listener(event);
    },
    subscribe(workspaceId, listener, age = 0) {
      const since = performance.now() - age;
      for (const { at, event } of recent.get(workspaceId) ?? []) if (at > since) listener(event);
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(workspaceId) === set) listeners.delete(workspaceId);
      };
    },
  };
}

/** Those who come and go within so long are told of together. */
const TOGETHER_MS = 200;

/** Tells open pages of a project who is on which map, when somebody has come, gone on or left. */
export function tellWhereabouts(context: Pick<Context, 'events' | 'rooms'>) {
  const waiting = new Set<string>();
  return (workspace: string): void => {
    if (waiting.has(workspace)) return;
    waiting.add(workspace);
    setTimeout(() => {
      waiting.delete(workspace);
      const people = context.rooms.whereabouts(workspace);
      context.events.emit(workspace, { kind: 'here', workspace, people });
    }, TOGETHER_MS).unref();
  };
}
