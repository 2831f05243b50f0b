import type * as Y from 'yjs';
import { CanevasError } from '../../domain/errors.ts';
import type { Command } from '../../domain/graph/commands.ts';
import { createProjector } from '../../domain/graph/projector.ts';
import { createSurvivorTracker } from '../../domain/graph/survivors.ts';
import { createEditor } from '../../domain/graph/undo.ts';
import { followPage } from './follow-page.ts';
import { createPresence } from './presence.ts';
import { createStore } from './store.ts';
import { FROM_OUTBOX, SyncEngine } from './sync-engine.ts';
import type { GraphSession, HistoryState, OpenGraphOptions } from './types.ts';

/** Opens a workspace's graph to be read and edited, with or without the server. Close it when done. */
export function openGraph(options: OpenGraphOptions): GraphSession {
  const engine = new SyncEngine('graph', options.workspaceId, options);
  const { doc, awareness, status } = engine;
  const projector = createProjector(doc);
  const editor = createEditor(doc);
  const survivors = createSurvivorTracker(doc, editor, (origin) => origin === FROM_OUTBOX);
  const stopStatus = status.subscribe(() => {
    const { pending, held } = status.getSnapshot();
    if (pending + held === 0) survivors.settled();
  });
  const presence = createPresence(awareness);
  const history = createStore<HistoryState>({ canUndo: false, canRedo: false });
  const stopHistory = editor.subscribe(() => {
    const next = { canUndo: editor.canUndo(), canRedo: editor.canRedo() };
    const now = history.getSnapshot();
    if (next.canUndo !== now.canUndo || next.canRedo !== now.canRedo) history.set(next);
  });
  const stopPage = followPage(engine);

  function requireEdit(): void {
    if (!engine.canEdit) throw new CanevasError('read-only');
  }

  function run<Args, Result>(
    command: Command<Args, Result> | ((doc: Y.Doc) => Result),
    args?: Args,
    runOptions?: { group?: string },
  ): Result {
    requireEdit();
    return editor.run(command as Command<Args | undefined, Result>, args, runOptions);
  }

  let closing: Promise<void> | null = null;
  async function closeNow(): Promise<void> {
    stopPage();
    stopStatus();
    stopHistory();
    presence.destroy();
    survivors.destroy();
    projector.destroy();
    editor.destroy();
    await engine.close();
  }

  return {
    workspaceId: options.workspaceId,
    user: options.user,
    doc,
    awareness,
    graph: projector,
    status,
    peers: presence.peers,
    conflicts: survivors,
    history,
    opened: engine.opened,
    run,
    endGroup: () => editor.endGroup(),
    undo() {
      requireEdit();
      return editor.undo();
    },
    redo() {
      requireEdit();
      return editor.redo();
    },
    putBack(path) {
      requireEdit();
      survivors.putBack(path);
    },
    dismissConflict: (path) => survivors.dismiss(path),
    setPresence: (change) => presence.set(change),
    reconnect: () => engine.retryNow(),
    exportHeld: async () => engine.exportHeld(),
    discardHeld: () => engine.discardHeld(),
    close() {
      closing ??= closeNow();
      return closing;
    },
  };
}
