import type { Context } from './context.ts';
import type { LiveEvent } from './types.ts';

/** Tells open pages of a workspace what changed outside its graph; a page that misses one reloads anyway. */
export interface LiveEvents {
  emit(workspaceId: string, event: LiveEvent): void;
  subscribe(workspaceId: string, listener: (event: LiveEvent) => void): () => void;
}

export function createLiveEvents(): LiveEvents {
  const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
  return {
    emit(workspaceId, event) {
      for (const listener of listeners.get(workspaceId) ?? []) listener(event);
    },
    subscribe(workspaceId, listener) {
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
